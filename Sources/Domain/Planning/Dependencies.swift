extension ReadModel {
    /// Targets that this lane's target comes after and that have not landed.
    package func unlanded(before lane: Lane) -> [TargetID] {
        (targets[lane.start.target]?.after ?? []).filter { !hasLanded($0) }
    }

    /// Those of them that nobody is on the way with: no lane of theirs goes on, so they land only if the operator does something.
    package func stalled(before lane: Lane) -> [TargetID] { unlanded(before: lane).filter { openLane(of: $0) == nil } }

    /// The same, for a lane that asks the operator for them; empty for any other.
    package func asked(by lane: Lane) -> [TargetID] { lane.attention?.reason == .dependencyStalled ? stalled(before: lane) : [] }
}

/// What keeps a lane from going on, and is on nobody's way: a target that must land first and was given up, rolled back or never dispatched.
package struct StalledDependencies: Sendable {
    private let lane: Lane
    private let model: ReadModel
    private let targets: [TargetID]

    /// Nil when everything that must land first has landed or is on its way.
    package init?(before lane: Lane, in model: ReadModel) {
        targets = model.stalled(before: lane)
        guard !targets.isEmpty else { return nil }
        self.lane = lane
        self.model = model
    }

    /// Which targets, what became of each, and what the operator can do.
    package var detail: String {
        "\(heading) and \(targets.count == 1 ? "is" : "are") not on the way: \(targets.map(fate).joined(separator: ", ")). \(ways)."
    }

    /// Whether an attention is about these very targets.
    package func isTold(by attention: Attention) -> Bool {
        attention.reason == .dependencyStalled && attention.detail.hasPrefix(heading)
    }

    private var heading: String { "\(Self.list(targets)) must land first" }

    private func fate(_ target: TargetID) -> String {
        guard let known = model.targets[target] else { return "there is no target \(target)" }
        if known.dropped != nil { return "\(target) was dropped" }
        guard let last = model.lanes(of: target).last else { return "\(target) was never dispatched" }
        let became =
            switch last.phase {
            case .rolledBack: "was rolled back"
            case .rejected: "was rejected"
            default: "was abandoned"
            }
        return "\(last.id) of \(target) \(became)"
    }

    private var ways: String {
        let usable = targets.filter { model.targets[$0].map { $0.dropped == nil } ?? false }
        let again = usable.contains { !model.lanes(of: $0).isEmpty } ? " again" : ""
        let rest = "let \(lane.start.target) come after \(targets.count == 1 ? "it" : "them") no more, or give \(lane.id) up"
        return usable.isEmpty ? rest.prefix(1).uppercased() + rest.dropFirst() : "Dispatch \(Self.list(usable))\(again), \(rest)"
    }

    private static func list(_ targets: [TargetID]) -> String { targets.map(\.description).joined(separator: ", ") }
}
