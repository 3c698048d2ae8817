package import Domain

/// A wait for a phase of a lane: says after each change whether it is over.
package struct PhaseWait: Sendable {
    package let phase: Phase

    package init(_ phase: Phase) { self.phase = phase }

    /// Nil while the wait goes on.
    package func outcome(_ lane: Lane) -> WaitOutcome? {
        // A decision that leads back or to an end is recorded a moment before the lane moves; in between it stands still only by name.
        if lane.phase == .inspecting || lane.phase == .approved, let decision = lane.decision, !decision.kind.lands { return nil }
        // It has come to be inspected, and says in a moment what is asked of the operator.
        if lane.phase == .inspecting, lane.attention == nil, lane.decision == nil, !lane.paused { return nil }
        if hasCome(lane) { return .reached }
        if hasEnded(lane) { return .ended }
        return waitsForOperator(lane) ? .needsOperator : nil
    }

    private func hasCome(_ lane: Lane) -> Bool {
        if lane.phase == phase { return true }
        switch lane.phase {
        case .abandoned, .rejected: return false
        case .rolledBack: return lane.phases.contains { $0.phase == phase }
        default:
            guard let here = Self.order.firstIndex(of: lane.phase), let there = Self.order.firstIndex(of: phase) else { return false }
            return here > there
        }
    }

    private func hasEnded(_ lane: Lane) -> Bool {
        // What is done can still be rolled back.
        lane.phase.isEnd && !(lane.phase == .done && phase == .rolledBack)
    }

    private func waitsForOperator(_ lane: Lane) -> Bool { lane.attention != nil || lane.paused }

    /// The way of a lane that lands.
    private static let order: [Phase] = [
        .queued, .preparing, .working, .gating, .publishing, .inspecting, .approved, .landing, .landed, .deploying, .verifying, .done,
    ]
}
