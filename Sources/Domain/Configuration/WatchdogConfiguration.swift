/// The `watchdog` section of `signalbox.yaml`. A 0 turns a check off.
package struct WatchdogConfiguration: Codable, Equatable, Sendable {
    /// Seconds without any output while no tool runs.
    package var silenceSeconds: Int
    /// Seconds without a tool call that begins or ends.
    package var noProgressSeconds: Int
    /// The same tool call this many times in a row.
    package var repeats: Int
    /// Errors of the model's service in a row.
    package var apiErrors: Int
    /// How often a stuck turn is interrupted and tried again before the operator is asked.
    package var retries: Int
    /// Seconds before the first retry; each further one waits twice as long.
    package var backoffSeconds: Int

    package init(
        silenceSeconds: Int = 600, noProgressSeconds: Int = 1200, repeats: Int = 5, apiErrors: Int = 5, retries: Int = 2,
        backoffSeconds: Int = 30
    ) {
        self.silenceSeconds = silenceSeconds
        self.noProgressSeconds = noProgressSeconds
        self.repeats = repeats
        self.apiErrors = apiErrors
        self.retries = retries
        self.backoffSeconds = backoffSeconds
    }
}
