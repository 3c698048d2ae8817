import Domain
import JSONValues

/// The `codex-exec` adapter: `codex exec --json`. Nothing can be said to it later; permissions are its sandbox's and ours.
package struct CodexExecDialect: AgentDialect {
    /// Bytes of a prompt that still fit into one argument (128 KiB on Linux); a longer one is read from standard input.
    private static let argumentLimit = 100 << 10

    private let model: String?
    private var calls: Set<String> = []
    /// Its last message.
    private var words = ""
    private var ended = false

    package init(_ context: AgentContext) { model = context.agent.model }

    package static func launch(_ context: AgentContext) throws(AgentError) -> AgentLaunch {
        var argv = CodexConfiguration.argv(context) + ["exec", "--json", "--skip-git-repo-check"]
        argv +=
            context.sandboxed
            ? ["--dangerously-bypass-approvals-and-sandbox"] : ["--sandbox", context.readOnly ? "read-only" : "workspace-write"]
        if let model = context.agent.model { argv.append("--model=\(model)") }
        // The session's name is the program's own word: it shall not be an option.
        if let session = context.session, !session.id.hasPrefix("-") { argv += ["resume", session.id] }
        var files = try CodexConfiguration.files(context)
        if !context.system.isEmpty {
            // A key before the first table.
            let folder = CodexConfiguration.folder(context)
            files["\(folder)/config.toml"] =
                "developer_instructions = \(CodexConfiguration.quoted(context.system))\n\n\(CodexConfiguration.text(context))"
        }
        let long = context.prompt.utf8.count > argumentLimit
        return AgentLaunch(
            argv: argv + ["--", long ? "-" : context.prompt], input: long ? .text(context.prompt) : .none,
            environment: ["CODEX_HOME": CodexConfiguration.folder(context)], files: files)
    }

    package func begin() -> [AgentAction] { [] }

    package mutating func receive(_ line: ArraySlice<UInt8>) -> [AgentAction] {
        guard let event = try? JSONValue(line), event.object != nil else { return [.record(LineEntry.text(line))] }
        let unknown = AgentAction.record(LineEntry.unknown(event["type"]?.string ?? "?", line))
        switch event["type"]?.string {
        case "thread.started":
            guard let id = event["thread_id"]?.string else { return [unknown] }
            return [.record(.session(AgentSession(id: id, model: model, program: "Codex")))]
        case "turn.started": return []
        case "item.started", "item.updated", "item.completed":
            guard let item = CodexItem(event["item"]) else { return [unknown] }
            return self.item(item, completed: event["type"]?.string == "item.completed", unknown)
        case "turn.completed":
            let usage = CodexUsage.read(event["usage"], model: model).map { AgentAction.usage($0) }
            return [usage, end(.finished, words)].compactMap(\.self)
        case "error":
            guard let message = event["message"]?.string else { return [unknown] }
            return [.record(.error(CodexFault.read(message, info: nil, retrying: message.hasPrefix("Reconnecting"))))]
        case "turn.failed": return [end(.failed, event["error"]?["message"]?.string ?? "")]
        default: return [unknown]
        }
    }

    package func take(_ request: AgentRequest) -> [AgentAction] { [] }

    package mutating func finish(exited: String) -> [AgentAction] {
        ended ? [] : [end(.failed, "the turn was not completed: \(exited)")]
    }

    private mutating func item(_ item: CodexItem, completed: Bool, _ unknown: AgentAction) -> [AgentAction] {
        if let call = item.call {
            let begun = completed ? calls.remove(item.id) != nil : !calls.insert(item.id).inserted
            return (begun ? [] : [.record(.toolCall(call))]) + (completed ? item.outcome.map { .record($0) } : [])
        }
        guard let words = item.words else { return [unknown] }
        if completed, case .message(let text) = words { self.words = text }
        // A plan is told whenever it changes; other words when they are whole.
        if case .plan = words { return [.record(words)] }
        return completed ? [.record(words)] : []
    }

    private mutating func end(_ kind: AgentEnding.Kind, _ text: String) -> AgentAction {
        ended = true
        return .record(.ended(AgentEnding(kind: kind, text: TranscriptLimit.cut(text, to: TranscriptLimit.output))))
    }
}
