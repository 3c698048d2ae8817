import Domain
import Foundation
import JSONReading
import Testing

@testable import Ledger

/// What the reader of the ledger's own form makes of events and records: the same as the general decoder, or nothing.
@Suite struct OrderedReaderTests {
    private func same<Value: OrderedReadable & Codable & Equatable>(_ value: Value) throws {
        let bytes = try EventCoding.encode(value)
        let read = OrderedReader.read(Value.self, from: bytes)
        #expect(read == value, "\(String(decoding: bytes, as: UTF8.self))")
    }

    /// Every event that it reads, with all that can be in it.
    private static let events: [LaneEvent] = {
        let file = CandidateFile(
            path: "a\"b\\c/\u{1F6A6}\n\u{1}", oldPath: "old", status: "renamed", additions: 3, deletions: 0, binary: true, generated: true,
            digest: "d")
        let pin = GatePin(name: "test", stage: .test, needs: ["lint", "build"], definition: "def")
        var outcome = TurnOutcome(
            ending: .timedOut, detail: "é", exitCode: -3, head: "h", newCommits: 2, leftovers: ["x", "y"], leftoversCommitted: true,
            transcript: "t", seconds: 0.07342499999999999, cpuSeconds: 3, maxResidentBytes: 1 << 40,
            claim: Claim(rootCause: "r", fix: "f", account: "a"))
        (outcome.entries, outcome.entryCount) = ("e", 7)
        (outcome.agentEnding, outcome.retryAt) = (AgentEnding(kind: .limited, text: "t"), Timestamp(milliseconds: 5))
        let call = ToolCall(id: "i", name: "Bash", kind: .execute, command: "rm", paths: ["p", "q"], input: "{\"a\":1}")
        var decision = Decision(
            kind: .override, reason: "r", message: "m", candidate: 2, by: "operator:ada", at: Timestamp(milliseconds: -5), exceptions: ["x"]
        )
        let plain = decision
        decision.voided = "moved"
        return [
            .phase(.rolledBack, note: ""), .gateStarted(candidate: 1, gate: "g", attempt: 2, job: "j"),
            .gateEnded(
                candidate: 1, gate: "g", attempt: 2,
                GateOutcome(
                    result: .timedOut, detail: "d", exitCode: 1, counts: TestCounts(tests: 1, failures: 2, skipped: 3, source: "tap"),
                    seconds: 1.5, log: "l", statement: "s", reusedFrom: GateOrigin(lane: LaneID(number: 4), candidate: 5, attempt: 6))),
            .gateEnded(candidate: 1, gate: "g", attempt: 2, GateOutcome(result: .passed)),
            .ruled(
                turn: 1, AgentAsk(key: "k", kind: .permission, call: call, text: "t", options: ["o"]),
                Answer(verdict: .allowOnce, message: "m", by: "rule:x")),
            .ruled(turn: 1, AgentAsk(key: "k", kind: .question), Answer(verdict: .denyAndStop, by: "b")),
            .candidateBuilt(
                Candidate(number: 1, base: "b", head: "h", commit: "c", tree: "t", commits: 2, files: [file, file], gates: [pin])),
            .candidateBuilt(Candidate(number: 1, base: "b", head: "h", commit: "c", tree: "t", commits: 2, files: [], gates: [])),
            .published(number: 1, candidate: 2, body: "b", block: "k"),
            .prepared(Workplace(path: "p", branch: "b", base: "s", port: 23640)),
            .turnStarted(number: 1, cause: .rework, job: "j", prompt: "p", from: "f", comments: [1, 2, 30]),
            .turnEnded(number: 3, outcome),
            .turnEnded(number: 1, TurnOutcome(ending: .completed, head: "h", newCommits: 0)),
            .confined(turn: 1, Confinement(sandbox: nil, reason: "r", network: .full)),
            .confined(turn: 1, Confinement(sandbox: "bubblewrap", network: .full)),
            .briefed(turn: 1, text: "t"), .neighboursPinned(turn: 1, ["b": "1", "a\"": "2", "": "3"]), .neighboursPinned(turn: 1, [:]),
            .sessionOpened(turn: 1, AgentSession(id: "i", model: "m", program: "p")), .sessionOpened(turn: 1, AgentSession(id: "i")),
            .usage(turn: 1, TurnUsage(), UsageMeter()),
            .reported(turn: 1, AgentReport(kind: .claim, text: "t", at: Timestamp(milliseconds: 5))),
            .needsOperator(.readyToInspect, detail: "d"),
            .viewed([ViewedMark(path: "p", digest: "d"), ViewedMark(path: "q", digest: "e")]),
            .viewed([]), .decided(decision), .decided(plain),
            .landingStarted(LandingIntent(candidate: 1, branch: "b", expected: "e", commit: "c")),
            .landed(Landing(candidate: 1, branch: "b", base: "s", commit: "c", tree: "t", at: Timestamp(milliseconds: 1_796_082_874_169))),
            .baseMoved(expected: "e", found: "f"), .decisionCarried(from: 1, to: 2, files: 3),
            .deliveryStarted(step: .smoke, name: "n", attempt: 1, job: "j"),
            .deliveryEnded(step: .reverify, name: "n", attempt: 1, result: .unknown, detail: "d", served: "s", log: "l"),
            .deliveryEnded(step: .deploy, name: "n", attempt: 1, result: .passed, detail: "d", served: nil, log: nil),
            .snapshotTaken(ref: "r", commit: "c", leftOut: ["x"]), .released(retained: nil), .released(retained: "why"), .landRequested,
            .setupEnded(job: "j", passed: false, detail: "d", log: "l"), .setupEnded(job: "j", passed: true, detail: "d", log: nil),
        ]
    }()

