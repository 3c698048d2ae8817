import Domain

/// Turns targets into queued lanes.
struct Dispatch {
    let configuration: WorkspaceConfiguration
    let model: ReadModel
    /// Blob of each agent definition by name.
    let definitions: [String: String]

    /// One queued lane per target, or all that is wrong at once.
    func events(for ids: [TargetID], agent: String?) throws(DeskError) -> [Event] {
        var problems: [String] = []
        var events: [Event] = []
        var number = model.nextLane.number
        var seen: Set<TargetID> = []
        var code: DeskError.Code?
        for id in ids {
            guard seen.insert(id).inserted else {
                problems.append("\(id) is named twice")
                continue
            }
            do {
                events.append(.laneQueued(LaneID(number: number), try start(id, agent: agent)))
                number += 1
            } catch {
                problems.append(error.message)
                code = code ?? error.code
            }
        }
        guard problems.isEmpty else { throw DeskError(code ?? .refused, problems.joined(separator: "\n")) }
        return events
    }

    private func start(_ id: TargetID, agent chosen: String?) throws(DeskError) -> LaneStart {
        guard let target = model.targets[id] else { throw DeskError(.notFound, "there is no target \(id)") }
        if let reason = target.dropped { throw DeskError(.refused, "\(id) was dropped: \(reason)") }
        if let open = model.openLane(of: id) { throw DeskError(.refused, "\(open.id) is already at work on \(id)") }
        if model.hasLanded(id) { throw DeskError(.refused, "\(id) has landed") }
        guard let repository = configuration.repository(target.repository) else {
            throw DeskError(.usage, "\(id): repository '\(target.repository)' is no longer in signalbox.yaml")
        }
        guard let name = chosen ?? target.agent ?? configuration.agents.first?.name, let definition = definitions[name] else {
            throw DeskError(.notFound, "\(id): there is no agent '\(chosen ?? target.agent ?? "")' in signalbox.yaml")
        }
        let boundary = target.boundary.flatMap { repository.boundary($0) }
        if let wanted = target.boundary, boundary == nil {
            throw DeskError(.usage, "\(id): there is no boundary '\(wanted)' in \(repository.name)")
        }
        let policy = configuration.policy
        return LaneStart(
            target: id, repository: repository.name, boundary: target.boundary, risk: max(target.risk, boundary?.risk ?? .low),
            kind: target.kind, title: target.title, agent: name, definition: definition, attempt: model.attempts(at: id) + 1,
            maxTurns: policy.maxTurns, maxFiles: target.maxFiles ?? policy.maxFiles, maxLines: target.maxLines ?? policy.maxLines,
            paths: boundary?.paths ?? [])
    }
}
