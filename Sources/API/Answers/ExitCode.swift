/// The exit codes of every `signalbox` command.
package enum ExitCode: Int32, Codable, CaseIterable, Sendable {
    /// It is done.
    case done = 0
    /// It was tried and failed.
    case failed = 1
    /// Wrong usage or configuration: nothing was tried.
    case usage = 2
    /// Policy refused it.
    case refused = 3
    /// It cannot go on without the operator.
    case needsOperator = 4
    /// What was named does not exist.
    case notFound = 5
    /// No server answers, and none could be started.
    case unreachable = 6
    /// Interrupted by a signal (128 + SIGINT).
    case interrupted = 130

    /// The documented meaning, for `--help` and the command reference.
    package var meaning: String {
        switch self {
        case .done: "done"
        case .failed: "failed"
        case .usage: "wrong usage or configuration"
        case .refused: "refused by policy"
        case .needsOperator: "needs the operator"
        case .notFound: "not found"
        case .unreachable: "server unreachable"
        case .interrupted: "interrupted"
        }
    }
}
