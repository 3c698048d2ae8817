import Testing

@testable import Domain

struct ClaimCheckTests {
    private func lane(_ claims: [String], gates: [(String, GateStage, GateResult?)] = [], account: String? = nil) -> Lane {
        let start = LaneStart(
            target: TargetID(number: 1), repository: "web", boundary: nil, risk: .low, kind: "fix", title: "t", agent: "a", definition: "d",
            attempt: 1, maxTurns: 3, maxFiles: 20, maxLines: 400)
        var lane = Lane(id: LaneID(number: 1), start: start, at: Timestamp(milliseconds: 0))
        var turn = Turn(number: 1, cause: .first, job: "j", prompt: "p", from: "b", startedAt: Timestamp(milliseconds: 0))
        turn.reports = claims.map { AgentReport(kind: .claim, text: $0, at: Timestamp(milliseconds: 0)) }
        turn.outcome = TurnOutcome(ending: .completed, head: "h", newCommits: 1, claim: account.map { Claim(account: $0) })
        lane.turns = [turn]
        let pins = gates.map { GatePin(name: $0.0, stage: $0.1, needs: [], definition: "d") }
        lane.candidates = [Candidate(number: 1, base: "b", head: "h", commit: "c", tree: "t", commits: 1, files: [], gates: pins)]
        lane.gateRuns = gates.compactMap { name, _, result in
            guard let result else { return nil }
            var run = GateRun(
                candidate: 1, gate: name, attempt: 1, job: "j", definition: "d", tree: "t", startedAt: Timestamp(milliseconds: 0))
            run.outcome = GateOutcome(result: result, counts: TestCounts(tests: 12, failures: 0, skipped: 1, source: "tap"))
            return run
        }
        return lane
    }

    private var files: [InspectedFile] {
        [("src/login.swift", "modified", 5), ("Tests/LoginTests.swift", "added", 9), ("README.md", "modified", 1)].map {
            InspectedFile(
                CandidateFile(path: $0.0, status: $0.1, additions: $0.2, deletions: 0, digest: "d"), marks: FileMarks(),
                seen: SeenState(kind: .new))
        }
    }

    @Test(arguments: [
        ("I changed src/login.swift.", ClaimVerdict.borneOut), ("Fixed the race in `login.swift:42`", .borneOut),
        ("Updated src/session.swift", .contradicted), ("The bug is in src/session.swift", .unproven), ("All tests pass", .borneOut),
        ("The linter is green", .contradicted), ("The build passes", .unproven), ("e2e passed", .unproven),
        ("Added tests for the login", .borneOut), ("No new dependencies were added", .borneOut),
        ("I did not change any tests", .contradicted),
        ("It is much faster now", .unproven), ("Ran `make test` and it passed", .unproven), ("I ran `swift build -c release`", .borneOut),
        ("I ran `npm run broken`", .unproven), ("`npm run broken` passes", .contradicted),
        ("I ran `cargo test --all`", .unproven),
        ("See https://example.com/a.html", .unproven),
        ("Tests did not pass", .unproven), ("Changed login.swift and src/nothing.swift", .contradicted),
    ])
    func verdicts(text: String, verdict: ClaimVerdict) throws {
        let lane = lane([text], gates: [("unit", .test, .passed), ("lint", .lint, .failed), ("slow", .e2e, nil)])
        let ran = [("swift build -c release", false), ("npm run broken", true)].map { ClaimCheck.Ran(command: $0.0, failed: $0.1) }
        let finding = try #require(ClaimCheck(lane, files: files, ran: ran).findings.first)
        #expect(finding.verdict == verdict, "\(finding.why)")
        #expect(!finding.why.isEmpty && finding.text == text)
    }

    @Test func flakyGatesBearNothingOut() throws {
        var lane = lane(["All tests pass"], gates: [("unit", .test, .failed)])
        var again = lane.gateRuns[0]
        again.attempt = 2
        again.outcome = GateOutcome(result: .passed)
        lane.gateRuns.append(again)
        #expect(ClaimCheck(lane, files: files, ran: nil).findings.first?.verdict == .unproven)
    }

    @Test func theAccountIsTakenApart() {
        let lane = lane([], account: "Hello there. I changed src/login.swift. All good!\n- Updated `README.md`\nBye")
        #expect(ClaimCheck(lane, files: files, ran: nil).findings.map(\.text) == ["I changed src/login.swift.", "Updated `README.md`"])
        #expect(ClaimCheck.commands(of: lane).isEmpty)
    }

    @Test func hostileTextIsBounded() {
        let lane = lane([], account: String(repeating: "Updated `a/b.swift\u{202E}` \u{1B}[2J. ", count: 500))
        #expect(ClaimCheck(lane, files: files, ran: nil).findings.count <= ClaimFinder.limit)
    }
}
