import Agents
import Domain
import Testing

@Suite struct AgentLaunchTests {
    private func launch(_ command: [String], _ delivery: PromptDelivery, prompt: String = "Do it") -> AgentLaunch {
        AgentLaunch(
            agent: AgentConfiguration(name: "a", adapter: .command, command: command, prompt: delivery), prompt: prompt, promptFile: "/p.md"
        )
    }

    @Test func byArgument() {
        #expect(launch(["run"], .argument).argv == ["run", "Do it"])
        #expect(launch(["run", "--task={prompt}", "-v"], .argument).argv == ["run", "--task=Do it", "-v"])
        #expect(launch(["run"], .argument).input == nil)
        // The prompt is one argument, whatever it holds.
        #expect(
            launch(["run", "{prompt}"], .argument, prompt: "a; rm -rf $HOME\n\"'{prompt}").argv == ["run", "a; rm -rf $HOME\n\"'{prompt}"])
    }

    @Test func byFileAndByStandardInput() {
        #expect(launch(["run"], .file).argv == ["run", "/p.md"])
        #expect(launch(["run", "-f", "{promptFile}"], .file).argv == ["run", "-f", "/p.md"])
        #expect(launch(["run", "{prompt}"], .stdin).argv == ["run", "{prompt}"])
        #expect(launch(["run"], .stdin).input == "Do it")
    }

    @Test func scripted() {
        let launch = AgentLaunch(scripted: "/bin/signalbox", script: "/s.json", turn: 2)
        #expect(launch.argv == ["/bin/signalbox", "play-script", "/s.json", "--turn", "2"])
        #expect(launch.input == nil)
    }
}
