/// Why a process could not be run, or its output not be kept. A non-zero exit code is not an error here but a result.
package enum ProcessError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The program does not exist, or is not executable.
    case executableNotFound(name: String, searched: String)
    /// The folder it should run in does not exist.
    case workingDirectoryMissing(path: String)
    /// Its input file could not be opened, or its input not be prepared.
    case inputUnavailable(message: String)
    /// The system refused to start it.
    case spawnFailed(command: String, message: String)
    /// It wrote more than the limit and was ended.
    case outputTooLarge(command: String, limit: Int)
    /// The task that ran it was cancelled; the process is ended.
    case cancelled(command: String)
    /// Reading or waiting failed.
    case failed(command: String, message: String)

    /// What went wrong, where, and what to do.
    package var description: String {
        switch self {
        case .executableNotFound(let name, let searched):
            "cannot find an executable \(name.debugDescription) in \(searched.debugDescription): install it, or correct the name or PATH"
        case .workingDirectoryMissing(let path):
            "the working directory \(path.debugDescription) does not exist or cannot be entered"
        case .inputUnavailable(let message):
            "cannot give the command its input: \(message)"
        case .spawnFailed(let command, let message):
            "cannot start \(command): \(message)"
        case .outputTooLarge(let command, let limit):
            "\(command) wrote more than \(limit) bytes and was stopped"
        case .cancelled(let command):
            "\(command) was cancelled"
        case .failed(let command, let message):
            "running \(command) failed: \(message)"
        }
    }
}
