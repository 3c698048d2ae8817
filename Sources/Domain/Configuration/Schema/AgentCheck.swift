/// What an agent definition says fits its adapter.
enum AgentCheck {
    /// - Parameter instructions: the key, or the text of the definition's file.
    static func run(_ agent: SectionValues, instructions: LocatedText?, _ reader: inout SchemaReader) {
        guard let adapter = agent.choice("adapter", AgentAdapter.self) else { return }
        for key in keysWithoutEffect[adapter] ?? [] { reject(key, agent, adapter, &reader) }
        if adapter == .scripted || (adapter == .command && agent.text("content") == PromptContent.intent.rawValue), let instructions {
            let cause = adapter == .scripted ? "the scripted adapter" : "'content: intent'"
            reader.report(instructions, "\(agent.path): instructions have no effect with \(cause)", "remove them")
        }
        command(agent, adapter, &reader)
        limits(agent, adapter, &reader)
        if agent.choice("sandbox", SandboxMode.self) == .off, let network = agent.fields["network"], agent.text("network") != "full" {
            reader.report(
                network.line, network.column, "\(agent.path).network holds only inside a sandbox, and 'sandbox' is off",
                "remove 'sandbox: off', or write 'network: full'")
        }
        let names = (agent.texts("skills") ?? []).map { LocatedText(text: SkillRules.name($0.text), line: $0.line, column: $0.column) }
        DuplicateCheck.run(names, "skill", in: agent.path, &reader)
        for (place, name) in zip(agent.texts("skills") ?? [], names) where place.text.contains("/") {
            guard let fault = SkillRules.nameFault(name.text) else { continue }
            reader.report(place, "\(agent.path).skills: \(quoted(name.text)) \(fault.message)", fault.remedy)
        }
    }

    private static let keysWithoutEffect: [AgentAdapter: [String]] = [
        .command: ["model", "tools"], .scripted: ["command", "prompt", "content", "model", "tools", "skills"],
        .claudeCode: ["prompt", "content"], .codex: ["prompt", "content", "tools"], .codexExec: ["prompt", "content", "tools"],
        .acp: ["prompt", "content", "tools"],
    ]

    private static func reject(_ key: String, _ agent: SectionValues, _ adapter: AgentAdapter, _ reader: inout SchemaReader) {
        guard let value = agent.fields[key] else { return }
        reader.report(
            value.line, value.column, "\(agent.path): '\(key)' has no effect with the \(adapter.rawValue) adapter", "remove it")
    }

    private static func command(_ agent: SectionValues, _ adapter: AgentAdapter, _ reader: inout SchemaReader) {
        let command = agent.texts("command") ?? []
        guard let program = command.first else {
            let isNeeded = adapter == .command || adapter == .acp
            if isNeeded, agent.fields["command"] != nil || !agent.present.contains("command") {
                reader.report(
                    agent.line, agent.column, "\(agent.path) has no 'command'",
                    "add the program and its arguments: command: [program, argument]")
            }
            return
        }
        guard adapter != .scripted else { return }
        if program.text.hasPrefix("-") || program.text.contains("{prompt") {
            reader.report(
                program, "\(agent.path).command: \(quoted(program.text)) is not a program", "write the program first, then its arguments")
        }
        let prompt = agent.choice("prompt") ?? AgentConfiguration(name: "", adapter: .command).prompt
        for argument in command {
            for (mark, delivery) in [("{prompt}", PromptDelivery.argument), ("{promptFile}", .file)] where argument.text.contains(mark) {
                if adapter != .command {
                    reader.report(
                        argument, "\(agent.path).command uses \(mark), which the \(adapter.rawValue) adapter does not fill in",
                        "remove it: the adapter hands the prompt over itself")
                } else if prompt != delivery {
                    reader.report(
                        argument, "\(agent.path).command uses \(mark), but the prompt is given by '\(prompt.rawValue)'",
                        "write 'prompt: \(delivery.rawValue)', or remove \(mark)")
                }
            }
        }
    }

    /// A limit that can never be measured would be taken for one that holds.
    private static func limits(_ agent: SectionValues, _ adapter: AgentAdapter, _ reader: inout SchemaReader) {
        guard adapter == .command || adapter == .scripted else { return }
        for span in ["turn", "lane", "day"] {
            guard let limit = agent.section("budget")?.section(span) else { continue }
            for key in ["tokens", "usd"] {
                guard let value = limit.fields[key] else { continue }
                reader.report(
                    value.line, value.column,
                    "\(limit.path).\(key) has no effect with the \(adapter.rawValue) adapter, which reports no usage",
                    "limit 'minutes', or remove it")
            }
        }
    }
}
