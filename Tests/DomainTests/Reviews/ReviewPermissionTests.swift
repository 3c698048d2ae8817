import Domain
import Testing

/// A reviewer reads; everything else is denied without asking anybody.
@Suite struct ReviewPermissionTests {
    private func answer(_ call: ToolCall, rules: [PermissionRule] = []) throws -> Answer {
        let ask = AgentAsk(key: "k", kind: .permission, call: call)
        let policy = try PermissionPolicy(ReviewPermissions.policy(PermissionConfiguration(rules: rules, fallback: .allow)))
        let context = PermissionContext(
            worktree: "/w", boundary: "review", boundaryPaths: [], repository: "web", risk: .low, agent: "quick", ownFolders: ["/h"])
        switch policy.verdict(ask, context) {
        case .allow(let rule): return Answer(verdict: .allowOnce, by: "rule:\(rule)")
        case .deny(let rule, let words), .never(let rule, let words): return Answer(verdict: .deny, message: words, by: "rule:\(rule)")
        case .ask: return ReviewPermissions.answer(ask)
        }
    }

    private func execute(_ command: String) -> ToolCall { ToolCall(id: "1", name: "Bash", kind: .execute, command: command) }

    @Test(arguments: ["git diff base candidate", "git log -3", "cat a.txt", "rg -n word ."])
    func reading(command: String) throws {
        #expect(try answer(execute(command)).verdict == .allowOnce)
    }

    @Test(arguments: [
        "make test", "rm a.txt", "echo x > a.txt", "git add a.txt", "git commit -m x", "git add a.txt && git commit -m x", "curl http://x",
        "git push", "sudo ls", "sh -c 'rm a.txt'",
    ])
    func everythingElse(command: String) throws {
        #expect(try answer(execute(command)).verdict == .deny)
        // What the workspace allows its agents is not for reviewers.
        let open = PermissionRule(name: "all", decision: .allow, scope: PermissionScope(tools: ["execute"]))
        #expect(try answer(execute(command), rules: [open]).verdict == .deny)
    }

    @Test func tools() throws {
        #expect(try answer(ToolCall(id: "1", name: "Read", kind: .read, paths: ["/w/a.txt"])).verdict == .allowOnce)
        for kind in [ToolKind.edit, .delete, .move, .fetch] {
            #expect(try answer(ToolCall(id: "1", name: "Tool", kind: kind, paths: ["/w/a.txt"])).verdict == .deny, "\(kind)")
        }
        #expect(try answer(ToolCall(id: "1", name: "Read", kind: .read, paths: ["/etc/shadow"])).verdict == .deny)
    }

    @Test func questionsAreAnsweredByNobody() {
        let answer = ReviewPermissions.answer(AgentAsk(key: "k", kind: .question, text: "May I?"))
        #expect(answer.verdict == .reply)
        #expect(answer.by == "rule:reviewers-read")
    }
}
