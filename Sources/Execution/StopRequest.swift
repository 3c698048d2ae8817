/// `stop.json`: written before the runner is told, so that a job is stopped even if its runner, or who asked, dies in between.
package enum StopRequest: String, Codable, Sendable {
    /// Somebody wants it to end.
    case stopped
    /// Its work has a new owner.
    case epochOver

    var reason: ExitReason {
        switch self {
        case .stopped: .stopped
        case .epochOver: .epochOver
        }
    }
}
