import Domain
import JSONValues

/// Prompts and their ends.
extension ACPDialect {
    mutating func prompt(_ blocks: JSONValue, key: String) -> AgentAction {
        call(.prompt, "session/prompt", key: key, ["sessionId": .string(session ?? ""), "prompt": blocks])
    }

    mutating func succeeded(_ purpose: Purpose, _ result: JSONValue) -> [AgentAction] {
        // The turn was ended while this answer was on its way: nothing follows from it.
        guard phase != .over else { return [] }
        switch purpose {
        case .initialize: return introduced(result)
        case .authenticate: return signedIn()
        case .open(let opening): return opened(opening, result)
        case .mode: return proceed()
        case .model(let value):
            model = value
            return proceed()
        case .prompt: return prompted(result)
        }
    }

    mutating func failed(_ purpose: Purpose, _ failure: ACPFailure) -> [AgentAction] {
        guard phase != .over else { return unknown("error", .string(failure.words)) }
        switch purpose {
        case .initialize: return breakOff(.protocolBreach, "the program refused to begin: \(failure.words)", failure)
        case .authenticate: return breakOff(.other, "the program could not sign in: \(failure.words)", failure)
        case .open(let opening): return openingFailed(opening, failure)
        case .mode(let value):
            let text = "the program did not change to mode '\(value)', in which it asks for permission: \(failure.words)"
            return fault(.other, text) + proceed()
        case .model(let value): return breakOff(.other, "the program did not take the model '\(value)': \(failure.words)", failure)
        case .prompt:
            let kind: AgentFault.Kind = failure.isOfModel ? .api : .other
            return fault(kind, status: failure.status, failure.words) + end(AgentEnding(kind: .failed, text: failure.words))
        }
    }

    private mutating func prompted(_ result: JSONValue) -> [AgentAction] {
        var actions = calls.flush() + speech.flush()
        if let reading = ACPUsage.total(result, model: model) { actions.append(.usage(reading)) }
        let reason = result["stopReason"]?.string ?? "no reason given"
        if !waiting.isEmpty, cancelled ? cancelledForMessage : reason != "cancelled" {
            (cancelled, cancelledForMessage) = (false, false)
            let next = waiting.removeFirst()
            let block: JSONValue = ["type": "text", "text": .string(next.text)]
            return actions + withdrawAll() + [prompt([block], key: "say:\(next.key)")]
        }
        let last = speech.last
        let ending =
            switch reason {
            case _ where cancelled: AgentEnding(kind: .interrupted, text: last)
            case "end_turn": AgentEnding(kind: .finished, text: last)
            case "cancelled": AgentEnding(kind: .interrupted, text: last)
            case "max_tokens", "max_turn_requests", "refusal":
                AgentEnding(kind: .limited, text: last.isEmpty ? reason : "\(reason): \(last)")
            default:
                AgentEnding(kind: .failed, text: "the turn ended for a reason that is not known: \(TranscriptLimit.cut(reason, to: 200))")
            }
        return actions + end(ending)
    }

    /// One prompt at a time: what is said in the middle waits for the end of the one before.
    mutating func say(_ key: String, _ text: String) -> [AgentAction] {
        switch phase {
        case .over: return note("the message came after the end of the turn and was not given to the agent")
        case .starting, .prompting:
            waiting.append((key, text))
            return note("the agent takes one prompt at a time: the message is given to it when this one has ended")
        }
    }

    mutating func interrupt(_ key: String) -> [AgentAction] {
        switch phase {
        case .over: return []
        case .starting: return end(AgentEnding(kind: .interrupted, text: "interrupted before the agent was at work"))
        case .prompting:
            // A prompt that is to end for good is not taken up again for a message.
            return cancel(key: "interrupt:\(key)", forMessage: key.hasPrefix("interrupt:") && (!cancelled || cancelledForMessage))
        }
    }

    /// Cancels the prompt; open permission requests are answered `cancelled`, as the protocol demands.
    ///
    /// - Parameter forMessage: whether what waits to be said is the next prompt; otherwise it is dropped.
    mutating func cancel(key: String, forMessage: Bool = false) -> [AgentAction] {
        (cancelled, cancelledForMessage) = (true, forMessage)
        let dropped =
            waiting.isEmpty || forMessage ? [] : note("\(waiting.count) waiting messages are not given to the agent any more")
        if !forMessage { waiting = [] }
        let message = ACPMessage.notification("session/cancel", ["sessionId": .string(session ?? "")])
        return dropped + [.send(key: key, line: message)] + withdrawAll()
    }

    /// Answers every open request of the agent with `cancelled`.
    mutating func withdrawAll() -> [AgentAction] {
        let open = asks
        asks = []
        return open.flatMap { ask in [.send(key: "answer:\(ask.key)", line: ask.cancellation), .withdraw(key: ask.key)] as [AgentAction] }
    }

    mutating func end(_ ending: AgentEnding) -> [AgentAction] {
        guard phase != .over else { return [] }
        phase = .over
        let open = asks
        asks = []
        var ending = ending
        ending.text = TranscriptLimit.cut(ending.text, to: TranscriptLimit.unknown)
        let unsaid = waiting.isEmpty ? [] : note("\(waiting.count) waiting messages were not given to the agent")
        waiting = []
        return calls.flush() + speech.flush() + unsaid + open.map { .withdraw(key: $0.key) } + [.record(.ended(ending)), .closeInput]
    }
}
