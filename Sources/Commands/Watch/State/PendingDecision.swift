import API
import Domain

/// A decision that is final after five seconds, and can be taken back until then.
struct PendingDecision: Equatable, Sendable {
    /// Milliseconds.
    static let grace: Int64 = 5000

    var lane: LaneID
    var request: DecisionRequest
    /// The clock at which it becomes final.
    var deadline: Int64

    func words(_ clock: Int64) -> String {
        let seconds = max(1, (deadline - clock + 999) / 1000)
        return "\(lane): \(request.kind.rawValue) (\(request.reason)), final in \(seconds) s. Enter: now · u: take it back"
    }
}
