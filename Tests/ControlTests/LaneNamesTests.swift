import Domain
import TestSupport
import Testing

@testable import Control

@Suite struct LaneNamesTests {
    @Test(arguments: [
        ("Repair the door", 1, "signalbox/t-12-repair-the-door"), ("Repair the door", 3, "signalbox/t-12-repair-the-door-3"),
        ("", 1, "signalbox/t-12"), ("…", 2, "signalbox/t-12-2"), ("Türen öffnen", 1, "signalbox/t-12-t-ren-ffnen"),
        ("--upload-pack=x; rm -rf / ..lock @{1}", 1, "signalbox/t-12-upload-pack-x-rm-rf-lock-1"),
        ("a\nb\u{1B}[0m", 1, "signalbox/t-12-a-b-0m"),
        (String(repeating: "x", count: 300), 1, "signalbox/t-12"), ("日本語", 1, "signalbox/t-12"), ("a.lock", 1, "signalbox/t-12-a-lock"),
    ])
    func branches(title: String, attempt: Int, expected: String) {
        #expect(BranchName.make(target: TargetID(number: 12), attempt: attempt, title: title) == expected)
    }

    @Test func branchesAreShort() {
        let title = (1...100).map { "word\($0)" }.joined(separator: " ")
        let name = BranchName.make(target: TargetID(number: 1), attempt: 1, title: title)
        #expect(name.hasPrefix("signalbox/t-1-word1-word2"))
        #expect(name.count < 70)
    }

    @Test func everyOpenLaneHasItsOwnPorts() throws {
        var day = DayBuilder()
        var ports: [Int] = []
        var lanes: [LaneID] = []
        for _ in 0..<4 {
            let lane = try day.lane(at: 0)
            let port = PortBlock.free(in: day.model)
            try day.on(lane, .phase(.preparing, note: ""), 1)
            try day.on(lane, .prepared(Workplace(path: "/w", branch: "b", base: "b", port: port)), 1)
            ports.append(port)
            lanes.append(lane)
        }
        #expect(ports == [21_000, 21_010, 21_020, 21_030])
        // A block is free again when its lane has given its worktree back.
        try day.decide(lanes[1], .abandon, "stuck", at: 2)
        try day.on(lanes[1], .released(retained: nil), 3)
        #expect(PortBlock.free(in: day.model) == 21_010)
    }

    @Test func whatAnOverridePassesOver() throws {
        var day = DayBuilder()
        let lane = try day.lane(maxLines: 5, at: 0)
        try day.work(lane, from: 0, to: 1)
        try day.candidate(lane, at: 1)
        func exceptions() throws -> [String] { Exceptions.of(try #require(day.model.lanes[lane])) }
        #expect(try exceptions() == ["gates-pending: lint, test", "unseen: a.txt", "over-size"])
        try day.gate(lane, "lint", from: 1, to: 2, .failed)
        try day.gate(lane, "test", from: 1, to: 2)
        #expect(try exceptions() == ["gates-red: lint", "unseen: a.txt", "over-size"])
        try day.gate(lane, "lint", from: 2, to: 3)
        try day.view(lane, at: 3)
        #expect(try exceptions() == ["flaky-gate: lint", "over-size"])
        let other = try day.lane(at: 4)
        try day.work(other, from: 4, to: 5)
        try day.candidate(other, at: 5, files: [], gates: [])
        #expect(Exceptions.of(try #require(day.model.lanes[other])) == ["no-gates"])
    }
}
