extension ReadModel {
    /// Takes an event in place, for who needs no state before it: deriving everything again takes a million of them, and copying a lane with all its
    /// lists for each is most of what that would cost. The same model as by ``changes(for:)`` and ``store(_:in:)``.
    ///
    /// - Returns: the records that changed.
    /// - Throws: why the event does not fit; the model is good for nothing then.
    package mutating func replay(_ recorded: RecordedEvent) throws(EventRefusal) -> [RecordName] {
        if case .lane(let id, let event) = recorded.event, let names = try take(event, of: id, at: recorded.time) { return names }
        let records = try changes(for: recorded)
        for record in records { store(record) }
        return records.map(\.name)
    }

    /// Nil where that cannot be done in place.
    private mutating func take(_ event: LaneEvent, of id: LaneID, at: Timestamp) throws(EventRefusal) -> [RecordName]? {
        guard let version = lanes.alone(id) else { return nil }
        // Before the lane is changed: the others are looked at for it, and it is one of them.
        switch event {
        case .landingStarted, .handoffProposed: try checkOthers(event, version.lane)
        default: break
        }
        let (requests, isSettled) = try version.change { (lane: inout Lane) throws(EventRefusal) -> ([Record], Bool) in
            let before = LaneMarks.of(lane)
            do throws(LaneRefusal) {
                try lane.take(event, at: at)
            } catch {
                throw EventRefusal(error.description)
            }
            lane.noteRest(isHeld: hold(on: lane) != nil, at: at)
            let requests = pullRequestChange(lane, event, at: at)
            note(lane, after: before)
            return (requests, lane.isSettled)
        }
        // A lane that has come to its end gets a box with a brief.
        if isSettled { lanes.put(LaneVersion(version.lane)) }
        guard !requests.isEmpty else { return [.lane(id)] }
        for request in requests { store(request) }
        return [.lane(id)] + requests.map(\.name)
    }

    /// Whether this is the model that the events come to, as far as it is in memory: of lanes that are over the briefs are compared, and their records
    /// are those of a table, which is compared as such.
    package func isWhat(comesOut derived: ReadModel) -> Bool {
        guard lanes.isSame(as: derived.lanes, inMemory: true) else { return false }
        var other = derived
        other.lanes = lanes
        return self == other
    }

    /// Whether what is kept beside lanes and targets is what they come to.
    package var hasWhatItsRecordsComeTo: Bool {
        var other = ReadModel()
        other.load(Array(lanes.over.values))
        for version in lanes.open.values { other.store(.lane(version.lane)) }
        for target in targets.values { other.store(.target(target)) }
        return other.index == index && other.agentMemory == agentMemory && other.unlanded == unlanded
    }

    /// How many records there are; nil for the workspace, whose state is there before it is recorded.
    package func count(in table: RecordTable) -> Int? {
        switch table {
        case .targets: targets.count
        case .lanes: lanes.count
        case .pullRequests: pullRequests.count
        case .repositories: repositories.count
        case .workspace: nil
        }
    }

    /// A record by its name, as it is now.
    package func record(_ name: RecordName) -> Record? {
        switch name {
        case .target(let id): targets[id].map { .target($0) }
        case .lane(let id): lanes[id].map { .lane($0) }
        case .pullRequest(let key): pullRequests[key].map { .pullRequest($0) }
        case .repository(let name): repositories[name].map { .repository($0) }
        case .workspace: .workspace(workspace)
        }
    }
}
