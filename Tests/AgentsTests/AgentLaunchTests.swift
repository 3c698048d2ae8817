import Agents
import Domain
import Testing

@Suite struct AgentLaunchTests {
    private func launch(_ command: [String], _ delivery: PromptDelivery, prompt: String = "Do it") -> AgentLaunch {
        CommandDialect.launch(
            AgentContext(
                agent: AgentConfiguration(name: "a", adapter: .command, command: command, prompt: delivery), turn: 1, prompt: prompt,
                promptFile: "/p.md", worktree: "/w", home: "/h"))
    }

    @Test func byArgument() {
        #expect(launch(["run"], .argument).argv == ["run", "Do it"])
        #expect(launch(["run", "--task={prompt}", "-v"], .argument).argv == ["run", "--task=Do it", "-v"])
        #expect(launch(["run"], .argument).input == .none)
        // The prompt is one argument, whatever it holds.
        #expect(
            launch(["run", "{prompt}"], .argument, prompt: "a; rm -rf $HOME\n\"'{prompt}").argv == ["run", "a; rm -rf $HOME\n\"'{prompt}"])
    }

    @Test func byFileAndByStandardInput() {
        #expect(launch(["run"], .file).argv == ["run", "/p.md"])
        #expect(launch(["run", "-f", "{promptFile}"], .file).argv == ["run", "-f", "/p.md"])
        #expect(launch(["run", "{prompt}"], .stdin).argv == ["run", "{prompt}"])
        #expect(launch(["run"], .stdin).input == .text("Do it"))
    }

    @Test func scripted() throws {
        var context = AgentContext(
            agent: AgentConfiguration(name: "a", adapter: .scripted), turn: 2, prompt: "", promptFile: "/p.md", worktree: "/w", home: "/h",
            executable: "/bin/signalbox")
        #expect(throws: AgentError.self) { try ScriptedDialect.launch(context) }
        context.scriptFile = "/s.json"
        let launch = try ScriptedDialect.launch(context)
        #expect(launch.argv == ["/bin/signalbox", "play-script", "/s.json", "--turn", "2"])
        #expect(launch.input == .none)
    }
}
