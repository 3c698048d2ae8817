import Agents
import Domain
import JSONValues
import Testing

/// How the agent programs are started: nothing of the machine's configuration, everything below the lane's own home.
@Suite struct AgentProgramLaunchTests {
    private func context(_ adapter: AgentAdapter, _ change: (inout AgentContext) -> Void = { _ in }) -> AgentContext {
        var context = Recording.context(adapter)
        context.system = "system \"words\""
        context.tools = ToolServer(name: "signalbox", command: "/bin/sb", arguments: ["mcp", "--lane"], environment: ["K": "a\"b\nc"])
        context.skillFiles = ["fix": ["SKILL.md": "# fix", "scripts/run.sh": "x"]]
        context.guide = "use tabs"
        change(&context)
        return context
    }

    @Test(arguments: [AgentAdapter.claudeCode, .codex, .codexExec]) func filesAreBelowTheHome(_ adapter: AgentAdapter) throws {
        let launch = try Dialects.of(adapter).launch(context(adapter))
        #expect(launch.files.keys.allSatisfy { $0.hasPrefix("/h/") && !$0.contains("..") })
        let folder = adapter == .claudeCode ? "/h/claude" : "/h/codex"
        #expect(launch.files["\(folder)/skills/fix/SKILL.md"] == "# fix")
        #expect(launch.files["\(folder)/skills/fix/scripts/run.sh"] == "x")
        #expect(launch.environment.values.contains(folder))
    }

    @Test(arguments: [("..", "SKILL.md"), ("a/../..", "x"), ("a", "../x"), ("a", "/etc/x"), ("a", "b//c"), ("", "x"), ("a", "")])
    func skillsStayBelowTheirFolder(_ skill: String, _ path: String) {
        let outside = context(.codex) { $0.skillFiles = [skill: [path: "x"]] }
        #expect(throws: AgentError.self) { try CodexDialect.launch(outside) }
    }

    @Test func claudeCode() throws {
        let launch = try ClaudeCodeDialect.launch(context(.claudeCode) { $0.agent.command = ["/opt/claude", "--effort", "high"] })
        #expect(launch.argv.starts(with: ["/opt/claude", "--effort", "high", "-p"]))
        #expect(launch.input == .channel)
        for (flag, value) in [
            ("--input-format", "stream-json"), ("--output-format", "stream-json"), ("--permission-prompt-tool", "stdio"),
            ("--permission-mode", "manual"), ("--setting-sources", "user,project"), ("--mcp-config", "/h/claude/mcp.json"),
            ("--append-system-prompt-file", "/h/claude/system.md"), ("--allowedTools", "mcp__signalbox"),
        ] {
            let index = try #require(launch.argv.firstIndex(of: flag))
            #expect(launch.argv[index + 1] == value)
        }
        #expect(launch.argv.contains("--strict-mcp-config") && launch.argv.contains("--model=gpt-5.5"))
        #expect(!launch.argv.contains("--tools") && !launch.argv.contains { $0.hasPrefix("--resume") })
        let servers = try JSONValue(ArraySlice(try #require(launch.files["/h/claude/mcp.json"]).utf8))
        let server: JSONValue = ["type": "stdio", "command": "/bin/sb", "args": ["mcp", "--lane"], "env": ["K": "a\"b\nc"]]
        #expect(servers == ["mcpServers": ["signalbox": server]])
        #expect(launch.environment["CLAUDE_CONFIG_DIR"] == "/h/claude")
        // The text of the prompt is no argument: others on the machine could read it.
        #expect(!launch.argv.contains { $0.contains("system \"words\"") })
    }

    @Test func claudeCodeTools() throws {
        let launch = try ClaudeCodeDialect.launch(
            context(.claudeCode) {
                $0.agent.tools = ["Read", "Bash(git *)", "Bash(ls)", "mcp__signalbox__report"]
                $0.session = AgentSession(id: "--dangerously-skip-permissions")
                $0.agent.environment = ["CLAUDE_CODE_MAX_RETRIES": "0", "CLAUDE_CONFIG_DIR": "/root", "OTHER": "x"]
            })
        let index = try #require(launch.argv.firstIndex(of: "--tools"))
        #expect(launch.argv[index + 1] == "Read,Bash")
        #expect(launch.argv.contains("--resume=--dangerously-skip-permissions"))
        #expect(!launch.argv.contains("--dangerously-skip-permissions"))
        #expect(launch.environment["CLAUDE_CODE_MAX_RETRIES"] == "0" && launch.environment["CLAUDE_CONFIG_DIR"] == "/h/claude")
        #expect(launch.environment["OTHER"] == nil)
    }

    @Test func codex() throws {
        let launch = try CodexDialect.launch(context(.codex) { $0.agent.command = ["codex", "-c", "model_provider=stub"] })
        #expect(launch.argv == ["codex", "-c", "model_provider=stub", "app-server"])
        #expect(launch.environment == ["CODEX_HOME": "/h/codex"])
        #expect(launch.files["/h/codex/AGENTS.md"] == "use tabs")
        let text = try #require(launch.files["/h/codex/config.toml"])
        #expect(text.contains("[projects.\"/lab/repos/x\"]\ntrust_level = \"untrusted\""))
        #expect(text.contains("[mcp_servers.\"signalbox\"]\ncommand = \"/bin/sb\"\nargs = [\"mcp\", \"--lane\"]"))
        #expect(text.contains(#"env = { "K" = "a\"b\nc" }"#))
    }

    @Test func codexExec() throws {
        let first = try CodexExecDialect.launch(context(.codexExec) { $0.prompt = "--help" })
        #expect(
            first.argv == [
                "codex", "exec", "--json", "--skip-git-repo-check", "--sandbox", "workspace-write", "--model=gpt-5.5", "--", "--help",
            ])
        #expect(first.input == .none)
        #expect(first.files["/h/codex/config.toml"]?.hasPrefix(#"developer_instructions = "system \"words\"""#) == true)
        let second = try CodexExecDialect.launch(
            context(.codexExec) {
                $0.session = AgentSession(id: "S")
                $0.sandboxed = true
                $0.prompt = String(repeating: "x", count: 200_000)
            })
        #expect(second.argv.suffix(5) == ["--model=gpt-5.5", "resume", "S", "--", "-"])
        #expect(second.argv.contains("--dangerously-bypass-approvals-and-sandbox"))
        #expect(second.input == .text(String(repeating: "x", count: 200_000)))
        // A session is named by the program: its name is no option of ours.
        let odd = try CodexExecDialect.launch(context(.codexExec) { $0.session = AgentSession(id: "--last") })
        #expect(!odd.argv.contains("--last") && !odd.argv.contains("resume"))
    }
}
