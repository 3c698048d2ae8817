import Domain
import TestSupport
import Testing

/// The guards of a lane's state machine, one by one.
@Suite struct LaneMachineTests {
    /// A lane that waits for inspection, everything green.
    private func inspecting() throws -> (DayBuilder, LaneID) {
        var (day, lane) = try DayBuilder.gated()
        try day.publish(lane, at: 3)
        return (day, lane)
    }

    private func approved() throws -> (DayBuilder, LaneID) {
        var (day, lane) = try inspecting()
        try day.view(lane, at: 4)
        try day.decide(lane, .approve, "correct", at: 5)
        return (day, lane)
    }

    private func expectRefusal(_ day: DayBuilder, _ lane: LaneID, _ event: LaneEvent, _ words: String) {
        var day = day
        let before = day.model
        #expect(day.model.lanes[lane] != nil)
        let error = #expect(throws: EventRefusal.self) { try day.on(lane, event, 99) }
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "accepted")")
        #expect(error?.message.hasPrefix("\(lane): ") == true)
        #expect(day.model == before)
    }

    private func decision(_ kind: DecisionKind, candidate: Int?, exceptions: [String] = []) -> LaneEvent {
        .decided(
            Decision(kind: kind, reason: kind.reasons[0], candidate: candidate, by: "ada", at: DayBuilder.at(9), exceptions: exceptions))
    }

    @Test func approvalWantsEveryFileSeen() throws {
        var (day, lane) = try inspecting()
        expectRefusal(day, lane, decision(.approve, candidate: 1), "not seen yet: a.txt")
        // A mark of another version of the file does not count.
        try day.on(lane, .viewed([ViewedMark(path: "a.txt", digest: "other")]), 4)
        expectRefusal(day, lane, decision(.approve, candidate: 1), "not seen yet: a.txt")
        try day.view(lane, at: 4)
        expectRefusal(day, lane, decision(.approve, candidate: 2), "not about the current candidate")
        expectRefusal(day, lane, decision(.approve, candidate: nil), "not about the current candidate")
        try day.on(lane, decision(.approve, candidate: 1), 5)
    }

    @Test func approvalWantsGreenGates() throws {
        var day = DayBuilder()
        let lane = try day.lane(at: 1)
        try day.work(lane, from: 1, to: 2)
        try day.candidate(lane, at: 2, gates: [])
        try day.publish(lane, at: 3)
        try day.view(lane, at: 3)
        expectRefusal(day, lane, decision(.approve, candidate: 1), "it has no gate")
        try day.on(lane, decision(.override, candidate: 1), 4)
        try day.on(lane, .phase(.approved, note: ""), 4)
        try day.land(lane, at: 5)
        #expect(day.model.lanes[lane]?.phase == .landed)
    }

    @Test func whatIsOverItsLimitsIsAcceptedByNameOnly() throws {
        var day = DayBuilder()
        let lane = try day.lane(maxLines: 11, at: 1)
        try day.work(lane, from: 1, to: 2)
        try day.candidate(lane, at: 2, gates: ["test"])
        try day.gate(lane, "test", from: 2, to: 3)
        try day.publish(lane, at: 3)
        try day.view(lane, at: 3)
        expectRefusal(day, lane, decision(.approve, candidate: 1), "12 lines in 1 file; allowed are 11 in 20")
        expectRefusal(day, lane, decision(.approve, candidate: 1, exceptions: ["outside-boundary"]), "--accept over-size")
        try day.on(lane, decision(.approve, candidate: 1, exceptions: ["over-size"]), 4)
    }

    @Test func anOverrideWaitsForGatesThatRun() throws {
        var day = DayBuilder()
        let lane = try day.lane(at: 1)
        try day.work(lane, from: 1, to: 2)
        try day.candidate(lane, at: 2, gates: ["test"])
        try day.on(lane, .gateStarted(candidate: 1, gate: "test", attempt: 1, job: "j"), 2)
        try day.on(lane, .needsOperator(.internalError, detail: "x"), 2)
        expectRefusal(day, lane, decision(.override, candidate: 1), "gates are still running: test")
    }

    @Test func aNewTurnVoidsTheDecision() throws {
        var (day, lane) = try approved()
        #expect(day.model.lanes[lane]?.decision?.kind == .approve)
        try day.decide(lane, .rework, "wrong", at: 6)
        try day.on(lane, .phase(.working, note: ""), 6)
        try day.work(lane, from: 6, to: 7, cause: .rework)
        #expect(day.model.lanes[lane]?.decisions.first?.voided != nil)
        try day.candidate(lane, at: 7)
        expectRefusal(day, lane, .phase(.approved, note: ""), "cannot follow")
        #expect(day.model.lanes[lane]?.decision == nil)
    }

    @Test func landingFollowsItsIntentOnly() throws {
        var (day, lane) = try approved()
        let landing = Landing(candidate: 1, branch: "main", base: "base1", commit: "L-1-c1", tree: "L-1-t1", at: DayBuilder.at(6))
        expectRefusal(day, lane, .landed(landing), "not what was intended")
        let wrong = [("base1", "other", 1), ("other", "L-1-c1", 1), ("base1", "L-1-c1", 2)]
        for (base, commit, number) in wrong {
            let intent = LandingIntent(candidate: number, branch: "main", expected: base, commit: commit)
            expectRefusal(day, lane, .landingStarted(intent), "not the current candidate on its base")
        }
        expectRefusal(day, lane, .phase(.landing, note: ""), "landing starts with its intent")
        try day.on(lane, .landingStarted(LandingIntent(candidate: 1, branch: "main", expected: "base1", commit: "L-1-c1")), 6)
        expectRefusal(day, lane, decision(.abandon, candidate: 1), "too late")
        expectRefusal(day, lane, .decisionVoided("changed my mind"), "too late")
        var other = landing
        other.tree = "another tree"
        expectRefusal(day, lane, .landed(other), "not what was intended")
        other = landing
        other.commit = "another commit"
        expectRefusal(day, lane, .landed(other), "not what was intended")
        try day.on(lane, .landed(landing), 7)
        expectRefusal(day, lane, .landed(landing), "not what was intended")
        #expect(day.model.pullRequests["web#1"]?.state == .merged)
    }

    @Test func aMovedBaseCarriesTheDecisionOnlyOverTheSameDiff() throws {
        var (day, lane) = try approved()
        expectRefusal(day, lane, .baseMoved(expected: "base1", found: "base1"), "did not move")
        expectRefusal(day, lane, .baseMoved(expected: "elsewhere", found: "base2"), "did not move")
        try day.on(lane, .baseMoved(expected: "base1", found: "base2"), 6)
        try day.candidate(lane, at: 6)
        expectRefusal(day, lane, .decisionCarried(from: 1, to: 2, files: 1), "differs from what was approved")
        try day.gate(lane, "lint", from: 6, to: 7)
        try day.gate(lane, "test", from: 6, to: 7)
        expectRefusal(day, lane, .decisionCarried(from: 1, to: 2, files: 2), "differs from what was approved")
        expectRefusal(day, lane, .decisionCarried(from: 2, to: 2, files: 1), "no standing approval of candidate 2")
        try day.on(lane, .decisionCarried(from: 1, to: 2, files: 1), 7)
        #expect(day.model.lanes[lane]?.decision?.candidate == 2)

        var (again, other) = try approved()
        try again.on(other, .baseMoved(expected: "base1", found: "base2"), 6)
        try again.candidate(
            other, at: 6, files: [CandidateFile(path: "a.txt", status: "modified", additions: 10, deletions: 2, digest: "different")])
        try again.gate(other, "lint", from: 6, to: 7)
        try again.gate(other, "test", from: 6, to: 7)
        expectRefusal(again, other, .decisionCarried(from: 1, to: 2, files: 1), "differs from what was approved")
    }

    @Test func gatesThatRunAgainAskForANewPublication() throws {
        var (day, lane) = try inspecting()
        try day.on(lane, .gatesRequested(["test"]), 4)
        try day.on(lane, .phase(.gating, note: ""), 4)
        try day.gate(lane, "test", from: 4, to: 5)
        try day.on(lane, .phase(.publishing, note: ""), 5)
        expectRefusal(day, lane, .phase(.inspecting, note: ""), "not published")
        expectRefusal(day, lane, .published(number: 9, candidate: 1, body: "b", block: "v"), "already has pull request #1")
        try day.on(lane, .published(number: 1, candidate: 1, body: "b", block: "w"), 5)
        try day.on(lane, .phase(.inspecting, note: ""), 5)
    }

    @Test func numbersGoOnWithoutAGap() throws {
        let (day, lane) = try inspecting()
        let comment = Domain.Comment(number: 2, candidate: 1, path: "a.txt", line: 1, text: "?", by: "ada", at: DayBuilder.at(1))
        expectRefusal(day, lane, .commented(comment), "comment 2 is not the next one")
        expectRefusal(day, lane, .gatesRequested(["nope"]), "no gate 'nope'")
        expectRefusal(day, lane, .turnEnded(number: 1, TurnOutcome(ending: .completed, head: "h", newCommits: 1)), "not running")
        expectRefusal(day, lane, .gateEnded(candidate: 1, gate: "test", attempt: 1, GateOutcome(result: .passed)), "not running")
        expectRefusal(
            day, lane, .turnStarted(number: 2, cause: .retry, job: "j", prompt: "p", from: "h", comments: []), "a turn starts while working"
        )
    }

    /// Every pair of phases: what may follow, and that nothing follows an end.
    @Test(arguments: Phase.allCases)
    func nothingFollowsAnEnd(phase: Phase) {
        if phase.isEnd, phase != .done { #expect(phase.successors.isEmpty) }
        #expect(!phase.successors.contains(phase))
        #expect(!phase.successors.contains(.queued))
        if phase.isLanded { #expect(phase.successors.filter { !$0.isLanded } == []) }
        if !phase.isLanded, phase != .landing { #expect(!phase.successors.contains(.landed)) }
        #expect(phase.isEnd || !phase.successors.isEmpty)
    }

    @Test func successIsReadFromTheRepository() {
        func outcome(_ ending: TurnEnding, commits: Int, leftovers: [String] = [], committed: Bool = false, exit: Int = 0) -> Bool {
            TurnOutcome(
                ending: ending, exitCode: exit, head: "h", newCommits: commits, leftovers: leftovers, leftoversCommitted: committed
            ).succeeded
        }
        #expect(outcome(.completed, commits: 1))
        #expect(outcome(.completed, commits: 1, exit: 1))
        #expect(outcome(.completed, commits: 1, leftovers: ["x"], committed: true))
        #expect(!outcome(.completed, commits: 0))
        #expect(!outcome(.completed, commits: 1, leftovers: ["x"]))
        for ending in [TurnEnding.aborted, .timedOut, .outputLimit, .stopped, .failedToStart] { #expect(!outcome(ending, commits: 3)) }
    }
}
