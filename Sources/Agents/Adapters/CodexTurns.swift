import JSONValues

/// Which Codex turn runs, and which messages wait for one.
///
/// A message goes into the running turn (`turn/steer`); one that came too early, too late, or was refused there begins a turn of its own.
struct CodexTurns {
    private(set) var thread: String?
    /// The running turn.
    private(set) var turn: String?
    /// A turn was asked for and has not ended.
    private(set) var isBusy = false
    private var steering: [(key: String, text: String)] = []
    private var waiting: [(key: String, text: String)] = []
    private var interrupts: [String] = []

    /// Whether nothing that was said is still to be heard.
    var isSettled: Bool { steering.isEmpty && waiting.isEmpty }

    mutating func opened(_ thread: String) { self.thread = thread }

    mutating func start(_ id: String, _ text: String) -> [AgentAction] {
        guard let thread else { return [] }
        isBusy = true
        return [
            CodexWire.request(id, "turn/start", ["threadId": .string(thread), "input": [["type": "text", "text": .string(text)]]])
        ]
    }

    mutating func began(_ turn: String) -> [AgentAction] {
        guard self.turn != turn else { return [] }
        self.turn = turn
        defer {
            waiting = []
            interrupts = []
        }
        return waiting.flatMap { steer($0.key, $0.text) } + interrupts.flatMap { interrupt($0) }
    }

    /// - Parameter turn: nil when it never began.
    mutating func completed(_ turn: String?) {
        self.turn = nil
        isBusy = false
        interrupts = []
    }

    mutating func say(_ key: String, _ text: String) -> [AgentAction] {
        if turn != nil { return steer(key, text) }
        waiting.append((key, text))
        return next()
    }

    mutating func interrupt(_ key: String) -> [AgentAction] {
        guard let thread, let turn else {
            interrupts.append(key)
            return []
        }
        return [CodexWire.request("interrupt:\(key)", "turn/interrupt", ["threadId": .string(thread), "turnId": .string(turn)])]
    }

    /// The answer to a steering came.
    mutating func steered(_ key: String, refused: Bool) -> [AgentAction] {
        guard let index = steering.firstIndex(where: { $0.key == key }) else { return [] }
        let message = steering.remove(at: index)
        guard refused else { return [] }
        waiting.append(message)
        return next()
    }

    /// A turn for the oldest message that waits, when none runs.
    mutating func next() -> [AgentAction] {
        guard thread != nil, !isBusy, let message = waiting.first else { return [] }
        waiting.removeFirst()
        return start("turn:say:\(message.key)", message.text)
    }

    private mutating func steer(_ key: String, _ text: String) -> [AgentAction] {
        guard let thread, let turn else { return [] }
        steering.append((key, text))
        let params: JSONValue = [
            "threadId": .string(thread), "expectedTurnId": .string(turn), "input": [["type": "text", "text": .string(text)]],
        ]
        return [CodexWire.request("say:\(key)", "turn/steer", params)]
    }
}
