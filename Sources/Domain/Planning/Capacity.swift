/// How much room there is for lanes: in total and per repository for those at work, per boundary for those not yet landed
/// (two open changes behind one boundary are what collides).
package struct Capacity: Sendable {
    private let working: Int
    private let byRepository: [String: Int]
    private let byBoundary: [Place: [LaneID]]
    private let configuration: WorkspaceConfiguration

    private struct Place: Hashable {
        let repository: String
        let boundary: String
    }

    package init(model: ReadModel, configuration: WorkspaceConfiguration) {
        self.configuration = configuration
        var working = 0
        var byRepository: [String: Int] = [:]
        var byBoundary: [Place: [LaneID]] = [:]
        // In their boxes: a copy of each lane would be what this costs, and it is asked at every event.
        for version in model.unsettledVersions {
            let phase = version.lane.phase
            if phase.occupies,
                version.lane.openTurn != nil || (version.lane.attention == nil && model.hold(on: version.lane) == nil)
            {
                working += 1
                byRepository[version.lane.start.repository, default: 0] += 1
            }
            if !phase.isEnd, !phase.isLanded, phase != .queued, let boundary = version.lane.start.boundary {
                byBoundary[Place(repository: version.lane.start.repository, boundary: boundary), default: []].append(version.lane.id)
            }
        }
        self.working = working
        self.byRepository = byRepository
        self.byBoundary = byBoundary
    }

    /// What a queued lane waits for; nil when it may begin.
    package func blocked(_ lane: Lane, model: ReadModel) -> String? {
        let before = model.unlanded(before: lane)
        if !before.isEmpty { return "\(before.map(\.description).joined(separator: ", ")) must land first" }
        // Who waits for this lane keeps nothing from it: both would wait for ever.
        return full(repository: lane.start.repository, boundary: lane.start.boundary) { waits($0, for: lane.id, model) }
    }

    /// Which limit is reached for a repository and boundary; nil when there is room.
    ///
    /// - Parameter yields: lanes that hold the boundary against others, and not here.
    package func full(repository: String, boundary: String?, yields: (LaneID) -> Bool = { _ in false }) -> String? {
        let policy = configuration.policy
        let settings = configuration.repository(repository)
        if working >= policy.lanes { return "all \(policy.lanes) lanes are at work" }
        let limit = settings?.lanes ?? policy.lanesPerRepository
        if byRepository[repository, default: 0] >= limit { return "\(repository) has \(limit) lanes at work" }
        guard let boundary else { return nil }
        let holders = byBoundary[Place(repository: repository, boundary: boundary), default: []].filter { !yields($0) }.sorted()
        if holders.count >= settings?.boundary(boundary)?.lanes ?? policy.lanesPerBoundary {
            return "boundary \(boundary) of \(repository) is held by \(holders.map(\.description).joined(separator: ", "))"
        }
        return nil
    }

    /// Whether a lane comes after another one, near or far: over what must land first, and over boundaries that are held meanwhile.
    private func waits(_ first: LaneID, for last: LaneID, _ model: ReadModel) -> Bool {
        var seen: Set<LaneID> = []
        var open = [first]
        while let next = open.popLast() {
            if next == last { return true }
            guard seen.insert(next).inserted, let lane = model.lanes[next] else { continue }
            open += before(lane, model)
        }
        return false
    }

    /// The lanes that a waiting lane waits for; none for one that goes on.
    private func before(_ lane: Lane, _ model: ReadModel) -> [LaneID] {
        guard lane.phase == .queued || lane.phase == .approved else { return [] }
        let missing = model.unlanded(before: lane)
        if !missing.isEmpty { return missing.compactMap { model.openLane(of: $0)?.id } }
        guard lane.phase == .queued, let boundary = lane.start.boundary else { return [] }
        return byBoundary[Place(repository: lane.start.repository, boundary: boundary), default: []]
    }
}
