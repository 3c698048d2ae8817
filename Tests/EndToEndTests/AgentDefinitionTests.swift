import Foundation
import Testing

/// Definitions are files with versions, and a lane never changes its own halfway.
struct AgentDefinitionTests {
    private static let sound = "gates: [{name: test, run: \"test -f work.txt\"}]"

    /// A definition that writes `word` and waits for its test in every turn.
    private static func definition(_ word: String, _ started: Fifo, _ go: Fifo) -> String {
        """
        ---
        adapter: command
        command: [/bin/sh, -euc, "echo \(word) >> work.txt; echo on > \(started.path); cat \(go.path); git add work.txt; git commit -qm Work", x, "{promptFile}"]
        prompt: file
        timeout: 20m
        ---

        Say \(word).

        """
    }

    @Test("An edit while a lane runs makes a version, and the lane stays on its own to its end")
    func pinned() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            try await box.makeWorkspace(repository: Self.sound)
            let started = try await Fifo(box, "started")
            let go = try await Fifo(box, "go")
            let file = box.workspace + "/agents/x.md"
            let first = Self.definition("first", started, go)
            let second = Self.definition("second", started, go)
            try box.write(first, to: file)
            let lane = try await box.startLane("Work", intent: "Do it.", agent: "x")
            _ = try await started.read()

            try box.write(second, to: file)
            let list = try await box.json("agents", "list")
            #expect(list.list.map(\.name.text) == ["sh", "x"])
            #expect(list[1].version == 2 && list[1].file == "agents/x.md")
            #expect(list[1].lanes[0].lane.text == lane && list[1].lanes[0].version == 1)
            let other = try await box.json("agents", "diff", "x", "--lane", lane)
            #expect(other.old == 1 && other.new == 2)
            #expect(other.diff.text.contains("-Say first.\n+Say second.\n"))
            try await go.release()
            try await box.reach(lane, "inspecting")

            // The next turn of the lane is still one of the first version.
            try await box.succeed("rework", lane, "--reason", "incomplete", "-m", "more")
            _ = try await started.read()
            try await go.release()
            try await box.reach(lane, "inspecting")
            try await box.land(lane)
            #expect(try await repository.file("work.txt") == "first\nfirst")

            let next = try await box.startLane("Work more", intent: "Do it.", agent: "x")
            _ = try await started.read()
            try await go.release()
            try await box.reach(next, "inspecting")
            #expect(try await box.json("agents", "show", "x").versions[1].lanes.list.map(\.text) == [next])
            try await box.succeed("abandon", next, "--reason", "obsolete")
            try await box.expectSound()
        }
    }

    @Test("A rollback writes the old text, is a version of its own, and loses nothing")
    func rollback() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: Self.sound)
            let file = box.workspace + "/agents/x.md"
            func text(_ words: String) -> String { "---\nadapter: scripted\ntimeout: \(words)\n---\n" }
            for words in ["1m", "2m"] {
                try box.write(text(words), to: file)
                try await box.succeed("agents", "list")
            }
            let missing = try await box.signalbox("agents", "diff", "sh")
            #expect(missing.exit == 5)
            let done = try await box.json("agents", "rollback", "x", "1")
            #expect(done.agent.number == 3 && done.agent.inForce == true)
            #expect(done.putAside == nil)
            #expect(try box.read(file) == text("1m"))
            let shown = try await box.json("agents", "show", "x@2")
            #expect(shown["text"].text == text("2m") && shown.inForce == false)
            #expect(shown.versions[0].digest == shown.versions[2].digest)
            #expect(shown.definition.timeoutSeconds == 120)

            // What never was in force is kept beside the file.
            try box.write("broken", to: file)
            let status = try await box.json("status")
            #expect(status.configurationProblems[0].text.hasPrefix("agents/x.md:1:1: has no front matter"))
            let healed = try await box.json("agents", "rollback", "x", "2")
            #expect(healed.putAside == "agents/x.md~")
            #expect(try box.read(file + "~") == "broken")
            #expect(try box.read(file) == text("2m"))
            #expect(try await box.json("status").configurationProblems.list.isEmpty)

            let own = try await box.signalbox("agents", "rollback", "sh", "1", "--json")
            #expect(own.exit == 3)
            #expect(try JSON(own.errors).error.message.text.contains("signalbox.yaml:"))
            #expect(try await box.signalbox("agents", "rollback", "x", "9").exit == 5)
            #expect(try await box.signalbox("agents", "show", "none").exit == 5)

            // A restart records nothing again.
            let events = try await box.json("events").list.count { $0.event.workspace.event.agentDefined != nil }
            #expect(events == 5)
            try await box.succeed("down")
            try await box.succeed("agents", "list")
            #expect(try await box.json("events").list.count { $0.event.workspace.event.agentDefined != nil } == events)
            try await box.succeed("ledger", "rebuild")
            try await box.expectSound()
        }
    }

    @Test("A skill's files are kept by digest, and an edit of one is a version")
    func skills() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: Self.sound)
            let folder = box.workspace + "/skills/review"
            try await box.shell("mkdir -p '\(folder)'")
            try box.write("---\nname: review\ndescription: Looks.\n---\n", to: folder + "/SKILL.md")
            try box.write("one\n", to: folder + "/more.md")
            try box.write("---\nadapter: codex\nskills: [review]\n---\n", to: box.workspace + "/agents/x.md")
            let first = try await box.json("agents", "show", "x")
            let digest = first.definition.skills[0].files["more.md"].text
            #expect(try box.read("\(box.state)/blobs/\(digest.prefix(2))/\(digest.dropFirst(2))") == "one\n")
            try box.write("two\n", to: folder + "/more.md")
            let change = try await box.json("agents", "diff", "x")
            #expect(change.diff == "" && change.skills.list.count == 1)
            #expect(change.skills[0].path == "more.md" && change.skills[0].kind == "changed")
            let back = try await box.json("agents", "rollback", "x", "1")
            #expect(back.otherSkills[0] == "review")
            #expect(back.agent.number == 2, "the text was the same, and skills are left as they are")
        }
    }
}