    private static let targets: [Target] = {
        var full = Target(
            id: TargetID(number: 2), title: "t", intent: "i", repository: "r", boundary: "b", kind: "k", risk: .high,
            after: [TargetID(number: 1)], agent: "a", script: "{}", verify: ["v"], liveChecks: ["l"], maxFiles: 1, maxLines: 2,
            budget: Budget(), addedAt: Timestamp(milliseconds: 5), reverts: LaneID(number: 3))
        full.dropped = "d"
        return [full, Sample.target(1)]
    }()

    private func recorded(_ event: Event) -> RecordedEvent {
        RecordedEvent(sequence: 7, time: Timestamp(milliseconds: 1_796_082_874_169), actor: "operator:ada", event: event)
    }

    @Test func allThatItKnows() throws {
        for event in Self.events { try same(recorded(.lane(LaneID(number: 12), event))) }
        for target in Self.targets {
            try same(recorded(.target(target.id, .added(target))))
            try same(target)
        }
        try same(recorded(.target(TargetID(number: 1), .dropped(reason: "r"))))
        let start = LaneStart(
            target: TargetID(number: 1), repository: "r", boundary: "b", risk: .high, kind: "k", title: "t", agent: "a", definition: "d",
            attempt: 1, maxTurns: 2, maxFiles: 3, maxLines: 4, paths: ["p"], reverts: LaneID(number: 1))
        try same(recorded(.laneQueued(LaneID(number: 12), start)))
        var request = PullRequest(
            repository: "r", number: 1, lane: LaneID(number: 2), title: "t", openedAt: Timestamp(milliseconds: 5))
        try same(request)
        (request.body, request.head, request.candidate, request.state) = ("b", "h", "c", .merged)
        request.closedAt = Timestamp(milliseconds: 6)
        try same(request)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func recordsOfADay(seed: UInt64) throws {
        var day = RandomDay(seed: seed)
        for _ in 0..<400 { _ = try day.batch() }
        let lanes = day.model.lanes.values
        #expect(lanes.count > 20 && lanes.contains(where: \.isSettled))
        for lane in lanes {
            try same(lane)
            if lane.isSettled { try same(LaneBrief(lane)) }
        }
        for target in day.model.targets.values { try same(target) }
        for request in day.model.pullRequests.values { try same(request) }
    }

    /// It may read less than the general decoder, and never anything else.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func changedBytesAreReadAsTheGeneralDecoderReadsThem(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pieces: [[UInt8]] = [
            "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "1.0", "-", "0", "e5", "\u{e9}", "\\ud800", " ", "true", "\"x\":1,",
        ]
        .map { Array($0.utf8) }
        var read = 0
        for event in Self.events {
            let whole = try EventCoding.encode(recorded(.lane(LaneID(number: 12), event)))
            for _ in 0..<60 {
                var bytes = whole
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &random)))
                }
                guard let found = OrderedReader.read(RecordedEvent.self, from: bytes) else { continue }
                read += 1
                let general = try? JSONBytesDecoder().decode(RecordedEvent.self, from: bytes)
                #expect(found == general, "\(String(decoding: bytes, as: UTF8.self))")
            }
        }
        #expect(read > 100)
    }

    @Test func anotherFormIsNotItsOwn() throws {
        let event = recorded(.lane(LaneID(number: 12), .phase(.working, note: "n")))
        let text = String(decoding: try EventCoding.encode(event), as: UTF8.self)
        for other in [
            text.replacing("\"note\":", with: "\"note\": "), text + " ", "", "{", text.replacing("\"actor\":\"operator:ada\",", with: ""),
            text.replacing("\"note\":\"n\",\"to\":\"working\"", with: "\"to\":\"working\",\"note\":\"n\""),
            text.replacing("\"note\":\"n\"", with: "\"more\":1,\"note\":\"n\""),
            text.replacing("\"note\":\"n\"", with: "\"note\":\"n\",\"then\":1"),
            text.replacing("L-12", with: "l-12"), text.replacing("L-12", with: "L-012"), text.replacing(":7,", with: ":7.0,"),
            text.replacing(":7,", with: ":9999999999999999999,"),
        ] {
            #expect(OrderedReader.read(RecordedEvent.self, from: Array(other.utf8)) == nil, "\(other)")
        }
    }
}
