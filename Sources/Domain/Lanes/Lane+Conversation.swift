extension Lane {
    /// Events between the agent of a running turn, the policy and the operator.
    mutating func converse(_ event: LaneEvent, at: Timestamp) throws(LaneRefusal) {
        switch event {
        case .confined(let number, let confinement): try note(number, .confined(confinement))
        case .briefed(let number, let text): try note(number, .briefed(text))
        case .sessionOpened(let number, let session): try note(number, .sessionOpened(session))
        case .ruled(let number, let ask, let answer): try note(number, .ruled(ask, answer))
        case .usage(let number, let usage, let meter): try note(number, .usage(usage, meter))
        case .watchdogFound(let number, let finding): try note(number, .watchdogFound(finding))
        case .networkSeen(let number, let contacts): try note(number, .networkSeen(contacts))
        case .asked(let ask):
            guard openTurn?.number == ask.turn else { throw refusal("turn \(ask.turn) is not running") }
            guard !asks.contains(where: { $0.id == ask.id || ($0.turn == ask.turn && $0.ask.key == ask.ask.key) }) else {
                throw refusal("\(ask.id) was asked already")
            }
            asks.append(ask)
            lastAsk = max(lastAsk, ask.id.number)
            callOperator(at: at)
        case .answered(let id, let answer):
            var ask = try open(id)
            guard ask.ask.kind == .question || answer.verdict != .reply else {
                throw refusal("\(id) asks for a permission: allow or deny it")
            }
            ask.answer = answer
            ask.answeredAt = at
            settle(ask, at: at)
            if answer.verdict == .allowLane { grants.append(ask.ask) }
        case .askWithdrawn(let id):
            var ask = try open(id)
            ask.withdrawn = true
            settle(ask, at: at)
        case .messaged(let message):
            guard !phase.isEnd, !phase.isLanded else { throw refusal("it is too late to say anything: \(phase.rawValue)") }
            guard message.number == messages.count + 1 else { throw refusal("message \(message.number) is not the next one") }
            messages.append(message)
        case .stopRequested:
            guard hasOpenTurn else { throw refusal("no turn is running") }
            stopRequested = true
        case .reported(let number, let report):
            // The newest are kept in the state; all of them are in the ledger.
            try change(number) { $0.reports = ($0.reports + [report]).suffix(20) }
        case .neighboursPinned(let number, let commits):
            try change(number) { $0.neighbours = commits }
        default:
            throw refusal("not an event of a conversation")
        }
    }

    /// A new turn has a new agent process: what the one before asked is over, and what was said meanwhile is in its prompt.
    mutating func beginConversation(turn: Int) {
        asks = []
        stopRequested = false
        for index in messages.indices where messages[index].turn == nil {
            messages[index].turn = turn
            messages[index].inPrompt = true
        }
    }

    /// What the operator said to the agent while this turn was running. No clock tells it from what stands in the turn's prompt: clocks jump.
    package func messages(said turn: Int) -> [OperatorMessage] {
        messages.filter { $0.turn == turn && $0.inPrompt != true }
    }

    /// Nobody waits for an answer any more, and what the agent did not hear waits for the next turn.
    mutating func endConversation(unheard: [Int]) {
        for index in messages.indices where unheard.contains(messages[index].number) { messages[index].turn = nil }
        for index in asks.indices where asks[index].isOpen == true { asks[index].withdrawn = true }
        stopRequested = false
        if attention?.isAsk == true { attention = nil }
    }

    private mutating func note(_ number: Int, _ note: EngagementNote) throws(LaneRefusal) { try change(number) { $0.take(note) } }

    private mutating func change(_ number: Int, _ body: (inout Turn) -> Void) throws(LaneRefusal) {
        guard let index = turns.indices.last, turns[index].number == number, turns[index].endedAt == nil else {
            throw refusal("turn \(number) is not running")
        }
        body(&turns[index])
    }

    private func open(_ id: AskID) throws(LaneRefusal) -> Ask {
        guard let ask = asks.first(where: { $0.id == id }) else { throw refusal("there is no \(id)") }
        guard ask.isOpen else {
            throw refusal(ask.withdrawn ? "\(id) is no longer waited for" : "\(id) was answered by \(ask.answer?.by ?? "somebody")")
        }
        return ask
    }

    private mutating func settle(_ ask: Ask, at: Timestamp) {
        if let index = asks.firstIndex(where: { $0.id == ask.id }) { asks[index] = ask }
        if attention?.isAsk == true { attention = nil }
        callOperator(at: at)
    }

    /// The oldest open ask is why the lane needs the operator, unless something graver is.
    mutating func callOperator(at: Timestamp) {
        guard attention == nil, let first = openAsks.first else { return }
        let more = openAsks.count > 1 ? " (and \(openAsks.count - 1) more)" : ""
        attention = Attention(
            reason: first.ask.kind == .permission ? .permissionAsked : .question, detail: "\(first.id) \(first.summary)\(more)",
            since: first.at)
    }
}

extension Attention {
    /// Whether it stands for an open ask.
    package var isAsk: Bool { reason == .permissionAsked || reason == .question }
}
