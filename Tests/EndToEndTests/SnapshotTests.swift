import Foundation
import Testing

/// Nothing that holds work is deleted before a ref holds it, and no lane sees what another left.
struct SnapshotTests {
    @Test("What an abandoned lane left is invisible to the next lane in its worktree, and comes back whole")
    func restore() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box, files: ["a.txt": "one\n", ".gitignore": "*.log\nbuild/\n"])
            try await box.makeWorkspace(policy: "{leftovers: refuse, maxTurns: 1}")
            let lane = try await box.startLane(
                "Leave things",
                intent: """
                    echo done > committed.txt; git add committed.txt; git commit -qm Committed
                    echo changed >> a.txt
                    echo staged > staged.txt; git add staged.txt
                    echo untracked > untracked.txt
                    echo ignored > x.log; mkdir build; echo object > build/o
                    """)
            let asked = try await box.attention(lane, "leftovers")
            #expect(Set(asked.turns[0].outcome.leftovers.list.map(\.text)).isSuperset(of: ["a.txt", "staged.txt", "untracked.txt"]))
            let worktree = asked.worktree.text
            #expect(box.exists(worktree + "/build/o"))
            try await box.succeed("abandon", lane, "--reason", "stuck", "-m", "later")
            try await box.reach(lane, "abandoned")
            try await box.released(lane)

            let listing = box.path("listing")
            let next = try await box.startLane(
                "Look around",
                intent:
                    "pwd > '\(listing)'; ls -A >> '\(listing)'; cat a.txt >> '\(listing)'; git status --porcelain --ignored >> '\(listing)'"
            )
            try await box.attention(next, "nothing-done")
            let seen = try box.read(listing).split(separator: "\n").map { String($0) }
            #expect(seen.first == worktree, "the worktree is used again, so this test looks at the right one")
            #expect(seen.dropFirst() == [".git", ".gitignore", "a.txt", "one"])

            let into = box.path("restored")
            let restored = try await box.json("lane", "restore", lane, "--into", into)
            #expect(restored.path.text == into)
            #expect(try box.read(into + "/a.txt") == "one\nchanged\n")
            #expect(try box.read(into + "/committed.txt") == "done\n")
            #expect(try box.read(into + "/staged.txt") == "staged\n")
            #expect(try box.read(into + "/untracked.txt") == "untracked\n")
            #expect(try box.read(into + "/x.log") == "ignored\n")
            #expect(try box.read(into + "/build/o") == "object\n")
            let again = try await box.signalbox("lane", "restore", lane, "--into", into)
            #expect(again.exit == 3, "it does not write over what is there: \(again)")
            try await box.expectSound()
        }
    }

    @Test("Setup, .worktreeinclude and the well-known variables reach the agent, and none of it dirties the worktree")
    func worktree() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(
                box, files: ["a.txt": "one\n", ".gitignore": ".env\nset-up\n", ".worktreeinclude": ".env\n"], bare: false)
            try box.write("SECRET=7\n", to: repository.path + "/.env")
            try await box.makeWorkspace(repository: "setup: \"echo setting up; touch set-up\"")
            let out = box.path("out")
            let lane = try await box.startLane(
                "Look",
                intent:
                    "cat .env > '\(out)'; ls set-up >> '\(out)'; git status --porcelain >> '\(out)'; env | grep ^SIGNALBOX_ | sort >> '\(out)'"
            )
            try await box.attention(lane, "nothing-done")
            let lines = try box.read(out).split(separator: "\n").map { String($0) }
            #expect(lines.prefix(2) == ["SECRET=7", "set-up"])
            let names = lines.dropFirst(2).compactMap { $0.split(separator: "=").first.map { String($0) } }
            for name in ["ROOT", "WORKTREE", "LANE", "TARGET", "PORT", "BASE"] { #expect(names.contains("SIGNALBOX_\(name)"), "\(lines)") }
            #expect(names.allSatisfy { $0.hasPrefix("SIGNALBOX_") }, "git status says nothing: \(lines)")
        }
    }
}
