package import Domain

/// How a turn's program is called.
package struct AgentLaunch: Equatable, Sendable {
    package let argv: [String]
    /// Text for its standard input.
    package let input: String?

    /// The `command` adapter: any program, with the prompt by argument, standard input or file.
    package init(agent: AgentConfiguration, prompt: String, promptFile: String) {
        var argv = agent.command
        func place(_ mark: String, _ value: String) {
            if argv.contains(where: { $0.contains(mark) }) {
                argv = argv.map { $0.replacing(mark, with: value) }
            } else {
                argv.append(value)
            }
        }
        switch agent.prompt {
        case .argument: place("{prompt}", prompt)
        case .file: place("{promptFile}", promptFile)
        case .stdin: break
        }
        self.argv = argv
        input = agent.prompt == .stdin ? prompt : nil
    }

    /// The `scripted` adapter: this program replays a file.
    package init(scripted executable: String, script: String, turn: Int) {
        argv = [executable, "play-script", script, "--turn", String(turn)]
        input = nil
    }
}
