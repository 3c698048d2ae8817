import TestSupport
import Testing

@testable import Domain

struct GarbagePlanTests {
    private let minutesOfDay = 1440.0

    /// One landed lane (L-1), one abandoned (L-2) and one that waits for the operator (L-3); the first two gave their worktrees back.
    private func day() throws -> DayBuilder {
        var day = DayBuilder()
        let landed = try day.landedLane(at: 0)
        try day.on(landed, .phase(.done, note: ""), 12)
        try day.on(landed, .released(retained: nil), 13)
        let given = try day.lane(at: 20)
        try day.work(given, from: 21, to: 22)
        try day.decide(given, .abandon, "stuck", at: 23)
        try day.on(given, .released(retained: nil), 24)
        let open = try day.lane(at: 30)
        try day.work(open, from: 31, to: 32)
        return day
    }

    private func items(
        _ found: StateInventory, _ retention: RetentionConfiguration = .init(), after days: Double = 100,
        _ change: (inout DayBuilder) throws -> Void = { _ in }
    ) throws -> Set<String> {
        var day = try day()
        try change(&day)
        let plan = GarbagePlan(model: day.model, retention: retention, now: DayBuilder.at(days * minutesOfDay))
        return Set(plan.items(found).map(\.name))
    }

    private func refs(_ names: String...) -> StateInventory {
        var found = StateInventory()
        found.repositories = [.init(name: "web", refs: names)]
        return found
    }

    private let allRefs = [
        "refs/signalbox/lanes/L-1/snapshot-1", "refs/signalbox/lanes/L-1/candidate-1-a-b", "refs/pull/1/head",
        "refs/signalbox/lanes/L-2/snapshot-2", "refs/signalbox/lanes/L-3/candidate-1", "refs/signalbox/lanes/L-99/snapshot-1",
        "refs/heads/signalbox/somebody-elses", "refs/signalbox/remote-head", "refs/signalbox/lanes/l-1/x", "refs/signalbox/lanes/L-1",
    ]

    @Test("Without a retention no ref goes")
    func keepsRefs() throws {
        var found = StateInventory()
        found.repositories = [.init(name: "web", refs: allRefs)]
        #expect(try items(found).isEmpty)
    }

