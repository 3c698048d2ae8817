import Domain
import JSONValues

/// The `codex` adapter: one `codex app-server` for a turn, spoken to on standard input and output.
///
/// Source: the schema that `codex app-server generate-json-schema` writes, and recordings of 0.163.0. The driver records what is said,
/// asked and answered; everything else that becomes an entry comes from here.
package struct CodexDialect: AgentDialect {
    /// Notifications that tell nothing which another line does not tell: they leave no entry. (The raw bytes stay beside the transcript.)
    static let quiet: Set<String> = [
        "account/rateLimits/updated", "account/updated", "app/list/updated", "item/agentMessage/delta", "item/commandExecution/outputDelta",
        "item/commandExecution/terminalInteraction", "item/fileChange/outputDelta", "item/fileChange/patchUpdated",
        "item/mcpToolCall/progress", "item/plan/delta", "item/reasoning/summaryPartAdded", "item/reasoning/summaryTextDelta",
        "item/reasoning/textDelta", "remoteControl/status/changed", "skills/changed", "thread/goal/cleared", "thread/name/updated",
        "thread/settings/updated",
        "thread/started", "thread/status/changed", "turn/diff/updated",
    ]
    /// Calls that may be under way at once; of more, a patch's approval does not name its files.
    private static let callLimit = 500

    private let context: AgentContext
    private var turns = CodexTurns()
    private var requests = CodexRequests()
    private var usage = CodexUsage()
    private var calls: [String: ToolCall] = [:]
    private var model: String?
    /// Why the running turn fails, when that was told.
    private var fault: AgentFault?
    /// Its last message.
    private var words = ""
    /// How the last turn ended, until it is sure that no other follows.
    private var pending: AgentEnding?
    private var closed = false

    package init(_ context: AgentContext) { self.context = context }

    package static func launch(_ context: AgentContext) throws(AgentError) -> AgentLaunch {
        AgentLaunch(
            argv: CodexConfiguration.argv(context) + ["app-server"], input: .channel,
            environment: ["CODEX_HOME": CodexConfiguration.folder(context)], files: try CodexConfiguration.files(context))
    }

    package func begin() -> [AgentAction] {
        let client: JSONValue = ["name": "signalbox", "title": "Signalbox", "version": "1"]
        return [CodexWire.request("initialize", "initialize", ["clientInfo": client, "capabilities": ["experimentalApi": false]])]
    }

    package mutating func receive(_ line: ArraySlice<UInt8>) -> [AgentAction] {
        guard let message = try? JSONValue(line), message.object != nil else { return [.record(LineEntry.text(line))] }
        let params = message["params"] ?? [:]
        switch (message["method"]?.string, message["id"]) {
        case (let method?, .string?), (let method?, .number?):
            return requests.request(method, message["id"] ?? nil, params, calls: calls)
        case (let method?, _): return notification(method, params) ?? [.record(LineEntry.unknown(method, line))]
        case (nil, let id?): return response(id.string ?? "", message) ?? [.record(LineEntry.unknown("response", line))]
        case (nil, nil): return [.record(LineEntry.unknown("message", line))]
        }
    }

    package mutating func take(_ request: AgentRequest) -> [AgentAction] {
        switch request {
        case .say(let key, let text):
            guard !closed else {
                return [.record(.error(AgentFault(kind: .other, text: "the agent had ended its turn: a message did not reach it")))]
            }
            return turns.say(key, text)
        case .answer(let key, let answer):
            guard let (id, response) = requests.answer(key, answer) else { return [] }
            let stops = answer.verdict == .denyAndStop && response["decision"] == nil
            // A refusal has no place for words; they follow as a message.
            let words =
                answer.verdict == .deny && !answer.message.isEmpty
                ? turns.say(
                    key,
                    "\(answer.by.hasPrefix("operator:") ? "The operator did not allow this" : "This was not allowed"): \(answer.message)")
                : []
            return [CodexWire.response(id, response)] + words + (stops ? turns.interrupt(key) : [])
        case .interrupt(let key): return closed ? [] : turns.interrupt(key)
        }
    }

    package mutating func finish(exited: String) -> [AgentAction] {
        let withdrawn = requests.resolveAll().map { AgentAction.withdraw(key: $0) }
        guard !closed else { return withdrawn }
        closed = true
        return withdrawn + [.record(.ended(AgentEnding(kind: .failed, text: "the turn was not completed: \(exited)")))]
    }

    /// Nil for an answer to nothing that we asked.
    private mutating func response(_ id: String, _ message: JSONValue) -> [AgentAction]? {
        let error = message["error"].map { $0["message"]?.string ?? $0.text }
        let result = message["result"] ?? [:]
        switch id {
        case _ where id.hasPrefix("say:"): return turns.steered(String(id.dropFirst(4)), refused: error != nil) + settle()
        case _ where id.hasPrefix("interrupt:"):
            return error.map { [.record(.error(AgentFault(kind: .other, text: TranscriptLimit.cut($0, to: TranscriptLimit.output))))] }
                ?? []
        case _ where id == "initialize" || id == "thread" || id.hasPrefix("turn:"):
            if let error { return fail("\(id) was refused: \(error)", nil) }
            if id == "initialize" { return [CodexWire.notification("initialized", "initialized"), thread()] }
            if id == "thread" { return opened(result) }
            return result["turn"]?["id"]?.string.map { turns.isBusy ? turns.began($0) : [] } ?? []
        default: return nil
        }
    }

    private func thread() -> AgentAction {
        var params: JSONValue = [
            "cwd": .string(context.worktree), "approvalPolicy": "untrusted",
            // Inside a sandbox of ours its own would only be in the way: ours and our policy decide.
            "sandbox": context.sandboxed ? "danger-full-access" : context.readOnly ? "read-only" : "workspace-write",
        ]
        if let model = context.agent.model { params = params.with("model", .string(model)) }
        if !context.system.isEmpty { params = params.with("developerInstructions", .string(context.system)) }
        guard let session = context.session else { return CodexWire.request("thread", "thread/start", params) }
        return CodexWire.request("thread", "thread/resume", params.with("threadId", .string(session.id)).with("excludeTurns", true))
    }

    private mutating func opened(_ result: JSONValue) -> [AgentAction] {
        guard let id = result["thread"]?["id"]?.string else { return fail("it opened no thread", nil) }
        guard turns.thread == nil else { return [] }
        turns.opened(id)
        model = result["model"]?.string ?? context.agent.model
        let program = result["thread"]?["cliVersion"]?.string.map { "Codex \($0)" }
        return [.record(.session(AgentSession(id: id, model: model, program: program)))] + turns.start("turn:1", context.prompt)
    }

    /// Nil for what is not known.
    private mutating func notification(_ method: String, _ params: JSONValue) -> [AgentAction]? {
        switch method {
        case "item/started", "item/completed": return item(CodexItem(params["item"]), completed: method == "item/completed")
        case "turn/started": return isOurs(params) ? params["turn"]?["id"]?.string.map { turns.began($0) } : nil
        case "turn/completed": return isOurs(params) ? completed(params["turn"] ?? [:]) : nil
        case "turn/plan/updated": return [.record(.plan(CodexPlan.steps(params["plan"])))]
        case "thread/tokenUsage/updated": return usage.read(params, model: model).map { [.usage($0)] }
        case "serverRequest/resolved": return params["requestId"].map { requests.resolve($0).map { .withdraw(key: $0) } }
        case "error":
            guard let error = params["error"], let text = error["message"]?.string else { return nil }
            let retrying = params["willRetry"]?.bool ?? false
            // A retry is told as `Reconnecting... 2/5`; why stands beside it.
            let details = retrying ? error["additionalDetails"]?.string.map { ": \($0)" } ?? "" : ""
            let fault = CodexFault.read(text + details, info: error["codexErrorInfo"], retrying: retrying)
            if !fault.retrying { self.fault = fault }
            return [.record(.error(fault))]
        case "warning", "configWarning":
            guard let text = (params["message"] ?? params["summary"])?.string else { return nil }
            return [.record(.error(AgentFault(kind: .other, text: TranscriptLimit.cut(text, to: TranscriptLimit.output))))]
        case "mcpServer/startupStatus/updated":
            guard params["status"]?.string == "failed" else { return [] }
            let text = "the MCP server '\(params["name"]?.string ?? "?")' did not start: \(params["error"]?.string ?? "")"
            return [.record(.error(AgentFault(kind: .other, text: TranscriptLimit.cut(text, to: TranscriptLimit.output))))]
        default: return Self.quiet.contains(method) ? [] : nil
        }
    }

    private mutating func item(_ item: CodexItem?, completed: Bool) -> [AgentAction]? {
        guard let item else { return nil }
        if item.type == "userMessage" { return [] }
        guard let call = item.call else {
            guard let words = item.words else { return nil }
            if !completed { return [] }
            if case .thought("") = words { return [] }
            if case .message(let text) = words { self.words = text }
            return [.record(words)]
        }
        let begun = completed ? calls.removeValue(forKey: item.id) != nil : calls[item.id] != nil
        if !completed, calls.count < Self.callLimit { calls[item.id] = call }
        return (begun ? [] : [.record(.toolCall(call))]) + (completed ? item.outcome.map { .record($0) } : [])
    }

    private func isOurs(_ params: JSONValue) -> Bool { params["threadId"]?.string == turns.thread && turns.thread != nil }

    private mutating func completed(_ turn: JSONValue) -> [AgentAction] {
        turns.completed(turn["id"]?.string)
        let error = turn["error"]
        let text = error?["message"]?.string ?? ""
        switch turn["status"]?.string {
        case "failed":
            let told = fault?.text == text
            return (told || text.isEmpty ? [] : [.record(.error(CodexFault.read(text, info: error?["codexErrorInfo"])))])
                + end(AgentEnding(kind: CodexFault.ending(error?["codexErrorInfo"]), text: text))
        case let status:
            pending = AgentEnding(kind: status == "interrupted" ? .interrupted : .finished, text: text.isEmpty ? words : text)
            return turns.next() + settle()
        }
    }

    private mutating func settle() -> [AgentAction] {
        guard let pending, !turns.isBusy, turns.isSettled else { return [] }
        return end(pending)
    }

    private mutating func fail(_ text: String, _ info: JSONValue?) -> [AgentAction] {
        let fault = CodexFault.read(text, info: info)
        return [.record(.error(fault))] + end(AgentEnding(kind: .failed, text: fault.text))
    }

    private mutating func end(_ ending: AgentEnding) -> [AgentAction] {
        guard !closed else { return [] }
        closed = true
        let text = TranscriptLimit.cut(ending.text, to: TranscriptLimit.output)
        return requests.resolveAll().map { .withdraw(key: $0) } + [
            .record(.ended(AgentEnding(kind: ending.kind, text: text))), .closeInput,
        ]
    }
}
