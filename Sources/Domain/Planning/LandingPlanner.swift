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
        let waiting = unlanded(before: lane)
        if !waiting.isEmpty { return .wait("\(waiting.map(\.description).joined(separator: ", ")) must land first") }
        let others = model.lanes.values.filter { $0.id != lane.id && $0.start.repository == lane.start.repository }
        if let busy = others.filter({ $0.phase == .landing }).min(by: { $0.id < $1.id }) { return .wait("\(busy.id) is landing") }
        // First approved lands first: the order that the operator gave.
        let ahead = others.filter { $0.phase == .approved && isReady($0) && approvedBefore($0, lane) }
        if let first = ahead.min(by: approvedBefore) { return .wait("\(first.id) lands first") }
        return .land
    }

    /// Targets that this lane's target comes after and that have not landed.
    package func unlanded(before lane: Lane) -> [TargetID] {
        (model.targets[lane.start.target]?.after ?? []).filter { !model.hasLanded($0) }
    }

    private func isReady(_ lane: Lane) -> Bool {
        lane.decision?.kind.lands == true && lane.attention == nil && !lane.paused && (policy == .automatic || lane.landRequested) && unlanded(before: lane).isEmpty
    }

    private func approvedBefore(_ left: Lane, _ right: Lane) -> Bool {
        left.phaseSince == right.phaseSince ? left.id < right.id : left.phaseSince < right.phaseSince
    }
}

extension ReadModel {
    /// Whether a lane of the target is on the default branch and was not rolled back.
    package func hasLanded(_ target: TargetID) -> Bool {
        lanes.values.contains { $0.start.target == target && $0.phase.isLanded && $0.phase != .rolledBack }
    }

    /// The lane of a target that has not ended.
    package func openLane(of target: TargetID) -> Lane? {
        lanes.values.first { $0.start.target == target && !$0.phase.isEnd && !$0.phase.isLanded }
    }
}
