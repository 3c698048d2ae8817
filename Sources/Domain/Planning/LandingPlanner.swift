/// Decides who lands: one lane of a repository at a time, dependencies first. A pure function of a snapshot.
package struct LandingPlanner: Sendable {
    package let model: ReadModel
    private let policy: LandPolicy

    package init(model: ReadModel, policy: LandPolicy = .automatic) {
        self.model = model
        self.policy = policy
    }

    /// The step of an approved lane.
    package func step(_ lane: Lane) -> LaneStep {
        let waiting = model.unlanded(before: lane)
        if !waiting.isEmpty { return .wait("\(waiting.map(\.description).joined(separator: ", ")) must land first") }
        let others = model.unsettledLanes.filter { $0.id != lane.id && $0.start.repository == lane.start.repository }
        if let busy = others.filter({ $0.phase == .landing }).min(by: { $0.id < $1.id }) { return .wait("\(busy.id) is landing") }
        // First approved lands first: the order that the operator gave, which a lane keeps while it is away for a new base.
        let ahead = others.filter { isInLine($0) && approvedBefore($0, lane) }
        if let first = ahead.min(by: approvedBefore) { return .wait("\(first.id) lands first") }
        return .land
    }

    /// Approved and free to land, or on the way back to that with its approval standing.
    private func isInLine(_ lane: Lane) -> Bool {
        guard let decision = lane.decisions.last, decision.voided == nil, decision.kind.lands else { return false }
        guard lane.attention == nil, model.hold(on: lane) == nil, model.unlanded(before: lane).isEmpty else { return false }
        return [.approved, .gating, .publishing].contains(lane.phase) && (policy == .automatic || lane.landRequested)
    }

    private func approvedBefore(_ left: Lane, _ right: Lane) -> Bool {
        let (one, other) = (left.decisions.last?.at ?? left.phaseSince, right.decisions.last?.at ?? right.phaseSince)
        return one == other ? left.id < right.id : one < other
    }
}