    @Test("Refs of landed lanes go by one key, those of lanes that were given up by another, others never")
    func refsByKey() throws {
        var found = StateInventory()
        found.repositories = [.init(name: "web", refs: allRefs), .init(name: "other", refs: allRefs)]
        #expect(
            try items(found, .init(landedDays: 90)) == [
                "refs/signalbox/lanes/L-1/snapshot-1", "refs/signalbox/lanes/L-1/candidate-1-a-b", "refs/pull/1/head",
            ])
        #expect(try items(found, .init(unlandedDays: 90)) == ["refs/signalbox/lanes/L-2/snapshot-2"])
        #expect(try items(found, .init(landedDays: 101, unlandedDays: 101)).isEmpty, "not old enough")
        let plan = GarbagePlan(model: try day().model, retention: .init(unlandedDays: 0), now: DayBuilder.at(minutesOfDay))
        #expect(plan.items(found).allSatisfy { $0.reason.contains("its work is only here") })
    }

    @Test("A lane that is being reverted keeps its refs, and so does one whose folder was kept")
    func partners() throws {
        let found = refs("refs/signalbox/lanes/L-1/snapshot-1", "refs/signalbox/lanes/L-2/snapshot-2")
        let retention = RetentionConfiguration(landedDays: 0, unlandedDays: 0)
        #expect(try items(found, retention).count == 2)
        let reverted = try items(found, retention) { _ = try $0.lane(reverts: LaneID(number: 1), at: 40) }
        #expect(reverted == ["refs/signalbox/lanes/L-2/snapshot-2"])
        let kept = try items(found, retention) { try $0.on(LaneID(number: 2), .released(retained: "it holds a repository"), 41) }
        #expect(kept == ["refs/signalbox/lanes/L-1/snapshot-1"])
    }

    @Test("Places of jobs go when the lane is over, the job has ended and its output is a blob")
    func jobs() throws {
        func with(_ job: String, ended: Bool = true) throws -> [GarbageItem.Kind: Bool] {
            var found = StateInventory()
            found.spools = [.init(job, bytes: 1)]
            found.prompts = found.spools
            found.transcripts = found.spools
            if ended { found.endedJobs = [job] }
            var day = try day()
            // The transcripts of L-2's turn are blobs; those of L-1's are not.
            let lane = try day.lane(at: 50)
            try day.on(lane, .phase(.preparing, note: ""), 51)
            try day.on(lane, .prepared(Workplace(path: "/w", branch: "b", base: "base", port: 4000)), 51)
            try day.on(lane, .phase(.working, note: ""), 51)
            for number in 1...2 {
                let job = "\(lane)-turn-\(number)"
                try day.on(lane, .turnStarted(number: number, cause: .first, job: job, prompt: "p", from: "b", comments: []), 52)
                var outcome = TurnOutcome(ending: .completed, head: "h", newCommits: 0, transcript: number == 1 ? "log" : nil)
                outcome.entries = number == 1 ? "entries" : nil
                try day.on(lane, .turnEnded(number: number, outcome), 53)
                if number == 1 { try day.on(lane, .needsOperator(.nothingDone, detail: ""), 53) }
                if number == 1 { try day.on(lane, .retried, 53) }
            }
            try day.decide(lane, .abandon, "stuck", at: 54)
            try day.on(lane, .released(retained: nil), 55)
            let plan = GarbagePlan(model: day.model, retention: .init(), now: DayBuilder.at(60))
            let kinds = Set(plan.items(found).map(\.kind))
            return [.spool: kinds.contains(.spool), .prompt: kinds.contains(.prompt), .transcript: kinds.contains(.transcript)]
        }
        #expect(try with("L-4-turn-1") == [.spool: true, .prompt: true, .transcript: true])
        #expect(try with("L-4-turn-1", ended: false) == [.spool: false, .prompt: false, .transcript: false], "it goes on")
        #expect(try with("L-4-turn-2") == [.spool: false, .prompt: true, .transcript: false], "its output is nowhere else")
        #expect(try with("L-4-try-gate-1") == [.spool: true, .prompt: true, .transcript: true], "the ledger names no such job")
        #expect(try with("L-3-turn-1") == [.spool: false, .prompt: false, .transcript: false], "its lane is open")
        #expect(try with("L-77-turn-1") == [.spool: true, .prompt: true, .transcript: true], "there is no such lane")
        #expect(try with("somebody-elses") == [.spool: false, .prompt: false, .transcript: false])
        #expect(try with("l-4-turn-1") == [.spool: false, .prompt: false, .transcript: false])
    }

    @Test("Folders of lanes that are over, and nothing that only looks like one")
    func folders() throws {
        var found = StateInventory()
        found.laneFolders = ["L-1", "L-2", "L-3", "L-9", "L-1-old", "x", "socket"].map { .init($0, bytes: 1) }
        #expect(try items(found) == ["L-1", "L-2", "L-9"])
    }

    @Test("Free worktrees go above the number that stays, and locks only where nobody is at work")
    func places() throws {
        var found = StateInventory()
        var repository = StateInventory.Repository(name: "web")
        repository.freeWorktrees = (1...3).map { .init("/w/slot-\($0)", bytes: 1) }
        repository.freeCheckouts = [.init("/c/slot-1", bytes: 1)]
        repository.oldLocks = [.init("/m/packed-refs.lock", bytes: 0)]
        repository.oldTemporaries = [.init("/m/objects/pack/tmp_pack_1", bytes: 7)]
        found.repositories = [repository]
        let temporary = "/m/objects/pack/tmp_pack_1"
        #expect(try items(found) == [temporary], "L-3 is at work")
        #expect(try items(found, .init(freeWorktrees: 1)) == ["/w/slot-2", "/w/slot-3", temporary])
        let quiet = try items(found, .init(freeWorktrees: 0)) { day in
            try day.decide(LaneID(number: 3), .abandon, "stuck", at: 60)
            try day.on(LaneID(number: 3), .released(retained: nil), 61)
        }
        #expect(quiet == ["/w/slot-1", "/w/slot-2", "/w/slot-3", "/c/slot-1", "/m/packed-refs.lock", temporary])
    }

    @Test("Only a lane that is over is forgotten, and a collection is open until its end")
    func events() throws {
        var day = try day()
        let event = LaneEvent.forgotten(refs: ["refs/pull/1/head"], reason: "retention.landedLanes: 0")
        #expect(throws: EventRefusal.self) { try day.on(LaneID(number: 3), event, 70) }
        try day.on(LaneID(number: 1), event, 70)
        try day.on(LaneID(number: 1), event, 71)
        #expect(day.model.lanes[LaneID(number: 1)]?.forgotten == "retention.landedLanes: 0")
        try day.apply(.workspace(.collectionStarted(plan: "plan", items: 2, bytes: 3)), 72)
        #expect(day.model.workspace.collection == "plan")
        try day.apply(.workspace(.collectionEnded(removed: 1, failed: ["x: in use"])), 73)
        #expect(day.model.workspace.collection == nil)
        #expect(EventDetail.text(.workspace(.collectionEnded(removed: 1, failed: ["x"]))) == "1 thing removed, 1 not")
    }
}
