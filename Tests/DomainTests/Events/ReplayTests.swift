import Domain
import TestSupport
import Testing

/// What is left on a disk in these tests lies in memory.
private final class HeldLane: StoredLane {
    let lane: Lane
    init(_ lane: Lane) { self.lane = lane }
    func read() throws(StoredLaneFault) -> Lane { lane }
    func keep() throws(StoredLaneFault) {}
}

private final class LostLane: StoredLane {
    func read() throws(StoredLaneFault) -> Lane { throw StoredLaneFault("its record is gone") }
    func keep() throws(StoredLaneFault) { throw StoredLaneFault("its record is gone") }
}

@Suite struct ReplayTests {
    /// A model as a start makes it: of what is over only the briefs.
    private func loaded(_ model: ReadModel) -> ReadModel {
        var loaded = ReadModel()
        for target in model.targets.values { loaded.store(.target(target)) }
        for request in model.pullRequests.values { loaded.store(.pullRequest(request)) }
        for state in model.repositories.values { loaded.store(.repository(state)) }
        loaded.store(.workspace(model.workspace))
        var settled: [LaneVersion] = []
        for lane in model.lanes.values.sorted(by: { $0.id > $1.id }) {
            if lane.isSettled { settled.append(LaneVersion(lane.id, LaneBrief(lane), HeldLane(lane))) } else { loaded.store(.lane(lane)) }
        }
        loaded.load(settled)
        return loaded
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func inPlaceAndOneByOneComeToTheSame(seed: UInt64) throws {
        let day = try RandomDay(seed: seed, lanes: 12).day
        var replayed = ReadModel()
        var before = ReadModel()
        for event in day.events {
            before = replayed
            // Now and then somebody holds the state before the event, which must stay as it was.
            if event.sequence.isMultiple(of: 7) {
                let copy = before
                _ = try replayed.replay(event)
                #expect(before == copy)
            } else {
                before = ReadModel()
                _ = try replayed.replay(event)
            }
        }
        #expect(replayed == day.model)
        #expect(replayed.isWhat(comesOut: day.model))
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func briefsComeToTheSameIndex(seed: UInt64) throws {
        let model = try RandomDay(seed: seed, lanes: 14).day.settledModel
        let loaded = loaded(model)
        #expect(!model.briefs.isEmpty)
        #expect(loaded == model)
        #expect(loaded.isWhat(comesOut: model))
        #expect(loaded.nextLane == model.nextLane && loaded.nextTarget == model.nextTarget && loaded.nextAsk == model.nextAsk)
        #expect(loaded.landedCount == model.landedCount)
        for target in model.targets.keys { #expect(loaded.lanes(of: target) == model.lanes(of: target)) }
        for lane in model.lanes.values {
            #expect(loaded.lanes.repository(of: lane.id) == lane.start.repository)
            for run in lane.gateRuns { #expect(loaded.lanes(gatedOn: run.tree).contains(lane)) }
        }
        // What is made of briefs is what is made of lanes.
        var books = (SpendBook(), SpendBook())
        for lane in model.lanes.values { books.0.take(lane) { "\($0.milliseconds / 1000)" } }
        for (id, brief) in loaded.briefs { books.1.take(id, brief) { "\($0.milliseconds / 1000)" } }
        for lane in loaded.unsettledLanes { books.1.take(lane) { "\($0.milliseconds / 1000)" } }
        #expect(books.0 == books.1)
        for (id, brief) in loaded.briefs { books.1.take(id, brief) { "\($0.milliseconds / 1000)" } }
        #expect(books.0 == books.1, "taken twice, counted once")
        let attention = AttentionConfiguration()
        for day in -1...1 {
            let window = DayBuilder.window(day: day)
            let found = Set(loaded.versions(settledAndLivingFrom: window.start, to: window.end).map(\.id))
            for lane in model.lanes.values where lane.isSettled {
                let moments = lane.phases.map(\.at) + lane.decisions.map(\.at) + lane.turns.compactMap(\.endedAt)
                #expect(found.contains(lane.id) || !moments.contains { window.contains($0) })
                #expect(!found.contains(lane.id) || lane.queuedAt < window.end)
            }
            let (one, other) = (
                AttentionDay(model: model, window: window, attention: attention),
                AttentionDay(model: loaded, window: window, attention: attention)
            )
            #expect(one == other)
        }
    }

    @Test func aLaneThatCannotBeReadSaysSoAndTakesNoEvent() throws {
        let model = try RandomDay(seed: 3, lanes: 14).day.settledModel
        let (id, brief) = try #require(model.briefs.first)
        var loaded = ReadModel()
        loaded.load([LaneVersion(id, brief, LostLane())])
        let shown = try #require(loaded.lanes[id])
        #expect(shown.attention?.reason == .internalError && shown.phase == brief.phase && shown.start.target == brief.target)
        #expect(shown.attention?.detail.contains("its record is gone") == true)
        let event = RecordedEvent(sequence: 1, time: brief.endedAt, actor: "signalbox", event: .lane(id, .restored(path: "/x")))
        #expect(throws: EventRefusal.self) { try loaded.changes(for: event) }
        #expect(throws: EventRefusal.self) { _ = try loaded.replay(event) }
    }

    @Test func aRefusalNamesTheSameReason() throws {
        let day = try RandomDay(seed: 2, lanes: 6).day
        var wrong = 0
        for lane in day.model.lanes.values {
            for phase in Phase.allCases {
                let event = RecordedEvent(sequence: 1, time: lane.phaseSince, actor: "a", event: .lane(lane.id, .phase(phase, note: "")))
                let usual = Result { try day.model.changes(for: event) }
                var copy = day.model
                let replayed = Result { try copy.replay(event) }
                switch (usual, replayed) {
                case (.success, .success): break
                case (.failure(let one), .failure(let other)):
                    #expect("\(one)" == "\(other)")
                    wrong += 1
                default: Issue.record("\(lane.id) \(phase): \(usual) and \(replayed)")
                }
            }
        }
        #expect(wrong > 0)
    }
}

extension DayBuilder {
    /// The model with its ended lanes' worktrees given back, so that they are settled.
    var settledModel: ReadModel {
        get throws {
            var day = self
            for lane in model.lanes.values where lane.phase.isEnd && lane.workplace != nil {
                try day.on(lane.id, .released(retained: nil), 2000)
            }
            for lane in model.lanes.values where lane.phase == .landed { try day.on(lane.id, .phase(.done, note: ""), 2000) }
            for lane in model.lanes.values where lane.phase == .landed { try day.on(lane.id, .released(retained: nil), 2001) }
            return day.model
        }
    }
}
