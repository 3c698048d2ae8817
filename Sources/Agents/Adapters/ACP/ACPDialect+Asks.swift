import Domain
import JSONValues

/// What the agent asks of the operator, and of a client that is not there.
extension ACPDialect {
    /// Requests that may be open at once; more are refused.
    static let askLimit = 64

    mutating func requested(_ id: JSONValue, _ method: String, _ params: JSONValue, number: Int, raw: JSONValue) -> [AgentAction] {
        let key = "ask-\(number)"
        switch method {
        case "session/request_permission":
            let ask = ACPAsk(key: key, request: id, form: .permission(ACPPermission(params["options"]?.list ?? [])))
            guard admits() else { return refuse(ask) }
            let (call, entries) = calls.asked(params["toolCall"] ?? .null, number: number)
            asks.append(ask)
            return speech.flush() + entries.map(AgentAction.record) + [.ask(AgentAsk(key: key, kind: .permission, call: call))]
        case "elicitation/create":
            let form = ACPForm(params["requestedSchema"] ?? .null)
            let ask = ACPAsk(key: key, request: id, form: .elicitation(form))
            guard admits(), params["mode"]?.string != "url" else { return refuse(ask) }
            asks.append(ask)
            let text = form.question(params["message"]?.string ?? "")
            return speech.flush() + [.ask(AgentAsk(key: key, kind: .question, text: text, options: form.options))]
        default:
            let failure = ACPFailure(ACPFailure.methodNotFound, "Signalbox has no method '\(TranscriptLimit.cut(method, to: 200))'")
            return unknown(method, raw) + [.send(key: "answer:\(key)", line: ACPMessage.error(id, failure))]
        }
    }

    private func admits() -> Bool { phase != .over && !cancelled && asks.count < Self.askLimit }

    private mutating func refuse(_ ask: ACPAsk) -> [AgentAction] {
        let why = phase == .over || cancelled ? "the turn is being ended" : "it cannot be put to the operator"
        return note("a request of the agent was refused: \(why)") + [.send(key: "answer:\(ask.key)", line: ask.cancellation)]
    }

    mutating func take(_ answer: Answer, of key: String) -> [AgentAction] {
        guard let index = asks.firstIndex(where: { $0.key == key }) else { return [] }
        let ask = asks.remove(at: index)
        var actions: [AgentAction] = []
        let (line, remark) = ask.line(for: answer)
        if let remark { actions += note(remark) }
        // The cancellation goes first: an agent that reads the denial before it may ask its model once more.
        if answer.verdict == .denyAndStop { actions += cancel(key: "stop:\(key)") }
        actions.append(.send(key: "answer:\(key)", line: line))
        // The protocol has no words with a denial; those of a person are said when the prompt ends.
        if answer.verdict == .deny, !answer.message.isEmpty, answer.by.hasPrefix("operator:"), case .permission = ask.form {
            actions += say(key, "About what was denied: \(answer.message)")
        }
        return actions
    }

    /// `$/cancel_request`: the agent no longer waits for one of its requests.
    mutating func cancelledByAgent(_ id: JSONValue) -> [AgentAction] {
        guard let index = asks.firstIndex(where: { $0.request == id }) else { return [] }
        let ask = asks.remove(at: index)
        let line = ACPMessage.error(id, ACPFailure(ACPFailure.requestCancelled, "cancelled"))
        return [.send(key: "answer:\(ask.key)", line: line), .withdraw(key: ask.key)]
    }
}
