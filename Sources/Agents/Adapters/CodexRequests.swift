import Domain
import JSONValues

/// What the Codex app server asks its client, and the answers' shapes (its published JSON Schema, `ServerRequest`).
struct CodexRequests {
    /// Requests that may wait at once; more are refused.
    private static let limit = 200

    private enum Shape {
        case decision
        case permissions(JSONValue)
        /// The questions' identifiers, and the answers so far by identifier.
        case input([String], [String: String])
        /// The field that takes the answer, when it is a question.
        case elicitation(String?)
    }

    private struct Waiting {
        var id: JSONValue
        var shape: Shape

        var keys: [String] {
            guard case .input(let ids, _) = shape, ids.count > 1 else { return ["answer:\(id.text)"] }
            return ids.indices.map { "answer:\(id.text):\($0 + 1)" }
        }
    }

    private var waiting: [Waiting] = []

    /// - Parameter calls: the calls that began, by item: an approval of a patch does not repeat it.
    mutating func request(_ method: String, _ id: JSONValue, _ params: JSONValue, calls: [String: ToolCall]) -> [AgentAction] {
        let reason = TranscriptLimit.cut(params["reason"]?.string ?? "", to: TranscriptLimit.unknown)
        let item = params["itemId"]?.string ?? ""
        switch method {
        case _ where waiting.count >= Self.limit: break
        case "item/commandExecution/requestApproval":
            let host = params["networkApprovalContext"]?["host"]?.string
            let script = params["command"]?.string.map(CodexCommand.script)
            var call = ToolCall(
                id: item, name: "shell", kind: .execute, command: script.map { TranscriptLimit.cut($0, to: TranscriptLimit.output) },
                input: TranscriptLimit.cut(params.text, to: TranscriptLimit.output))
            if script == nil, host == nil, let begun = calls[item] { call = begun }
            if let host {
                (call.name, call.kind, call.input) = ("network", .fetch, JSONValue.object([JSONMember("host", .string(host))]).text)
            }
            return ask(id, .decision, call, reason)
        case "item/fileChange/requestApproval":
            var call = calls[item] ?? ToolCall(id: item, name: "apply_patch", kind: .edit)
            if let root = params["grantRoot"]?.string { call.paths.append(TranscriptLimit.cut(root, to: TranscriptLimit.unknown)) }
            return ask(id, .decision, call, reason)
        case "item/permissions/requestApproval":
            let wanted = params["permissions"] ?? [:]
            let files = wanted["fileSystem"] ?? [:]
            let paths = ((files["read"]?.array ?? []) + (files["write"]?.array ?? [])).prefix(100).compactMap(\.string)
            let call = ToolCall(
                id: item, name: "request_permissions", kind: .other, paths: paths,
                input: TranscriptLimit.cut(wanted.text, to: TranscriptLimit.output))
            return ask(id, .permissions(wanted), call, reason)
        case "item/tool/requestUserInput":
            let questions = (params["questions"]?.array ?? []).filter { $0["id"]?.string != nil }
            guard (1...20).contains(questions.count) else { break }
            let entry = Waiting(id: id, shape: .input(questions.compactMap { $0["id"]?.string }, [:]))
            waiting.append(entry)
            return zip(entry.keys, questions).map { .ask(Self.question($0, $1["question"]?.string, $1["options"]?.array ?? [])) }
        case "mcpServer/elicitation/request": return elicitation(id, params)
        default: break
        }
        return refused(method, id, params)
    }

