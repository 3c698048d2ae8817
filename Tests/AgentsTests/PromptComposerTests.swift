import Agents
import Domain
import Testing

@Suite struct PromptComposerTests {
    private func context(_ cause: TurnCause, boundary: String? = "ui") -> PromptContext {
        let id = TargetID(number: 3)
        let target = Target(
            id: id, title: "Repair the door", intent: "It squeaks.", repository: "web", boundary: boundary, kind: "fix", risk: .low,
            verify: ["make door"])
        let start = LaneStart(
            target: id, repository: "web", boundary: boundary, risk: .low, kind: "fix", title: target.title, agent: "sh", definition: "d",
            attempt: 1,
            maxTurns: 3, maxFiles: 5, maxLines: 90, paths: boundary == nil ? [] : ["ui/**", "css/*"])
        let lane = Lane(id: LaneID(number: 7), start: start, at: Timestamp(milliseconds: 0))
        return PromptContext(
            target: target, lane: lane, cause: cause, base: "0123456789abcdef", gates: [GateConfiguration(name: "test", run: "make test")])
    }

    private func comment(_ number: Int, line: Int?) -> Domain.Comment {
        Domain.Comment(
            number: number, candidate: 1, path: "ui/a.css", line: line, text: "why \(number)?", by: "ada", at: Timestamp(milliseconds: 0))
    }

    @Test func theFirstTurnSaysWhatWhereAndHowMuch() {
        #expect(
            PromptComposer.compose(context(.first)) == """
                # T-3 Repair the door

                It squeaks.

                ## Scope
                - Repository: web, base 0123456789ab
                - Boundary: ui: change only ui/**, css/*
                - Size: at most 5 files and 90 changed lines
                - Gates that will run on your commit merged with the base:
                  - test: `make test`
                - It is met when these succeed:
                  - `make door`

                ## When you are done
                Commit your work on the branch you are on. Only what is committed counts; your account of it is kept as your claim.
                State the root cause in a line that begins with "Root cause:" and the change in a line that begins with "Fix:".

                """)
        #expect(!PromptComposer.compose(context(.first, boundary: nil)).contains("Boundary"))
    }

    @Test func redGatesComeWithTheEndOfTheirOutput() {
        var context = context(.gates)
        let output = String(repeating: "noise ", count: 5_000) + "the error"
        context.redGates = [("test", "failed", output), ("lint", "timed-out", "slow")]
        let prompt = PromptComposer.compose(context)
        #expect(prompt.contains("### test: failed"))
        #expect(prompt.contains("the error\n```"))
        #expect(prompt.contains("… (\(output.count - PromptComposer.outputLimit) characters before)"))
        #expect(prompt.contains("### lint: timed-out\n```\nslow\n```"))
        #expect(prompt.count < PromptComposer.outputLimit + 2_000)
        // Another cause does not carry them.
        context.cause = .retry
        #expect(!PromptComposer.compose(context).contains("the error"))
    }

    @Test func aReworkCarriesEveryRemarkInOneMessage() {
        var context = context(.rework)
        context.comments = [comment(1, line: 12), comment(2, line: nil)]
        context.rework = Decision(
            kind: .rework, reason: "incomplete", message: "The hinge too.", candidate: 1, by: "ada", at: Timestamp(milliseconds: 0))
        let prompt = PromptComposer.compose(context)
        #expect(
            prompt.contains(
                "## The operator sent it back (incomplete)\nThe hinge too.\n\n"
                    + "## Remarks on your diff\n- ui/a.css:12: why 1?\n- ui/a.css: why 2?"
            ))
        #expect(prompt.ranges(of: "why 1?").count == 1)
        // Remarks are not lost when the next turn has another cause.
        context.cause = .gates
        #expect(PromptComposer.compose(context).contains("- ui/a.css:12: why 1?"))
    }

    @Test func conflictsNameTheirFiles() {
        var context = context(.conflict)
        context.lane.conflict = ["ui/a.css", "b.txt"]
        let prompt = PromptComposer.compose(context)
        #expect(prompt.contains("The base is now 0123456789abcdef"))
        #expect(prompt.contains("- ui/a.css\n- b.txt"))
    }

    @Test func aRetrySaysHowTheTurnBeforeEnded() {
        var context = context(.retry)
        #expect(PromptComposer.compose(context).contains("It was tried before."))
        var turn = Turn(number: 1, cause: .first, job: "j", prompt: "p", from: "b", startedAt: Timestamp(milliseconds: 0))
        turn.outcome = TurnOutcome(ending: .timedOut, detail: "ran longer than 600 s", head: "b", newCommits: 0)
        context.lane.turns = [turn]
        #expect(PromptComposer.compose(context).contains("timed-out: ran longer than 600 s"))
    }
}
