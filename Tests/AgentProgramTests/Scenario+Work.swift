import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Scenario {
    static let all = work + talk + trouble

    /// Work that comes to something, and work that does not.
    private static let work = [
        Scenario(name: "edits and commits, and reaches nothing but its model", model: "edit-commit", isProxied: true) { lab in
            let lane = try await lab.box.reach(lab.lane, "inspecting")
            #expect(lane.candidate.files.list.map { $0.file.path.text } == ["HELLO.md"])
            let turn = lane.turns[0]
            #expect(turn.confinement.sandbox == "bubblewrap")
            #expect(turn.outcome.agentEnding.kind == "finished")
            #expect(!turn.session.id.text.isEmpty && !turn.session.program.text.isEmpty)
            #expect(turn.usage.tokens.output.int >= 120, "\(turn.usage)")
            for marker in [Marker.guide, Marker.skill, Marker.briefing] {
                #expect(try lab.requests().contains { $0.markers[marker] == true }, "\(marker) did not reach the model")
            }
            #expect(
                try await lab.box.shell("git status --porcelain", in: lane.worktree.text).isEmpty, "what it was given dirties the worktree")
        },
        Scenario(
            name: "a red gate, and a second turn that goes on with the session", model: "red-then-fix",
            repository: "gates: [{name: answer, run: \"grep -qx 42 ANSWER.txt\"}]", turns: 3
        ) { lab in
            let lane = try await lab.box.reach(lab.lane, "inspecting")
            #expect(lane.turns.list.count == 2)
            #expect(lane.turns[1].cause == "gates")
            #expect(lane.turns[1].session.id == lane.turns[0].session.id)
            #expect(lane.candidate.verdict == "green")
            #expect(try lab.requests().contains { $0.turn.int >= 2 }, "the second turn does not know the first")
            let used = lane.turns.list.map { $0.usage.tokens.output.int }
            #expect(used[1] < 2 * used[0] + 200, "the session's counters were not turned into what the turn used: \(used)")
        },
        Scenario(
            name: "reviews a candidate, reads only, and its finding stands beside the diff", model: "work-then-review",
            repository: "gates: [{name: hello, run: \"test -f HELLO.md\"}]", workspace: "review: {reviewers: [{agent: real}]}"
        ) { lab in
            let lane = try await lab.box.reach(lab.lane, "inspecting")
            #expect(lane.turns.list.count == 1)
            let review = lane.reviews[0]
            #expect(review.outcome.ending == "completed", "\(review.outcome)")
            // Reported by the tool and said at the end: once. What does not fit the candidate was refused, in words.
            #expect(review.reported.list.map { $0["text"].text } == ["Say whom it greets."])
            #expect(review.outcome.findings.list.map { $0["text"].text } == ["Say whom it greets.", "Short."])
            #expect(review.confinement.sandbox == "bubblewrap")
            #expect(review.usage.tokens.output.int > 0, "\(review.usage)")
            #expect(try await lab.box.json("inbox").list.isEmpty, "a reviewer asks nobody")
            let heard = try lab.requests().flatMap { $0.results.list.map(\.text) }
            #expect(heard.contains { $0.contains("HELLO.md") && $0.contains("1 file changed") }, "\(heard)")
            #expect(heard.contains { $0.contains("has no line 9") }, "\(heard)")
            #expect(
                try await lab.box.shell("git show '\(lane.candidate.commit.text):HELLO.md'", in: lane.worktree.text)
                    .trimmingCharacters(in: .whitespacesAndNewlines) == "hello")
        },
        Scenario(name: "says done with nothing committed", model: "say-done") { lab in
            let lane = try await lab.needsOperator(["nothing-done"])
            #expect(lane.turns[0].outcome.newCommits == 0)
            #expect(lane.turns[0].outcome.agentEnding.kind == "finished")
        },
        Scenario(
            name: "edits outside of the worktree", model: "outside",
            values: { ["absolute": $0.path("outside-probe"), "beside": "../outside-probe"] }
        ) { lab in
            let lane = try await lab.box.reach(lab.lane, "inspecting")
            let above = URL(fileURLWithPath: lane.worktree.text).deletingLastPathComponent().path
            for path in ["\(above)/outside-probe", lab.box.path("outside-probe")] {
                #expect(!lab.box.exists(path) && !lab.box.exists(path + "-shell"), "\(path) was written")
            }
            #expect(lane.candidate.files.list.map { $0.file.path.text } == ["HELLO.md"])
        },
        Scenario(
            name: "goes on when the server was killed in the middle", model: "slow-commit", values: { _ in ["seconds": "3"] }
        ) { lab in
            try await lab.until("the first call") { try lab.requests().count >= 1 }
            let pid = Int32(try await lab.box.json("status").pid.int)
            #expect(kill(pid, SIGKILL) == 0)
            let lane = try await lab.box.reach(lab.lane, "inspecting")
            #expect(lane.turns.list.count == 1)
            #expect(lane.turns[0].outcome.newCommits == 1)
            let asked = try lab.requests().filter { !$0.tools.list.isEmpty }.map { $0.results.list.count }
            #expect(asked == [0, 1, 2, 3], "something was said twice, or not at all: \(asked)")
        },
    ]
}
