import Domain
import Evidence
import TestSupport
import Testing

@Suite struct VerificationBlockTests {
    private func lane(_ build: (inout DayBuilder, LaneID) throws -> Void) throws -> Lane {
        var day = DayBuilder()
        let id = try day.lane(at: 0)
        try day.work(id, from: 0, to: 1)
        try build(&day, id)
        return try #require(day.model.lanes[id])
    }

    @Test func everyByte() throws {
        let lane = try lane { day, id in
            try day.candidate(id, at: 1)
            try day.on(id, .gateStarted(candidate: 1, gate: "lint", attempt: 1, job: "j"), 1)
            let origin = GateOrigin(lane: LaneID(number: 4), candidate: 2, attempt: 1)
            let statement = "0123456789abcdef0123456789abcdef"
            try day.on(
                id,
                .gateEnded(
                    candidate: 1, gate: "lint", attempt: 1,
                    GateOutcome(result: .passed, seconds: 0.26, statement: statement, reusedFrom: origin)), 1)
            try day.on(id, .gateStarted(candidate: 1, gate: "test", attempt: 1, job: "j"), 1)
            let counts = TestCounts(tests: 12, failures: 1, skipped: 2, source: "tap")
            try day.on(
                id, .gateEnded(candidate: 1, gate: "test", attempt: 1, GateOutcome(result: .failed, counts: counts, seconds: 71.96)), 2)
            try day.on(id, .gateStarted(candidate: 1, gate: "test", attempt: 2, job: "j"), 1)
        }
        #expect(
            VerificationBlock.render(lane: lane, commands: ["test": "make test"]) == """
                ## Verification

                Candidate `L-1-c1` with tree `L-1-t1` on base `base1`.

                | gate | command | result | tests | seconds | evidence |
                | --- | --- | --- | --- | --- | --- |
                | lint |  | passed (reused from L-4, candidate 2: same tree, same definition) |  | 0.3 | `0123456789abcdef` |
                | test (attempt 1) | `make test` | failed | 9 of 12, 2 skipped | 72.0 |  |
                | test (attempt 2) | `make test` | running | | | |

                **Not verified: test not finished.**

                """)
    }

    @Test func theSameLaneGivesTheSameBytes() throws {
        for seed in UInt64(1)...12 {
            let one = try RandomDay(seed: seed, lanes: 6).day.model
            let other = try RandomDay(seed: seed, lanes: 6).day.model
            for lane in one.lanes.values {
                let again = try #require(other.lanes[lane.id])
                let commands = ["lint": "make lint", "test": "make test"]
                #expect(
                    VerificationBlock.render(lane: lane, commands: commands) == VerificationBlock.render(lane: again, commands: commands))
            }
        }
    }

    @Test func whatIsNotThereIsNotGreen() throws {
        let none = try lane { day, id in try day.candidate(id, at: 1, gates: []) }
        #expect(VerificationBlock.render(lane: none, commands: [:]).contains("**Not verified: this repository has no gate.**"))
        let pending = try lane { day, id in try day.candidate(id, at: 1) }
        let text = VerificationBlock.render(lane: pending, commands: [:])
        #expect(text.contains("| lint |  | not run | | | |"))
        #expect(text.contains("**Not verified: lint, test not finished.**"))
        let empty = try lane { _, _ in }
        #expect(VerificationBlock.render(lane: empty, commands: [:]) == "")
        let flaky = try lane { day, id in
            try day.candidate(id, at: 1, gates: ["test"])
            try day.gate(id, from: 1, to: 2, .failed)
            try day.gate(id, from: 2, to: 3, .passed)
        }
        #expect(VerificationBlock.render(lane: flaky, commands: [:]).contains("**Flaky, which is not passed: test.**"))
        for lane in [none, pending, flaky] { #expect(!VerificationBlock.render(lane: lane, commands: [:]).contains("All gates passed")) }
    }

    /// A row stays a row, whatever a command holds.
    @Test(arguments: ["a\nb", "a\r\nb", "a\rb", "a | b", "a\u{2028}b", "`a`", "a\u{1B}[2Jb", "| --- |", "a\n| test | `x` | passed | | | |"])
    func aCommandCannotLeaveItsCell(command: String) throws {
        let lane = try lane { day, id in
            try day.candidate(id, at: 1, gates: ["test"])
            try day.gate(id, from: 1, to: 2, .failed)
        }
        let text = VerificationBlock.render(lane: lane, commands: ["test": command])
        let rows = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).filter { $0.hasPrefix("|") }
        #expect(rows.count == 3, "\(text)")
        let borders = rows.last?.replacing("\\|", with: "").count { $0 == "|" }
        #expect(borders == 7, "\(text)")
        #expect(!text.unicodeScalars.contains("\u{1B}"))
        #expect(text.contains("**Not passed: test.**"))
    }
}
