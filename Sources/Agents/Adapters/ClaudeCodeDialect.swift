import Domain
import JSONValues

/// The `claude-code` adapter: Claude Code's duplex stream-json with its control protocol, one process for a turn.
///
/// Sources: PROTOCOLS measurements of 2.1.330, and the wire as `claude_agent_sdk/_internal/query.py` (0.2.187) speaks it. The driver
/// records what is said, asked and answered; everything else that becomes an entry comes from here.
package struct ClaudeCodeDialect: AgentDialect {
    /// Lines that tell nothing which another line does not tell: they leave no entry. (The raw bytes stay beside the transcript.)
    static let quiet: Set<String> = [
        "keep_alive", "stream_event", "tool_progress", "system/status", "system/session_state_changed", "system/hook_started",
        "system/hook_progress", "system/hook_response", "system/permission_denied", "system/task_progress",
        "system/ui_invalidate",
    ]

    private let prompt: String
    private var session: AgentSession?
    private var permissions = ClaudeCodePermissions()
    private var usage = ClaudeCodeUsage()
    private var work = ClaudeCodeWork()
    /// Input is closed; nothing more can be said.
    private var closed = false
    private var ended = false
    /// The fault that was recorded last in this exchange.
    private var told: AgentFault?

    package init(_ context: AgentContext) { prompt = context.prompt }

    package static func launch(_ context: AgentContext) throws(AgentError) -> AgentLaunch { try ClaudeCodeLaunch.make(context) }

    package func begin() -> [AgentAction] {
        [
            .send(key: "initialize", line: ClaudeCodeWire.request("initialize", ["subtype": "initialize", "hooks": nil])),
            .send(key: "prompt", line: ClaudeCodeWire.user(prompt)),
        ]
    }

    package mutating func receive(_ line: ArraySlice<UInt8>) -> [AgentAction] {
        guard let event = try? JSONValue(line), event.object != nil else { return [.record(LineEntry.text(line))] }
        switch event["type"]?.string {
        case "assistant": return assistant(event, line)
        case "user": return ClaudeCodeMessages.user(event) ?? [unknown(event, line)]
        case "stream_event": return usage.stream(event, session: session).map { [.usage($0)] } ?? []
        case "system": return system(event, line)
        case "control_request": return permissions.request(event) ?? [unknown(event, line)]
        case "control_cancel_request":
            return event["request_id"]?.string.map { permissions.cancel($0).map { .withdraw(key: $0) } } ?? [unknown(event, line)]
        case "control_response": return response(event, line)
        case "result": return result(event)
        case let type? where Self.quiet.contains(type): return []
        default: return [unknown(event, line)]
        }
    }

    package mutating func take(_ request: AgentRequest) -> [AgentAction] {
        switch request {
        case .say(let key, let text):
            guard !closed else {
                return [.record(.error(AgentFault(kind: .other, text: "the agent had ended its turn: a message did not reach it")))]
            }
            return [.send(key: "say:\(key)", line: ClaudeCodeWire.user(text))]
        case .answer(let key, let answer):
            guard let (id, response) = permissions.answer(key, answer) else { return [] }
            return [.send(key: "answer:\(id)", line: ClaudeCodeWire.response(id, response))]
        case .interrupt(let key):
            return closed
                ? [] : [.send(key: "interrupt:\(key)", line: ClaudeCodeWire.request("interrupt:\(key)", ["subtype": "interrupt"]))]
        }
    }

    package mutating func finish(exited: String) -> [AgentAction] {
        defer { ended = true }
        let withdrawn = permissions.cancelAll().map { AgentAction.withdraw(key: $0) }
        guard !ended else { return withdrawn }
        return withdrawn + [.record(.ended(AgentEnding(kind: .failed, text: "no result came before its end: \(exited)")))]
    }

    private mutating func assistant(_ event: JSONValue, _ line: ArraySlice<UInt8>) -> [AgentAction] {
        guard let entries = ClaudeCodeMessages.assistant(event) else { return [unknown(event, line)] }
        for case .record(.error(let fault)) in entries { told = fault }
        return (usage.message(event, session: session).map { [.usage($0)] } ?? []) + entries
    }

    private mutating func system(_ event: JSONValue, _ line: ArraySlice<UInt8>) -> [AgentAction] {
        let kind = "system/\(event["subtype"]?.string ?? "")"
        work.note(event)
        switch kind {
        case "system/init":
            guard let id = event["session_id"]?.string else { return [unknown(event, line)] }
            let named = AgentSession(
                id: id, model: event["model"]?.string, program: event["claude_code_version"]?.string.map { "Claude Code \($0)" })
            // It comes again with every turn of a conversation.
            guard named != session else { return [] }
            session = named
            return [.record(.session(named))] + ClaudeCodeMessages.failedServers(event)
        case "system/api_retry": return [.record(.error(ClaudeCodeWire.retry(event)))]
        case "system/session_state_changed" where work.isIdle: return close()
        default: return Self.quiet.contains(kind) ? [] : [unknown(event, line)]
        }
    }

    private mutating func response(_ event: JSONValue, _ line: ArraySlice<UInt8>) -> [AgentAction] {
        guard let response = event["response"] else { return [unknown(event, line)] }
        if response["subtype"]?.string == "success" { return [] }
        let text = response["error"]?.string ?? "a request of ours was refused"
        return [.record(.error(AgentFault(kind: .protocolBreach, text: TranscriptLimit.cut(text, to: TranscriptLimit.output))))]
    }

    private mutating func result(_ event: JSONValue) -> [AgentAction] {
        var actions: [AgentAction] = []
        if let reading = ClaudeCodeUsage.total(event, session: session) { actions.append(.usage(reading)) }
        let queued = event["queued_turn_count"]?.int ?? 0
        work.result(queued: queued)
        let ending = ClaudeCodeEnding.read(event)
        // A refusal of the model's service comes as a message too.
        if let fault = ending.fault, fault != told { actions.append(.record(.error(fault))) }
        told = nil
        actions += permissions.cancelAll().map { .withdraw(key: $0) }
        // A message that was said in the middle has its own exchange after this one, and that has its own result.
        guard queued <= 0 else { return actions }
        ended = true
        return actions + [.record(.ended(ending.ending))] + close()
    }

    /// The end of input ends the program; a message that waits for its turn, or an agent in the background, keeps it open.
    private mutating func close() -> [AgentAction] {
        guard !closed, ended, work.isDone else { return [] }
        closed = true
        return [.closeInput]
    }

    private func unknown(_ event: JSONValue, _ line: ArraySlice<UInt8>) -> AgentAction {
        var kind = event["type"]?.string ?? "?"
        if let part = (event["subtype"] ?? event["request"]?["subtype"])?.string { kind += "/\(part)" }
        return .record(LineEntry.unknown(kind, line))
    }
}
