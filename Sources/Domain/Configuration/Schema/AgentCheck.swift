/// What an agent definition says fits its adapter.
enum AgentCheck {
    static func run(_ agent: SectionValues, _ reader: inout SchemaReader) {
        switch agent.choice("adapter", AgentAdapter.self) {
        case .scripted:
            for key in ["command", "prompt", "content"] {
                guard let value = agent.fields[key] else { continue }
                reader.report(value.line, value.column, "\(agent.path): '\(key)' has no effect with the scripted adapter", "remove it")
            }
        case .command:
            let command = agent.texts("command") ?? []
            guard let program = command.first else {
                if agent.fields["command"] != nil || !agent.present.contains("command") {
                    reader.report(
                        agent.line, agent.column, "\(agent.path) has no 'command'",
                        "add the program and its arguments: command: [program, argument]")
                }
                return
            }
            if program.text.hasPrefix("-") || program.text.contains("{prompt") {
                reader.report(
                    program, "\(agent.path).command: \(quoted(program.text)) is not a program",
                    "write the program first, then its arguments")
            }
            let prompt = agent.choice("prompt") ?? AgentConfiguration(name: "", adapter: .command).prompt
            for argument in command {
                for (mark, delivery) in [("{prompt}", PromptDelivery.argument), ("{promptFile}", .file)]
                where argument.text.contains(mark) && prompt != delivery {
                    reader.report(
                        argument, "\(agent.path).command uses \(mark), but the prompt is given by '\(prompt.rawValue)'",
                        "write 'prompt: \(delivery.rawValue)', or remove \(mark)")
                }
            }
        case .claudeCode, .codex, .codexExec, .acp, nil: break
        }
    }
}
