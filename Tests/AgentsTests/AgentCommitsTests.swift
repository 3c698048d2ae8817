import Agents
import Foundation
import TestSupport
import Testing

/// The hook that adds trailers, with a real git.
@Suite struct AgentCommitsTests {
    private func place() throws -> (Sandbox, [String: String]) {
        let sandbox = try Sandbox()
        try AgentCommits.install(in: sandbox.url.appendingPathComponent("agent hooks"))
        try sandbox.shell("git init -q -b main work; echo a > work/a.txt")
        var environment = AgentCommits.environment(agent: "coder", hooks: sandbox.path("agent hooks"))
        environment["SIGNALBOX_LANE"] = "L-7"
        environment["SIGNALBOX_TARGET"] = "T-3"
        return (sandbox, environment)
    }

    private func trailers(_ sandbox: Sandbox) throws -> String {
        try sandbox.shell("git log -1 --format='%(trailers:only,unfold)'", in: "work")
    }

    @Test func commitsCarryTheLane() throws {
        let (sandbox, environment) = try place()
        try sandbox.shell("git add -A; git commit -q -m 'One thing'", in: "work", environment: environment)
        #expect(try trailers(sandbox) == "Signalbox-Lane: L-7\nSignalbox-Target: T-3")
        #expect(try sandbox.shell("git log -1 --format='%s|%an|%ae|%cn'", in: "work") == "One thing|coder|coder@signalbox.invalid|coder")
    }

    @Test func alsoWithoutVerificationWithABodyAndAmended() throws {
        let (sandbox, environment) = try place()
        let script =
            "git add -A; git commit -q --no-verify -m One -m Body. -m 'Reviewed-by: Ada <ada@example.com>'; git commit -q --amend --no-edit"
        try sandbox.shell(script, in: "work", environment: environment)
        let all = try trailers(sandbox).split(separator: "\n").map(String.init)
        #expect(all == ["Reviewed-by: Ada <ada@example.com>", "Signalbox-Lane: L-7", "Signalbox-Target: T-3"])
    }

    @Test func mergesCarryThemToo() throws {
        let (sandbox, environment) = try place()
        let script = """
            git add -A; git commit -q -m base; git checkout -q -b side; echo s > s.txt; git add -A; git commit -q -m side
            git checkout -q main; echo m > m.txt; git add -A; git commit -q -m main; git merge -q --no-ff --no-edit side
            """
        try sandbox.shell(script, in: "work", environment: environment)
        #expect(try trailers(sandbox).contains("Signalbox-Lane: L-7"))
        #expect(try sandbox.shell("git rev-list --count HEAD", in: "work") == "4")
    }

    @Test func nothingIsWrittenIntoTheWorktreeAndTheRepositorysOwnHooksDoNotRun() throws {
        let (sandbox, environment) = try place()
        try sandbox.shell(
            """
            printf '#!/bin/sh\\ntouch "$ROOT/hook-ran"\\n' > .git/hooks/pre-commit
            chmod +x .git/hooks/pre-commit; cp .git/config ../config-before
            """,
            in: "work")
        try sandbox.shell("git add -A; git commit -q -m x", in: "work", environment: environment)
        #expect(!FileManager.default.fileExists(atPath: sandbox.path("hook-ran")))
        #expect(try sandbox.shell("git status --porcelain --ignored; cmp .git/config ../config-before", in: "work") == "")
    }

    @Test func aPersonsCommitIsLeftAsItIs() throws {
        let (sandbox, environment) = try place()
        var outside = environment
        outside["SIGNALBOX_LANE"] = ""
        try sandbox.shell("git add -A; git commit -q -m mine", in: "work", environment: outside)
        #expect(try trailers(sandbox) == "")
    }

    @Test func installingAgainIsNoHarm() throws {
        let (sandbox, _) = try place()
        let folder = sandbox.url.appendingPathComponent("agent hooks")
        let before = try sandbox.read("agent hooks/prepare-commit-msg")
        try AgentCommits.install(in: folder)
        #expect(try sandbox.read("agent hooks/prepare-commit-msg") == before)
        #expect(FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("prepare-commit-msg").path))
    }
}
