/// Why an agent counts as stuck.
package struct WatchdogFinding: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// No output while no tool runs.
        case silence
        /// No tool call began or ended.
        case noProgress = "no-progress"
        /// The same tool call again and again, or two that alternate.
        case repeats
        /// Errors of the model's service in a row.
        case apiErrors = "api-errors"
    }

    package var kind: Kind
    /// When it began: the last output or progress, the first of the repeats or errors.
    package var since: Timestamp
    /// `no output for 10 min`. Names of tools are the agent's own.
    package var words: String

    package init(kind: Kind, since: Timestamp, words: String) {
        self.kind = kind
        self.since = since
        self.words = words
    }
}

/// What is done about a finding.
package enum WatchdogAction: Equatable, Sendable {
    /// Interrupt the turn and try again after some seconds; the attempt counts from 1.
    case retry(attempt: Int, of: Int, afterSeconds: Int)
    /// In words: which, and how often it was tried.
    case askOperator(String)
}

extension WatchdogFinding {
    /// An hour.
    static let longestBackoff = 3600

    /// The action by the workspace's settings.
    /// - Parameter retries: how often the turn was already interrupted and tried again.
    package func action(_ settings: WatchdogConfiguration, retries: Int) -> WatchdogAction {
        guard retries < settings.retries else {
            let tried = retries > 0 ? " (tried again \(CountWords.text(retries, "time")))" : ""
            return .askOperator(words + tried)
        }
        // Twelve doublings of a second are more than the longest wait.
        let wait = min(Self.longestBackoff, max(1, settings.backoffSeconds) << min(max(0, retries), 12))
        return .retry(attempt: retries + 1, of: settings.retries, afterSeconds: wait)
    }
}
