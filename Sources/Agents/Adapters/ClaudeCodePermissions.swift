import Domain
import JSONValues

/// What Claude Code waits for: permission for a call, or answers to its questions (the tool `AskUserQuestion`).
///
/// Source of the answers' shapes: the SDK's `PermissionResultAllow` and `PermissionResultDeny`; of those to questions, "Handle approvals
/// and user input" of the Agent SDK's documentation: the input again, with `answers` from the question's text to the answer.
struct ClaudeCodePermissions {
    /// Requests that may wait at once; more are refused, so that a program cannot make us keep them without bound.
    private static let limit = 200

    private struct Waiting {
        var input: JSONValue
        /// The questions' texts; empty for a permission.
        var questions: [String]
        var answers: [String: String] = [:]

        func keys(_ id: String) -> [String] {
            questions.count < 2 ? ["answer:\(id)"] : questions.indices.map { "answer:\(id):\($0 + 1)" }
        }
    }

    /// By the program's identifier of the request, in the order in which they came.
    private var waiting: [(id: String, request: Waiting)] = []

    /// Nil for what is no request at all. A request that is not known is refused, so that the program does not wait for ever.
    mutating func request(_ event: JSONValue) -> [AgentAction]? {
        guard let id = event["request_id"]?.string, let request = event["request"], request.object != nil else { return nil }
        guard request["subtype"]?.string == "can_use_tool", let name = request["tool_name"]?.string else {
            let kind = request["subtype"]?.string ?? "?"
            return [
                .record(LineEntry.unknown("control_request/\(kind)", event)),
                .send(key: "answer:\(id)", line: ClaudeCodeWire.refusal(id, "not supported by this client")),
            ]
        }
        guard waiting.count < Self.limit else {
            return [
                .record(.error(AgentFault(kind: .protocolBreach, text: "more than \(Self.limit) requests wait: one was refused"))),
                .send(key: "answer:\(id)", line: ClaudeCodeWire.refusal(id, "too many requests wait")),
            ]
        }
        let input = request["input"] ?? [:]
        let call = call(request, name, input)
        let questions = name == ClaudeCodeTools.question ? (input["questions"]?.array ?? []).filter { $0["question"]?.string != nil } : []
        guard questions.isEmpty || questions.count > 20 else {
            let entry = Waiting(input: input, questions: questions.compactMap { $0["question"]?.string })
            waiting.append((id, entry))
            return zip(entry.keys(id), questions).map { .ask(Self.ask($0, call, $1)) }
        }
        let entry = Waiting(input: input, questions: [])
        waiting.append((id, entry))
        let reason = request["decision_reason"]?.string ?? request["description"]?.string ?? ""
        return [
            .ask(
                AgentAsk(key: "answer:\(id)", kind: .permission, call: call, text: TranscriptLimit.cut(reason, to: TranscriptLimit.unknown))
            )
        ]
    }

    /// The response to the request which that answer settles; nil while other questions of it are open, or when nothing waits for it.
    mutating func answer(_ key: String, _ answer: Answer) -> (id: String, response: JSONValue)? {
        guard let index = waiting.firstIndex(where: { $0.request.keys($0.id).contains(key) }) else { return nil }
        let (id, request) = waiting[index]
        let questions = request.questions
        guard !questions.isEmpty, answer.verdict == .reply || (answer.allows && !answer.message.isEmpty) else {
            waiting.remove(at: index)
            // Words alone are no permission, and a yes without words no answer.
            guard answer.allows, questions.isEmpty else { return (id, Self.denial(answer)) }
            // What is allowed for the lane is allowed by our policy, call by call: a rule of the program's own would allow it unseen.
            return (id, ["behavior": "allow", "updatedInput": request.input])
        }
        guard let place = request.keys(id).firstIndex(of: key) else { return nil }
        waiting[index].request.answers[questions[place]] = answer.message
        let answers = waiting[index].request.answers
        guard Set(questions).isSubset(of: answers.keys) else { return nil }
        waiting.remove(at: index)
        let list = questions.map { JSONMember($0, .string(answers[$0] ?? "")) }
        return (id, ["behavior": "allow", "updatedInput": request.input.with("answers", .object(list))])
    }

    /// The asks of a request that is no longer waited for.
    mutating func cancel(_ id: String) -> [String] {
        let keys = waiting.filter { $0.id == id }.flatMap { $0.request.keys($0.id) }
        waiting.removeAll { $0.id == id }
        return keys
    }

    mutating func cancelAll() -> [String] {
        defer { waiting = [] }
        return waiting.flatMap { $0.request.keys($0.id) }
    }

    private func call(_ request: JSONValue, _ name: String, _ input: JSONValue) -> ToolCall {
        var call = ClaudeCodeTools.call(id: request["tool_use_id"]?.string ?? "", name: name, input: input)
        if let path = request["blocked_path"]?.string, !call.paths.contains(path) {
            call.paths.append(TranscriptLimit.cut(path, to: TranscriptLimit.unknown))
        }
        return call
    }

    private static func ask(_ key: String, _ call: ToolCall, _ question: JSONValue) -> AgentAsk {
        let options = (question["options"]?.array ?? []).prefix(20).compactMap { ($0["label"] ?? $0).string }
        return AgentAsk(
            key: key, kind: .question, call: call,
            text: TranscriptLimit.cut(question["question"]?.string ?? "", to: TranscriptLimit.unknown),
            options: options.map { TranscriptLimit.cut($0, to: 1000) })
    }

    private static func denial(_ answer: Answer) -> JSONValue {
        let message = answer.message.isEmpty ? "The operator did not allow this." : answer.message
        let denial: JSONValue = ["behavior": "deny", "message": .string(message)]
        return answer.verdict == .denyAndStop ? denial.with("interrupt", true) : denial
    }
}
