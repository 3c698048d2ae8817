import Processes

/// What the runner starts for a job.
struct JobCommand: Sendable {
    /// Path of the program.
    var executable: String
    /// The whole vector.
    var arguments: [String]
    /// The whole environment.
    var environment: [String: String]
    /// Where it starts.
    var workingDirectory: String
    /// The way out of a sandbox that has one; to be closed when the job is over.
    var proxy: ProxyServer?

    static let defaultPath = "/usr/local/bin:/usr/bin:/bin"

    /// The spec's command, inside its sandbox if it has one.
    static func make(_ spec: JobSpec, _ spool: Spool) throws -> JobCommand {
        var environment = spec.environment
        environment["SIGNALBOX_JOB"] = spec.id
        environment["SIGNALBOX_JOB_MARK"] = spec.mark
        var command = JobCommand(
            executable: spec.argv[0], arguments: spec.argv, environment: environment, workingDirectory: spec.workingDirectory)
        if let sandbox = spec.sandbox { return try Confinement(sandbox: sandbox, spool: spool).confine(command) }
        if !command.executable.contains("/") {
            let path = spec.environment["PATH"] ?? defaultPath
            command.executable = try ExecutableFinder().find(command.executable, path: path)
        }
        return command
    }
}
