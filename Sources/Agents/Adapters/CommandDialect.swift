import Domain

/// The `command` adapter: any program, with the prompt by argument, standard input or file. Nothing is said to it later, and every line it
/// prints is text.
package struct CommandDialect: AgentDialect {
    package init(_ context: AgentContext) {}

    package static func launch(_ context: AgentContext) -> AgentLaunch {
        var argv = context.agent.command
        func place(_ mark: String, _ value: String) {
            if argv.contains(where: { $0.contains(mark) }) {
                argv = argv.map { $0.replacing(mark, with: value) }
            } else {
                argv.append(value)
            }
        }
        switch context.agent.prompt {
        case .argument: place("{prompt}", context.prompt)
        case .file: place("{promptFile}", context.promptFile)
        case .stdin: break
        }
        return AgentLaunch(argv: argv, input: context.agent.prompt == .stdin ? .text(context.prompt) : .none)
    }

    package func begin() -> [AgentAction] { [] }

    package func receive(_ line: ArraySlice<UInt8>) -> [AgentAction] {
        [.record(.text(stream: .stdout, line: TranscriptLimit.cut(String(decoding: line, as: UTF8.self), to: TranscriptLimit.text)))]
    }

    package func take(_ request: AgentRequest) -> [AgentAction] { [] }

    package func finish(exited: String) -> [AgentAction] { [.record(.ended(AgentEnding(kind: .finished, text: exited)))] }
}
