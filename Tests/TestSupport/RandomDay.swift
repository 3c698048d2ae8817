package import Domain

/// A day of lanes that go every way a lane can go, the same for the same seed.
package struct RandomDay {
    package private(set) var day = DayBuilder()
    package private(set) var commits: [CommitFact] = []
    private var generator: SeededGenerator

    /// - Parameter titles: taken in turn.
    package init(seed: UInt64, lanes: Int, titles: [String] = ["Repair the door"]) throws {
        generator = SeededGenerator(seed: seed)
        let kinds = ["product", "fix", "auth", "ci", "billing", "seo", "docs"]
        for index in 0..<lanes {
            let minute = 420 + Double(index) * 600 / Double(max(1, lanes))
            let repository = "repo-\(pick(11) + 1)"
            let lane = try day.lane(
                kind: kinds[pick(kinds.count)], repository: repository, title: titles[index % titles.count], at: minute)
            try run(lane, from: minute + Double(pick(4)))
        }
        for _ in 0..<3 { _ = try day.target(kind: "docs", title: titles[0], at: 30) }
    }

    private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

    private mutating func run(_ lane: LaneID, from start: Double) throws {
        var clock = start
        if pick(12) == 0 { return }
        for attempt in 1...3 {
            let took = Double(pick(20) + 2)
            let endings: [TurnEnding] = [.completed, .completed, .completed, .completed, .aborted, .timedOut]
            let ending = endings[pick(endings.count)]
            let made = ending == .completed && pick(8) > 0
            let outcome = TurnOutcome(
                ending: ending, head: "h\(attempt)", newCommits: made ? 1 : 0, leftovers: made && pick(6) == 0 ? ["left.txt"] : [],
                leftoversCommitted: true, seconds: took * 60, claim: made ? Claim(account: "done") : nil)
            try day.work(lane, from: clock, to: clock + took, cause: attempt == 1 ? .first : .gates, outcome: outcome)
            clock += took
            guard made else { continue }
            let green = try gates(lane, &clock)
            if green || pick(5) == 0 {
                try finish(lane, green: green, &clock)
                return
            }
        }
        if pick(2) == 0 { try day.decide(lane, .abandon, "stuck", at: clock + 5) }
    }

    private mutating func gates(_ lane: LaneID, _ clock: inout Double) throws -> Bool {
        let files = (0...pick(4)).map {
            CandidateFile(
                path: "Sources/f\($0).swift", status: "modified", additions: pick(60) + 1, deletions: pick(20), generated: pick(9) == 0,
                digest: "d\($0)")
        }
        try day.candidate(lane, at: clock, commits: pick(4) + 1, files: files)
        let took = Double(pick(6) + 1)
        let red = pick(4) == 0
        try day.gate(lane, "lint", from: clock, to: clock + 0.5)
        try day.gate(
            lane, "test", from: clock + 0.5, to: clock + took, red ? .failed : .passed,
            counts: TestCounts(tests: 12, failures: red ? 1 : 0, skipped: 0, source: "tap"))
        clock += took
        if red, pick(3) == 0 {
            try day.on(lane, .gatesRequested(["test"]), clock + 1)
            try day.gate(lane, "test", from: clock + 1, to: clock + 2)
            clock += 2
        }
        return !red
    }

    private mutating func finish(_ lane: LaneID, green: Bool, _ clock: inout Double) throws {
        let wait = Double(pick(40) + 1)
        if !green {
            try day.on(lane, .needsOperator(.gatesRed, detail: "test failed"), clock)
            try day.decide(lane, .override, "flaky-gate", at: clock + wait, exceptions: ["gates-red"])
        }
        try day.publish(lane, at: green ? clock : clock + wait)
        clock += wait
        switch pick(green ? 8 : 2) {
        case 6: try day.decide(lane, .reject, "not-wanted", at: clock)
        case 7: return
        default:
            try day.view(lane, at: clock)
            if green { try day.decide(lane, .approve, "correct", at: clock) } else { try day.on(lane, .phase(.approved, note: ""), clock) }
            try day.land(lane, at: clock + 1)
            commits += day.commits(of: lane, at: clock)
            let results: [DeliveryResult] = [.passed, .passed, .passed, .failed, .unknown]
            guard pick(2) == 0 else { return }
            try day.deliver(lane, .smoke, "home", from: clock + 2, to: clock + 3, results[pick(5)], detail: "served what was landed")
            if pick(3) == 0 { try day.deliver(lane, .reverify, "home", from: clock + 90, to: clock + 91, .passed) }
        }
    }
}
