import Domain

/// The `scripted` adapter: this program replays a file. What it prints is text, as with any command.
package struct ScriptedDialect: AgentDialect {
    private var lines: CommandDialect

    package init(_ context: AgentContext) { lines = CommandDialect(context) }

    package static func launch(_ context: AgentContext) throws(AgentError) -> AgentLaunch {
        guard let script = context.scriptFile else { throw AgentError("agent '\(context.agent.name)' needs a target with a script") }
        return AgentLaunch(argv: [context.executable, "play-script", script, "--turn", String(context.turn)])
    }

    package mutating func begin() -> [AgentAction] { [] }
    package mutating func receive(_ line: ArraySlice<UInt8>) -> [AgentAction] { lines.receive(line) }
    package mutating func take(_ request: AgentRequest) -> [AgentAction] { [] }
    package mutating func finish(exited: String) -> [AgentAction] { lines.finish(exited: exited) }
}
