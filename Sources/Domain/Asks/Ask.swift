/// A permission or question that waits, or waited, for the operator in a lane's turn.
package struct Ask: Codable, Equatable, Sendable {
    package var id: AskID
    package var turn: Int
    package var ask: AgentAsk
    /// What it would touch, in words of the policy.
    package var touches: [String]
    package var at: Timestamp
    package var answer: Answer?
    package var answeredAt: Timestamp?
    /// The agent no longer waits for it.
    package var withdrawn = false

    package init(id: AskID, turn: Int, ask: AgentAsk, touches: [String] = [], at: Timestamp) {
        self.id = id
        self.turn = turn
        self.ask = ask
        self.touches = touches
        self.at = at
    }

    package var isOpen: Bool { answer == nil && !withdrawn }

    /// One line for lists. Not escaped.
    package var summary: String {
        guard let call = ask.call else { return ask.text }
        if let command = call.command { return "\(call.name): \(command)" }
        return call.paths.isEmpty ? "\(call.name) \(ask.text)" : "\(call.name): \(call.paths.joined(separator: ", "))"
    }
}

/// A message of the operator to a working agent.
package struct OperatorMessage: Codable, Equatable, Sendable {
    /// Counts from 1 within the lane.
    package var number: Int
    /// The turn that it was said in; nil until a turn takes it up.
    package var turn: Int?
    package var text: String
    package var by: String
    /// Whether what the agent was doing is interrupted for it.
    package var interrupts: Bool
    package var at: Timestamp
    /// True when the turn was begun with it: it stands in the prompt and is not said once more.
    package var inPrompt: Bool?

    package init(number: Int, turn: Int?, text: String, by: String, interrupts: Bool, at: Timestamp) {
        self.number = number
        self.turn = turn
        self.text = text
        self.by = by
        self.interrupts = interrupts
        self.at = at
    }
}
