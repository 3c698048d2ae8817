import Domain

/// Turns the operator's decision about a handoff into events.
struct HandoffIntake {
    let configuration: WorkspaceConfiguration
    let model: ReadModel

    func scope(_ id: HandoffID, _ change: TargetChange) throws(DeskError) -> [Event] {
        let (lane, handoff) = try open(id)
        let draft = HandoffTarget.draft(handoff, of: lane, change)
        let events = try TargetIntake(configuration: configuration, model: model).events(for: [draft])
        guard case .target(let target, .added(let added))? = events.first else {
            throw DeskError(.failed, "no target came of \(id)")
        }
        return events + [.lane(lane.id, .handoffScoped(id, target))] + (try order(handoff, lane, target, added))
    }

    func decline(_ id: HandoffID, _ reason: String) throws(DeskError) -> [Event] {
        [.lane(try open(id).lane.id, .handoffDeclined(id, reason: reason))]
    }

    /// A blocking handoff draws the dependency, unless there is nothing left to wait.
    private func order(_ handoff: Handoff, _ lane: Lane, _ target: TargetID, _ added: Target) throws(DeskError) -> [Event] {
        guard handoff.proposal.blocking, var waiting = model.targets[lane.start.target], waiting.dropped == nil,
            !model.hasLanded(waiting.id)
        else { return [] }
        waiting.after.append(target)
        if let cycle = DependencyGraph(model.targets, changing: [waiting, added]).cycle() {
            throw DeskError(
                .usage,
                "\(handoff.id) blocks \(waiting.id), which makes a cycle: \(cycle.map(\.description).joined(separator: " → "))")
        }
        return [.target(waiting.id, .ordered(after: waiting.after))]
    }

    private func open(_ id: HandoffID) throws(DeskError) -> (lane: Lane, handoff: Handoff) {
        guard let found = model.handoff(id) else { throw Self.unknown(id) }
        guard found.handoff.isOpen else { throw DeskError(.refused, "\(id) is settled: \(found.handoff.outcome)") }
        return found
    }

    static func unknown(_ id: HandoffID) -> DeskError {
        DeskError(.notFound, "there is no \(id); signalbox handoff list shows what there is")
    }
}
