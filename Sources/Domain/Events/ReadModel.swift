/// The state that all events together come to. Every part of it can be derived again from the ledger.
package struct ReadModel: Equatable, Sendable {
    package private(set) var targets: [TargetID: Target] = [:]
    /// Targets that were not dropped and of which no lane stands on a default branch: what there is to do, few beside all that ever were.
    package private(set) var unlanded: Set<TargetID> = []
    package internal(set) var lanes = LaneTable()
    package private(set) var pullRequests: [String: PullRequest] = [:]
    package private(set) var repositories: [String: RepositoryState] = [:]
    package private(set) var workspace = WorkspaceState()
    /// What is kept beside the lanes, so that a question about one needs no look at all.
    var index = LaneIndex()
    /// What agents were seen to need.
    package internal(set) var agentMemory = AgentMemory()
    private var lastTarget = 0
    /// The highest number of a pull request, by repository.
    private var lastPullRequest: [String: Int] = [:]

    package init() {}

    /// What an event would change, or why it does not fit. Changes nothing.
    package func changes(for recorded: RecordedEvent) throws(EventRefusal) -> [Record] {
        switch recorded.event {
        case .workspace(let event):
            return workspaceChanges(event, at: recorded.time)
        case .target(let id, let event):
            return [.target(try targetChange(id, event, at: recorded.time))]
        case .laneQueued(let id, let start):
            guard lanes.version(of: id) == nil else { throw EventRefusal("\(id) exists already") }
            guard targets[start.target] != nil else { throw EventRefusal("\(id): there is no target \(start.target)") }
            return [.lane(Lane(id: id, start: start, at: recorded.time))]
        case .lane(let id, let event):
            guard let version = lanes.version(of: id) else { throw EventRefusal("there is no lane \(id)") }
            var lane: Lane
            do throws(StoredLaneFault) {
                lane = try version.read()
            } catch {
                throw EventRefusal("\(id): \(error); signalbox ledger rebuild derives it again from the events")
            }
            try checkOthers(event, lane)
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
    ///
    /// - Parameter stored: where a settled lane can be read again; it is then not held in memory.
    package mutating func store(_ record: Record, in stored: (any StoredLane)? = nil) {
        switch record {
        case .target(let target):
            targets[target.id] = target
            lastTarget = max(lastTarget, target.id.number)
            noteStanding(of: target.id)
        case .lane(let lane):
            note(lane, after: lanes.version(of: lane.id).map(LaneMarks.init) ?? LaneMarks())
            let version = LaneVersion(lane)
            guard let stored, let brief = version.brief else { return lanes.put(version) }
            lanes.put(LaneVersion(lane.id, brief, stored))
        case .pullRequest(let request):
            pullRequests[request.key] = request
            lastPullRequest[request.repository] = max(lastPullRequest[request.repository] ?? 0, request.number)
        case .repository(let state): repositories[state.name] = state
        case .workspace(let state): workspace = state
        }
    }

    /// Takes into ``unlanded`` what has become of a target.
    mutating func noteStanding(of target: TargetID) {
        if let known = targets[target], known.dropped == nil, !hasLanded(target) {
            unlanded.insert(target)
        } else {
            unlanded.remove(target)
        }
    }

    /// Makes room for so many records.
    package mutating func reserve(_ count: Int, in table: RecordTable) {
        switch table {
        case .targets: targets.reserveCapacity(count)
        case .pullRequests: pullRequests.reserveCapacity(count)
        case .lanes, .repositories, .workspace: break
        }
    }

    /// The number that the next target gets.
    package var nextTarget: TargetID { TargetID(number: lastTarget + 1) }

    /// Why a lane is paused, in words; nil when it is not.
    package func hold(on lane: Lane) -> String? {
        if lane.paused { return "paused by the operator" }
        return workspace.holds.first { $0.covers(lane.start) }.map { "\($0.words) is paused by the operator" }
    }

    /// The number that the next pull request of a repository gets.
    package func nextPullRequest(in repository: String) -> Int {
        (lastPullRequest[repository] ?? 0) + 1
    }

    /// What an event of a lane must not do to others.
    func checkOthers(_ event: LaneEvent, _ lane: Lane) throws(EventRefusal) {
        switch event {
        case .landingStarted: try checkOrder(lane)
        case .handoffProposed(let handoff):
            if index.handoffs[handoff.id] != nil { throw EventRefusal("\(handoff.id) exists already") }
        default: break
        }
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
            if let cycle = DependencyGraph(targets, changing: [target]).cycle() {
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

    func pullRequestChange(_ lane: Lane, _ event: LaneEvent, at: Timestamp) -> [Record] {
        switch event {
        case .published, .landed, .phase(.abandoned, _), .phase(.rejected, _): break
        default: return []
        }
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
