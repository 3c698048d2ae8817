import Agents
import Foundation
import TestSupport
import Testing

/// Plays scripts in a real folder with a real git.
@Suite struct ScriptPlayerTests {
    private func play(_ sandbox: Sandbox, _ steps: String) throws -> Int32 {
        let script = try AgentScript.parse("{\"turns\": [{\"steps\": [\(steps)]}]}")
        return try ScriptPlayer(folder: sandbox.url.appendingPathComponent("work"), script: script, turn: 1).play()
    }

    private func place() throws -> Sandbox {
        let sandbox = try Sandbox()
        let person = "git config user.name Coder; git config user.email coder@example.com"
        try sandbox.shell(
            "git init -q -b main work; cd work; \(person); echo 'one two' > a.txt; echo b > b.txt; git add -A; git commit -q -m first")
        return sandbox
    }

    @Test func editsAndCommits() throws {
        let sandbox = try place()
        let steps = """
            {"say": "hello"}, {"write": "new/deep/c.txt", "content": "see\\n"}, {"replace": "a.txt", "old": "two", "new": "zwei"},
            {"delete": "b.txt"}, {"run": "printf ran > run.txt"}, {"pause": 0}, {"commit": "All of it"}, {"claim": {"fix": "done"}}
            """
        #expect(try play(sandbox, steps) == 0)
        #expect(try sandbox.read("work/a.txt") == "one zwei\n")
        #expect(try sandbox.read("work/new/deep/c.txt") == "see\n")
        #expect(
            try sandbox.shell("git log -1 --format=%s; git status --porcelain; git ls-files", in: "work")
                == "All of it\na.txt\nnew/deep/c.txt\nrun.txt")
    }

    @Test func itsExitCodeIsTheScripts() throws {
        let sandbox = try place()
        #expect(try play(sandbox, "{\"exit\": 3}, {\"write\": \"x\", \"content\": \"\"}") == 3)
        #expect(!FileManager.default.fileExists(atPath: sandbox.path("work/x")))
    }

    @Test(arguments: [
        ("{\"replace\": \"a.txt\", \"old\": \"three\", \"new\": \"\"}", ["step 1", "0 times", "a.txt"]),
        ("{\"say\": \"x\"}, {\"replace\": \"a.txt\", \"old\": \"o\", \"new\": \"\"}", ["step 2", "2 times"]),
        ("{\"delete\": \"gone\"}", ["step 1", "gone"]), ("{\"replace\": \"gone\", \"old\": \"a\", \"new\": \"b\"}", ["gone"]),
        ("{\"run\": \"exit 4\"}", ["step 1", "status 4"]), ("{\"killSelf\": \"NOPE\"}", ["no signal 'NOPE'"]),
        ("{\"write\": \"../out.txt\", \"content\": \"x\"}", ["leaves the worktree"]),
        ("{\"write\": \"a/../../out.txt\", \"content\": \"x\"}", ["leaves the worktree"]),
        ("{\"delete\": \".\"}", ["leaves the worktree"]), ("{\"write\": \"a.txt/x\", \"content\": \"x\"}", ["step 1"]),
    ])
    func errorsNameTheStep(steps: String, words: [String]) throws {
        let sandbox = try place()
        let error = #expect(throws: AgentError.self) { _ = try play(sandbox, steps) }
        for word in words + ["turn 1"] { #expect(error?.message.contains(word) == true, "\(error?.message ?? "")") }
        #expect(!FileManager.default.fileExists(atPath: sandbox.path("out.txt")))
        #expect(try sandbox.shell("git status --porcelain", in: "work") == "")
    }

    @Test func anAbsolutePathStaysInside() throws {
        let sandbox = try place()
        #expect(try play(sandbox, "{\"write\": \"/tmp-of-signalbox/x\", \"content\": \"x\"}") == 0)
        #expect(try sandbox.read("work/tmp-of-signalbox/x") == "x")
    }

    @Test func nothingToCommitIsNoFailure() throws {
        let sandbox = try place()
        #expect(try play(sandbox, "{\"commit\": \"Empty\"}") == 0)
        #expect(try sandbox.shell("git rev-list --count HEAD", in: "work") == "1")
    }

    @Test func aMergeWithoutChangesIsCommitted() throws {
        let sandbox = try place()
        try sandbox.shell(
            "git checkout -q -b side; git commit -q --allow-empty -m side; git checkout -q main; git commit -q --allow-empty -m main",
            in: "work")
        #expect(try play(sandbox, "{\"run\": \"git merge -q --no-commit -s ours side\"}, {\"commit\": \"Merged\"}") == 0)
        #expect(try sandbox.shell("git log -1 --format='%s %p' | wc -w", in: "work").trimmingCharacters(in: .whitespaces) == "3")
    }
}
