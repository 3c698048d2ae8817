import Agents
import Domain
import Execution

extension Talk {
    /// Does what the dialect wants, in its order.
    func act(_ actions: [AgentAction], at time: Timestamp) async throws {
        for action in actions {
            switch action {
            case .record(let content): try await heed(content, at: time)
            case .send(let key, let line): try await send(key, line, at: time)
            case .ask(let ask): try await asked(ask, at: time)
            case .withdraw(let key): try await withdraw(key)
            case .usage(let reading): try await used(reading, at: time)
            case .closeInput:
                overSince = overSince ?? time
                try await context.stations.executor.closeInput(job)
            case .stop(let reason): try await end(.breach(reason))
            }
        }
    }

    private func heed(_ content: TranscriptContent, at time: Timestamp) async throws {
        try record(content, at: time)
        switch content {
        case .session(let session):
            if await engagementNow()?.session != session { try await note(.sessionOpened(session)) }
        case .ended(let new):
            ending = new
            if new.kind == .failed { fault = fault ?? AgentFault(kind: .other, text: new.text) }
        case .error(let new) where new.kind == .api: fault = new
        // What works again is no longer why the turn ends.
        case .message(let text):
            fault = nil
            lastMessage = text
        case .toolCall: fault = nil
        case .text(stream: .stdout, let line): keep(line)
        default: break
        }
    }

    private func send(_ key: String, _ line: [UInt8], at time: Timestamp) async throws {
        guard sent.insert(key).inserted else { return }
        guard case .tooLate(let why) = try await context.stations.executor.send(job, key: key, line) else { return }
        try record(.text(stream: .note, line: "the message '\(key)' did not reach the agent: \(why)"), at: time)
    }

    /// A message reached the agent: now it belongs into the transcript.
    func delivered(_ key: String, at time: Timestamp) throws {
        sent.insert(key)
        // A dialect may put a word of its own before ours.
        let words = key.split(separator: ":").suffix(2)
        if words.first == "say", let number = words.last.flatMap({ Int($0) }) { heard.insert(number) }
        guard let label = labels.first(where: { key == $0.key || key.hasSuffix($0.key) }) else { return }
        labels[label.key] = nil
        try record(label.value, at: time)
    }

    /// Passes something on to the agent; `label` is what the transcript says once it is delivered.
    func pass(_ request: AgentRequest, label: (key: String, content: TranscriptContent)?) async throws {
        if let label { labels[label.key] = label.content }
        try await act(dialect.take(request), at: await now())
    }

    func engagementNow() async -> (any Engagement)? { await context.current().engagement(conversation.id) }

    /// Ends the job for a reason of ours. Once; the first reason counts.
    func end(_ reason: ConversationStop) async throws {
        guard stop == nil else { return }
        stop = reason
        try await context.stations.executor.stop(job)
    }

    // MARK: The lane

    /// Passes on what the operator said and answered, and does what was decided, since the last look.
    func lookAtLane() async throws {
        let lane = await context.current()
        if lane.isGivenUp { try await context.stations.executor.stop(job) }
        guard case .turn(let number) = conversation.id else {
            // A reviewer is spoken to by nobody; it ends when the lane has something else to do.
            if lane.attention?.reason == .stopped || lane.dueTurn != nil { try await end(.asked) }
            return
        }
        for ask in lane.asks where ask.turn == number {
            if ask.ask.key.hasPrefix(Self.toolAsk) {
                if let answer = ask.answer, answer.verdict == .denyAndStop { try await end(.denied(answer.message)) }
                continue
            }
            guard let answer = ask.answer, settled.insert(ask.ask.key).inserted else { continue }
            try await answered(ask.ask.key, answer)
        }
        for message in lane.messages(said: number) {
            guard spoken.insert(message.number).inserted else { continue }
            if message.interrupts { try await pass(.interrupt(key: "interrupt:\(message.number)"), label: nil) }
            let key = "say:\(message.number)"
            try await pass(.say(key: key, text: message.text), label: (key, .said(by: message.by, text: message.text)))
        }
        if lane.stopRequested, !hasAskedToStop {
            hasAskedToStop = true
            stop = stop ?? .asked
            guard conversation.agent.adapter.converses else { return try await context.stations.executor.stop(job) }
            try await pass(.interrupt(key: "stop"), label: nil)
        } else if lane.stopRequested {
            // It had a moment to end in its own way.
            try await context.stations.executor.stop(job)
        }
    }

    /// Asks of the agent's tools are answered over its tool socket.
    static let toolAsk = "tool:"

    func answered(_ key: String, _ answer: Answer) async throws {
        settled.insert(key)
        try await pass(.answer(key: key, answer), label: (key, .answered(key: key, answer)))
        if answer.verdict == .denyAndStop {
            stop = stop ?? .denied(answer.message)
            // The agent has a moment to end its turn in its own way.
            hasAskedToStop = true
        }
    }

    private func withdraw(_ key: String) async throws {
        guard case .turn(let number) = conversation.id,
            let ask = await context.current().asks.first(where: { $0.turn == number && $0.ask.key == key && $0.isOpen })
        else { return }
        try await context.record(.askWithdrawn(ask.id))
    }

    /// The policy first, then the operator.
    private func asked(_ ask: AgentAsk, at time: Timestamp) async throws {
        try record(.asked(ask), at: time)
        let lane = await context.current()
        guard case .turn(let number) = conversation.id else { return try await rule(ask, reviewing(ask, lane)) }
        if lane.asks.contains(where: { $0.turn == number && $0.ask.key == ask.key }) { return try await lookAtLane() }
        switch Permissions(context, lane).verdict(ask) {
        case .answer(let answer): try await rule(ask, answer)
        case .askOperator(let touches):
            let id = context.lane.id
            try await context.conductor.record(by: "signalbox") { model in
                [.lane(id, .asked(Ask(id: model.nextAsk, turn: number, ask: ask, touches: touches, at: time)))]
            }
        }
    }

    /// Nobody is asked what a reviewer may do: what its policy does not allow is denied.
    private func reviewing(_ ask: AgentAsk, _ lane: Lane) -> Answer {
        let permissions = Permissions(
            reviewer: conversation.agent.name, context.configuration, lane, worktree: conversation.described.worktree,
            home: conversation.described.home)
        if case .answer(let answer) = permissions.verdict(ask) { return answer }
        return ReviewPermissions.answer(ask)
    }

    private func rule(_ ask: AgentAsk, _ answer: Answer) async throws {
        // Said already by an earlier server: then it is recorded as well.
        if sent.allSatisfy({ !$0.hasSuffix(ask.key) }) { try await note(.ruled(ask, answer)) }
        try await answered(ask.key, answer)
    }

    /// Keeps the end of what a reviewer prints: its findings may stand there.
    private func keep(_ line: String) {
        guard case .review = conversation.id else { return }
        printed += line + "\n"
        // Cut only at twice the limit, so that a long output is not moved line by line.
        if printed.utf8.count > 2 * FindingsReader.limit {
            printed = String(decoding: printed.utf8.suffix(FindingsReader.limit), as: UTF8.self)
        }
    }
}
