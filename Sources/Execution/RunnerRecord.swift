import Processes

/// `runner.json`: written before the command is started, so whoever finds it knows that the job had its one start.
struct RunnerRecord: Codable, Sendable {
    /// The runner.
    var runner: ProcessIdentity
    /// The command, also leader of its session and group; `nil` until it is started.
    var child: ProcessIdentity?
    /// Milliseconds since 1970.
    var startedAt: Int64
    /// The ``JobSpec/mark`` that the command was given.
    var mark: String
    /// The folder of the job's control group; `nil` without one. Written before it is made.
    var group: String?
}
