import Domain

/// Turns what an operator wrote into targets: every reference resolved, no cycle, or all that is wrong at once.
struct TargetIntake {
    let configuration: WorkspaceConfiguration
    let model: ReadModel

    /// The events that add all drafts, in their order.
    func events(for drafts: [TargetDraft]) throws(DeskError) -> [Event] {
        var problems: [String] = []
        var keys: [String: TargetID] = [:]
        let first = model.nextTarget.number
        for (index, draft) in drafts.enumerated() {
            guard let key = draft.key else { continue }
            if keys.updateValue(TargetID(number: first + index), forKey: key) != nil { problems.append("key '\(key)' is used twice") }
        }
        var targets: [Target] = []
        for (index, draft) in drafts.enumerated() {
            let id = TargetID(number: first + index)
            let place = drafts.count > 1 ? "\(draft.key ?? "target \(index + 1)"): " : ""
            let after = draft.after.compactMap { name -> TargetID? in
                if let known = keys[name] { return known }
                if let written = TargetID(name), model.targets[written] != nil {
                    if let reason = never(written) { problems.append("\(place)after '\(name)': \(reason)") }
                    return written
                }
                problems.append("\(place)after '\(name)': there is no such target or key")
                return nil
            }
            let target = Target(
                id: id, title: draft.title, intent: draft.intent, repository: draft.repository, boundary: draft.boundary,
                kind: draft.kind ?? "product", risk: draft.risk ?? risk(draft), after: after, agent: draft.agent, script: draft.script,
                verify: draft.verify, liveChecks: draft.liveChecks, maxFiles: draft.maxFiles, maxLines: draft.maxLines,
                budget: draft.budget.flatMap { $0.isEmpty ? nil : $0 })
            problems += self.problems(target).map { place + $0 }
            targets.append(target)
        }
        if let cycle = DependencyGraph(model.targets, changing: targets).cycle() { problems.append(Self.words(cycle, keys)) }
        guard problems.isEmpty else { throw DeskError(.usage, problems.joined(separator: "\n")) }
        return targets.map { .target($0.id, .added($0)) }
    }

    /// The event that edits a target.
    func events(editing id: TargetID, _ change: TargetChange) throws(DeskError) -> [Event] {
        guard var target = model.targets[id] else { throw DeskError(.notFound, "there is no target \(id)") }
        if let lane = model.openLane(of: id), !change.onlySteers {
            throw DeskError(.refused, "\(lane.id) is at work on \(id) as it was; abandon the lane before changing its target")
        }
        var problems: [String] = []
        target.title = change.title ?? target.title
        target.intent = change.intent ?? target.intent
        target.boundary = change.boundary ?? target.boundary
        target.kind = change.kind ?? target.kind
        target.risk = change.risk ?? target.risk
        target.agent = change.agent ?? target.agent
        target.verify = change.verify ?? target.verify
        target.liveChecks = change.liveChecks ?? target.liveChecks
        if let budget = change.budget { target.budget = budget.isEmpty ? nil : budget }
        if let after = change.after {
            target.after = after.compactMap { name in
                if let found = TargetID(name), model.targets[found] != nil {
                    if let reason = never(found), !target.after.contains(found) { problems.append("after '\(name)': \(reason)") }
                    return found
                }
                problems.append("after '\(name)': there is no such target")
                return nil
            }
        }
        problems += self.problems(target)
        if let cycle = DependencyGraph(model.targets, changing: [target]).cycle() { problems.append(Self.words(cycle, [:])) }
        guard problems.isEmpty else { throw DeskError(.usage, problems.joined(separator: "\n")) }
        return [.target(id, change.onlyOrders ? .ordered(after: target.after) : .edited(target))]
    }

    /// Why a target will never land; nil when it has landed or may.
    private func never(_ id: TargetID) -> String? {
        guard let reason = model.targets[id]?.dropped, !model.hasLanded(id) else { return nil }
        return "it was dropped and will not land" + (reason.isEmpty ? "" : ": \(reason)")
    }

    private func risk(_ draft: TargetDraft) -> Risk {
        draft.boundary.flatMap { configuration.repository(draft.repository)?.boundary($0)?.risk } ?? .low
    }

    private func problems(_ target: Target) -> [String] {
        var found: [String] = []
        if target.title.allSatisfy(\.isWhitespace) { found.append("the title is empty") }
        if target.title.contains(where: \.isNewline) { found.append("the title has more than one line") }
        guard let repository = configuration.repository(target.repository) else {
            return found + ["there is no repository '\(target.repository)'; known are \(Self.list(configuration.repositories.map(\.name)))"]
        }
        if let boundary = target.boundary, repository.boundary(boundary) == nil {
            found.append("\(repository.name) has no boundary '\(boundary)'; it has \(Self.list(repository.boundaries.map(\.name)))")
        }
        if !configuration.allWorkTypes.contains(target.kind) {
            found.append("there is no work type '\(target.kind)'; known are \(Self.list(configuration.allWorkTypes))")
        }
        for size in [target.maxFiles, target.maxLines] {
            if let size, size < 1 { found.append("a size limit is a number from 1, not \(size)") }
        }
        if let budget = target.budget, !budget.isUsable { found.append("a budget's amounts are numbers from 1") }
        if let agent = target.agent, configuration.agent(agent) == nil {
            found.append("there is no agent '\(agent)'; known are \(Self.list(configuration.agents.map(\.name)))")
        }
        return found
    }

    private static func list(_ names: [String]) -> String { names.isEmpty ? "none" : names.joined(separator: ", ") }

    private static func words(_ cycle: [TargetID], _ keys: [String: TargetID]) -> String {
        let names = Dictionary(keys.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
        return "a cycle: " + cycle.map { names[$0] ?? $0.description }.joined(separator: " → ")
    }
}
