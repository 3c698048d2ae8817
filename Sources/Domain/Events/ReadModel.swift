/// The state that all events together come to. Every part of it can be derived again from the ledger.
package struct ReadModel: Equatable, Sendable {
    package private(set) var targets: [TargetID: Target] = [:]
    package private(set) var lanes = LaneTable()
    package private(set) var pullRequests: [String: PullRequest] = [:]
    package private(set) var repositories: [String: RepositoryState] = [:]
    package private(set) var workspace = WorkspaceState()
    /// Lanes that are on a default branch, and were not rolled back.
    private var landedLanes = TargetLanes()
    /// Lanes that have neither landed nor ended.
    private var openLanes = TargetLanes()
    /// Lanes with a turn or a review that has not ended.
    package private(set) var lanesAtWork: Set<LaneID> = []
    /// Lanes of which something is open: few, however many there were. What is asked at every event looks at these alone.
    package private(set) var unsettled: Set<LaneID> = []
    /// When each settled lane came to its end.
    private var endings: [LaneID: Timestamp] = [:]
    /// What agents were seen to need.
    package private(set) var agentMemory = AgentMemory()

    package init() {}

    /// What an event would change, or why it does not fit. Changes nothing.
    package func changes(for recorded: RecordedEvent) throws(EventRefusal) -> [Record] {
        switch recorded.event {
        case .workspace(let event):
            return workspaceChanges(event, at: recorded.time)
        case .target(let id, let event):
            return [.target(try targetChange(id, event, at: recorded.time))]
        case .laneQueued(let id, let start):
            guard lanes[id] == nil else { throw EventRefusal("\(id) exists already") }
            guard targets[start.target] != nil else { throw EventRefusal("\(id): there is no target \(start.target)") }
            return [.lane(Lane(id: id, start: start, at: recorded.time))]
        case .lane(let id, let event):
            guard var lane = lanes[id] else { throw EventRefusal("there is no lane \(id)") }
            if case .landingStarted = event { try checkOrder(lane) }
            if case .handoffProposed(let handoff) = event, self.handoff(handoff.id) != nil {
                throw EventRefusal("\(handoff.id) exists already")
            }
            do {
                try lane.on(event, at: recorded.time)
            } catch {
                throw EventRefusal(error.description)
            }
            lane.noteRest(isHeld: hold(on: lane) != nil, at: recorded.time)
            return [.lane(lane)] + pullRequestChange(lane, event, at: recorded.time)
        }
    }

    /// Puts a changed record in its place.
    package mutating func store(_ record: Record) {
        switch record {
        case .target(let target): targets[target.id] = target
        case .lane(let lane):
            learn(lane, after: lanes[lane.id])
            lanes[lane.id] = lane
            if lane.isSettled {
                unsettled.remove(lane.id)
                endings[lane.id] = lane.phaseSince
            } else {
                unsettled.insert(lane.id)
                endings[lane.id] = nil
            }
            landedLanes.put(lane, lane.phase.isLanded && lane.phase != .rolledBack)
            openLanes.put(lane, !lane.phase.isLanded && !lane.phase.isEnd)
        case .pullRequest(let request): pullRequests[request.key] = request
        case .repository(let state): repositories[state.name] = state
        case .workspace(let state): workspace = state
        }
    }

    /// What has ended never changes: what was looked at is not looked at again.
    private mutating func learn(_ lane: Lane, after known: Lane?) {
        let isAtWork = lane.openTurn != nil || lane.reviews.contains(where: \.isOpen)
        if isAtWork { lanesAtWork.insert(lane.id) } else { lanesAtWork.remove(lane.id) }
        guard lane.start.reverts == nil else { return }
        for turn in lane.turns.prefix(lane.endedTurns).dropFirst(known?.endedTurns ?? 0) { agentMemory.learn(turn, of: lane) }
        for review in lane.reviews where !review.isOpen {
            let wasOpen = known?.reviews.first { $0.number == review.number }?.isOpen
            if wasOpen != false { agentMemory.learn(review, of: lane) }
        }
    }

    /// The lanes of ``unsettled``, in no order.
    package var unsettledLanes: [Lane] { unsettled.compactMap { lanes[$0] } }

    /// The same in their boxes.
    package var unsettledVersions: [LaneVersion] { unsettled.compactMap { lanes.version(of: $0) } }

    /// Lanes that came to their end since a moment and of which nothing is open, in no order.
    package func versions(settledSince start: Timestamp) -> [LaneVersion] {
        endings.compactMap { id, end in end >= start ? lanes.version(of: id) : nil }
    }

    /// How many lanes are on a default branch and were not rolled back.
    package var landedCount: Int { landedLanes.count }

    /// Whether a lane of the target is on the default branch and was not rolled back.
    package func hasLanded(_ target: TargetID) -> Bool { !landedLanes[target].isEmpty }

    /// The lane of a target that has neither landed nor ended.
    package func openLane(of target: TargetID) -> Lane? { openLanes[target].min().flatMap { lanes[$0] } }

    package var nextTarget: TargetID { TargetID(number: (targets.keys.map(\.number).max() ?? 0) + 1) }
    package var nextLane: LaneID { LaneID(number: (lanes.keys.map(\.number).max() ?? 0) + 1) }

    package var nextAsk: AskID { AskID(number: (lanes.values.map(\.lastAsk).max() ?? 0) + 1) }

    package var nextHandoff: HandoffID {
        HandoffID(number: (lanes.values.flatMap(\.handoffs).map(\.id.number).max() ?? 0) + 1)
    }

    /// A handoff with the lane that proposed it.
    package func handoff(_ id: HandoffID) -> (lane: Lane, handoff: Handoff)? {
        for lane in lanes.values {
            if let found = lane.handoffs.first(where: { $0.id == id }) { return (lane, found) }
        }
        return nil
    }

    /// Why a lane is paused, in words; nil when it is not.
    package func hold(on lane: Lane) -> String? {
        if lane.paused { return "paused by the operator" }
        return workspace.holds.first { $0.covers(lane.start) }.map { "\($0.words) is paused by the operator" }
    }

    /// The number that the next pull request of a repository gets.
    package func nextPullRequest(in repository: String) -> Int {
        (pullRequests.values.lazy.filter { $0.repository == repository }.map(\.number).max() ?? 0) + 1
    }

    /// Every lane of a target, oldest first.
    package func lanes(of target: TargetID) -> [Lane] {
        lanes.values.filter { $0.start.target == target }.sorted { $0.id < $1.id }
    }

    /// Dependencies land first, and one lane of a repository at a time: whoever planned it.
    private func checkOrder(_ lane: Lane) throws(EventRefusal) {
        let waiting = unlanded(before: lane)
        guard waiting.isEmpty else {
            throw EventRefusal("\(lane.id): \(waiting.map(\.description).joined(separator: ", ")) must land first")
        }
        let busy = unsettledLanes.first { $0.id != lane.id && $0.start.repository == lane.start.repository && $0.phase == .landing }
        if let busy { throw EventRefusal("\(lane.id): \(busy.id) is landing in \(lane.start.repository)") }
    }

    private func targetChange(_ id: TargetID, _ event: TargetEvent, at: Timestamp) throws(EventRefusal) -> Target {
        switch event {
        case .added(var target):
            guard targets[id] == nil, target.id == id else { throw EventRefusal("\(id) exists already") }
            target.addedAt = at
            return target
        case .edited(var target):
            guard let old = targets[id], target.id == id else { throw EventRefusal("there is no target \(id)") }
            target.addedAt = old.addedAt
            return target
        case .ordered(let after):
            guard var target = targets[id] else { throw EventRefusal("there is no target \(id)") }
            if let missing = after.first(where: { targets[$0] == nil }) { throw EventRefusal("\(id): there is no target \(missing)") }
            target.after = after
            let others = targets.values.filter { $0.id != id }
            if let cycle = DependencyGraph(targets: others + [target]).cycle() {
                throw EventRefusal("\(id): a cycle: \(cycle.map(\.description).joined(separator: " → "))")
            }
            return target
        case .dropped(let reason):
            guard var target = targets[id] else { throw EventRefusal("there is no target \(id)") }
            target.dropped = reason
            return target
        }
    }

    private func workspaceChanges(_ event: WorkspaceEvent, at: Timestamp) -> [Record] {
        var state = workspace
        switch event {
        case .serverStarted(let version):
            state.serverStarts += 1
            state.version = version
        case .configurationLoaded(let digest, _):
            state.configuration = digest
            state.problems = []
        case .configurationRejected(let problems):
            state.problems = problems
        case .agentDefined(let name, let definition, let source):
            state.agents[name, default: []].append(AgentVersion(definition: definition, source: source, since: at))
        case .repositorySynced(let name, let branch, let head):
            return [.repository(RepositoryState(name: name, branch: branch, head: head, syncedAt: at))]
        case .alarm(let text):
            state.alarms.append(text)
        case .held(let scope):
            if !state.holds.contains(scope) { state.holds.append(scope) }
        case .resumed(let scope):
            state.holds.removeAll { $0 == scope }
        case .collectionStarted(let plan, _, _):
            state.collection = plan
        case .collectionEnded:
            state.collection = nil
        case .noticeBegun(let notice):
            state.notices[notice.destination, default: NoticeState(since: notice.landedSince)].begin(notice, at: at)
        case .noticeEnded(let id, let destination, let outcome, let detail):
            state.notices[destination]?.end(id, outcome, detail: detail, self, at: at)
        }
        return [.workspace(state)] + (state.holds == workspace.holds ? [] : rests(under: state.holds, at: at))
    }

    /// The lanes whose agents can no longer work, or can again.
    private func rests(under holds: [HoldScope], at: Timestamp) -> [Record] {
        lanesAtWork.sorted().compactMap { id in
            guard var lane = lanes[id] else { return nil }
            lane.noteRest(isHeld: lane.paused || holds.contains { $0.covers(lane.start) }, at: at)
            return lane == lanes[id] ? nil : .lane(lane)
        }
    }

    private func pullRequestChange(_ lane: Lane, _ event: LaneEvent, at: Timestamp) -> [Record] {
        guard let number = lane.pullRequest else { return [] }
        let key = PullRequest.key(repository: lane.start.repository, number: number)
        var request =
            pullRequests[key]
            ?? PullRequest(repository: lane.start.repository, number: number, lane: lane.id, title: lane.start.title, openedAt: at)
        switch event {
        case .published(_, _, let body, _):
            request.body = body
            request.head = lane.candidate?.head ?? ""
            request.candidate = lane.candidate?.commit ?? ""
        case .landed:
            request.state = .merged
            request.closedAt = at
        case .phase(.abandoned, _), .phase(.rejected, _):
            request.state = .closed
            request.closedAt = at
        default:
            return []
        }
        return [.pullRequest(request)]
    }
}

/// An event that does not fit the state it was meant for. Nothing was written.
package struct EventRefusal: Error, Equatable, Sendable, CustomStringConvertible {
    package let message: String
    package init(_ message: String) { self.message = message }
    package var description: String { message }
}
