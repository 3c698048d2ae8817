import Foundation
import Testing

extension Scenario {
    private static let asksForCommits = #"{name: commits, decision: ask, commands: ["git commit *"]}"#

    /// What agents ask, and what they are told.
    static let talk = [
        Scenario(name: "a permission, allowed", model: "edit-commit", rule: asksForCommits) { lab in
            let ask = try await lab.ask()
            #expect(ask.kind == "permission")
            #expect(ask.command.text.contains("git commit"))
            try await lab.box.succeed("answer", ask.id.text, "--allow")
            try await lab.box.reach(lab.lane, "inspecting")
        },
        Scenario(name: "a permission, denied with words", model: "edit-commit", rule: asksForCommits) { lab in
            try await lab.box.succeed("answer", try await lab.ask().id.text, "--deny", "no commits on a Tuesday")
            let lane = try await lab.needsOperator(["leftovers", "nothing-done"])
            #expect(lane.turns[0].outcome.newCommits == 0)
            #expect(try lab.heard().contains("no commits on a Tuesday"))
        },
        Scenario(name: "a permission, denied with stop", model: "edit-commit", rule: asksForCommits, turns: 3) { lab in
            let ask = try await lab.ask()
            let asked = try lab.requests().filter { !$0.tools.list.isEmpty }.count
            try await lab.box.succeed("answer", ask.id.text, "--stop", "enough")
            let lane = try await lab.needsOperator(["stopped"])
            #expect(lane.turns.list.count == 1)
            #expect(lane.turns[0].outcome.newCommits == 0)
            #expect(try lab.requests().filter { !$0.tools.list.isEmpty }.count == asked, "the model was asked again")
        },
        Scenario(name: "a question by the tools of the lane", model: "question") { lab in try await answer(lab) },
        Scenario(name: "a question by its own tool", model: "question-own", programs: [.claude]) { lab in try await answer(lab) },
        Scenario(name: "a message in the middle", model: "wait-commit") { lab in
            try await lab.until("the first call") { try lab.requests().count >= 1 }
            try await lab.box.succeed("send", lab.lane, "mind the gap")
            // The command waits for this file. It lies in the worktree, where the sandbox shows it.
            let worktree = try await lab.box.lane(lab.lane).worktree.text
            try lab.box.write("go\n", to: "\(worktree)/go-on")
            try await lab.box.reach(lab.lane, "inspecting")
            #expect(try lab.heard().contains("mind the gap"), "it did not reach the model")
            let said = try await lab.entries().filter { $0.content.said["text"].text == "mind the gap" }
            #expect(said.count == 1, "\(said)")
        },
    ]

    private static func answer(_ lab: ProgramLab) async throws {
        let ask = try await lab.ask()
        #expect(ask.kind == "question")
        #expect(ask["text"].text.contains("Which colour"))
        try await lab.box.succeed("answer", ask.id.text, "green")
        let lane = try await lab.box.reach(lab.lane, "inspecting")
        #expect(try lab.box.read(lane.worktree.text + "/ANSWER.md").contains("green"))
    }
}