    /// The response to the request which that answer settles; nil while other questions of it are open, or when nothing waits for it.
    mutating func answer(_ key: String, _ answer: Answer) -> (id: JSONValue, response: JSONValue)? {
        guard let index = waiting.firstIndex(where: { $0.keys.contains(key) }) else { return nil }
        let entry = waiting[index]
        let replied = answer.verdict == .reply || (answer.allows && !answer.message.isEmpty)
        if case .input(let ids, var answers) = entry.shape, replied, let place = entry.keys.firstIndex(of: key) {
            answers[ids[place]] = answer.message
            waiting[index].shape = .input(ids, answers)
            guard Set(ids).isSubset(of: answers.keys) else { return nil }
        }
        defer { waiting.remove(at: index) }
        switch waiting[index].shape {
        case .decision:
            // "For the session" would allow the next ones unseen by our policy, which answers them itself.
            let word: JSONValue = answer.allows ? "accept" : answer.verdict == .denyAndStop ? "cancel" : "decline"
            return (entry.id, ["decision": word])
        case .permissions(let wanted): return (entry.id, ["permissions": answer.allows ? wanted : [:], "scope": "turn"])
        case .input(let ids, let answers):
            let list = ids.compactMap { id in answers[id].map { JSONMember(id, ["answers": [.string($0)]]) } }
            return (entry.id, ["answers": .object(replied ? list : [])])
        case .elicitation(let field):
            guard field == nil ? answer.allows : replied else {
                return (entry.id, ["action": answer.verdict == .denyAndStop ? "cancel" : "decline", "content": nil])
            }
            let content = field.map { JSONValue.object([JSONMember($0, .string(answer.message))]) } ?? [:]
            return (entry.id, ["action": "accept", "content": content])
        }
    }

    /// The asks of a request that is no longer waited for.
    mutating func resolve(_ id: JSONValue) -> [String] {
        let keys = waiting.filter { $0.id == id }.flatMap(\.keys)
        waiting.removeAll { $0.id == id }
        return keys
    }

    mutating func resolveAll() -> [String] {
        defer { waiting = [] }
        return waiting.flatMap(\.keys)
    }

    private mutating func ask(_ id: JSONValue, _ shape: Shape, _ call: ToolCall, _ text: String) -> [AgentAction] {
        let entry = Waiting(id: id, shape: shape)
        waiting.append(entry)
        return entry.keys.map { .ask(AgentAsk(key: $0, kind: .permission, call: call, text: text)) }
    }

    /// An MCP server asks: yes or no when it wants no values, a question when it wants one text; other forms are refused.
    private mutating func elicitation(_ id: JSONValue, _ params: JSONValue) -> [AgentAction] {
        let fields = params["requestedSchema"]?["properties"]?.object ?? []
        let server = TranscriptLimit.cut(params["serverName"]?.string ?? "", to: 200)
        let text = TranscriptLimit.cut(params["message"]?.string ?? "", to: TranscriptLimit.unknown)
        if fields.isEmpty, params["mode"]?.string != "url" {
            return ask(id, .elicitation(nil), ToolCall(id: "", name: "mcp__\(server)", kind: .mcp), text)
        }
        guard fields.count == 1, fields[0].value["type"]?.string == "string" else {
            return refused("mcpServer/elicitation/request", id, params)
        }
        let entry = Waiting(id: id, shape: .elicitation(fields[0].key))
        waiting.append(entry)
        return entry.keys.map { .ask(Self.question($0, text, fields[0].value["enum"]?.array ?? [])) }
    }

    /// An answer all the same, so that the program does not wait for ever.
    private func refused(_ method: String, _ id: JSONValue, _ params: JSONValue) -> [AgentAction] {
        let answer: JSONValue = ["id": id, "error": ["code": -32601, "message": "not supported by this client"]]
        return [.record(LineEntry.unknown("request/\(method)", params)), .send(key: "answer:\(id.text)", line: answer.line)]
    }

    private static func question(_ key: String, _ text: String?, _ options: [JSONValue]) -> AgentAsk {
        AgentAsk(
            key: key, kind: .question, text: TranscriptLimit.cut(text ?? "", to: TranscriptLimit.unknown),
            options: options.prefix(20).compactMap { ($0["label"] ?? $0).string }.map { TranscriptLimit.cut($0, to: 1000) })
    }
}
