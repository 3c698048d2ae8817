import Foundation
import Testing

@testable import Domain

struct LaneGrantTests {
    @Test(
        arguments: [
            (
                "swift test --filter A", "Bash: swift test …", ["swift test", "swift test --filter B", "timeout 5 swift test"],
                [
                    "swift build", "swift", "X=1 swift test", "swift test > x", "cd sub && swift test", "swift test; ls", "swift test $X",
                    "swift test *",
                ]
            ),
            ("ls -la", "Bash: ls -la", ["ls -la"], ["ls", "ls -la x"]),
            (
                "npm ci && npm run build", "Bash: npm ci …; npm run …", ["npm run x", "npm ci", "npm run a; npm ci b"],
                ["npm publish", "npm run a; make"]
            ),
            ("python3 x.py", "Bash: python3 x.py", ["python3 x.py"], ["python3 y.py", "python3 -c x"]),
            ("rm build", "Bash: rm build", ["rm build"], ["rm build src"]),
            ("find src", "Bash: find src", ["find src"], ["find src -delete"]),
            ("CI=1 npm test", "Bash: CI=1 npm test …", ["CI=1 npm test a"], ["npm test", "CI=2 npm test"]),
            (
                "ninja all > out.log", "Bash: ninja all …", ["ninja all > out.log", "ninja all"],
                ["ninja all > other.log", "ninja all < out.log"]
            ),
            ("make $X", "Bash: exactly make $X", ["make $X"], ["make", "make $X ", "make $Y"]),
            ("xargs rm", "Bash: exactly xargs rm", ["xargs rm"], ["xargs rm x"]),
            ("cd sub && ninja all", "Bash: ninja all …", ["cd sub && ninja all"], ["ninja all"]),
        ] as [(String, String, [String], [String])])
    func commands(_ first: String, _ words: String, _ covered: [String], _ others: [String]) throws {
        let context = try PermissionWorld.context(boundary: nil)
        let grant = try #require(LaneGrant(PermissionWorld.run(first), context))
        #expect(grant.words == words)
        for text in covered { #expect(try covers(grant, PermissionWorld.run(text), context), "\(text)") }
        for text in others { #expect(try !covers(grant, PermissionWorld.run(text), context), "\(text)") }
        let copy = try JSONDecoder().decode(LaneGrant.self, from: JSONEncoder().encode(grant))
        #expect(copy == grant)
    }

    private func covers(_ grant: LaneGrant, _ ask: AgentAsk, _ context: PermissionContext) throws -> Bool {
        grant.covers(try #require(ask.call), context)
    }

    @Test func tools() throws {
        let context = try PermissionWorld.context()
        let edit = try #require(LaneGrant(PermissionWorld.tool(.edit, "README.md", "a/../docs/x"), context))
        #expect(edit.words == "Tool: \(PermissionWorld.worktree)/README.md, \(PermissionWorld.worktree)/docs/x")
        #expect(try covers(edit, PermissionWorld.tool(.edit, "./README.md"), context))
        #expect(try !covers(edit, PermissionWorld.tool(.edit, "README.md", "b"), context))
        #expect(try !covers(edit, PermissionWorld.tool(.edit), context))
        #expect(try !covers(edit, PermissionWorld.tool(.delete, "README.md"), context))
        #expect(try !covers(edit, PermissionWorld.tool(.edit, "README.md", name: "Other"), context))
        #expect(try !covers(edit, PermissionWorld.run("README.md"), context))
        let fetch = try #require(LaneGrant(PermissionWorld.tool(.fetch, name: "WebFetch"), context))
        #expect(fetch.words == "WebFetch: every call")
        #expect(try covers(fetch, PermissionWorld.tool(.fetch, name: "WebFetch"), context))
        for kind in [ToolKind.edit, .delete, .move, .execute, .read] { #expect(LaneGrant(PermissionWorld.tool(kind), context) == nil) }
        #expect(LaneGrant(AgentAsk(key: "q", kind: .question), context) == nil)
    }

    @Test func aGrantDoesNotOpenWhatRulesForbid() throws {
        let context = try PermissionWorld.context()
        let policy = try PermissionPolicy(
            PermissionConfiguration(rules: [
                PermissionRule(name: "no-lint", decision: .deny, scope: PermissionScope(commands: ["npm run lint"]))
            ]))
        let grant = try #require(LaneGrant(PermissionWorld.run("npm run build"), context))
        func words(_ text: String) -> String { PermissionWorld.words(policy.verdict(PermissionWorld.run(text), context, grants: [grant])) }
        #expect(words("npm run x") == "allow allow-lane Bash: npm run …")
        #expect(words("npm run lint") == "deny no-lint")
        #expect(words("npm run 'git push'") == "never git-push")
        #expect(words("npm run x && make") == "ask")
    }
}
