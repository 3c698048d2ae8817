/// An ask's identifier, `A-1`, unique in the workspace.
package struct AskID: NumberedIdentifier {
    package static let letter: Character = "A"
    package let number: Int
    package init(number: Int) { self.number = number }
}

/// What an agent waits for: a permission, or an answer of the operator.
package struct AgentAsk: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        case permission, question
    }

    /// Names the ask within the turn's job: made from the program's own request, so that a replay of the frames gives the same.
    package var key: String
    package var kind: Kind
    /// The call that wants permission.
    package var call: ToolCall?
    /// The question, or why the program asks.
    package var text: String
    /// What may be chosen, for a question; empty means free text.
    package var options: [String]

    package init(key: String, kind: Kind, call: ToolCall? = nil, text: String = "", options: [String] = []) {
        self.key = key
        self.kind = kind
        self.call = call
        self.text = text
        self.options = options
    }
}

/// What an ask was answered.
package struct Answer: Codable, Equatable, Sendable {
    package enum Verdict: String, Codable, CaseIterable, Sendable {
        case allowOnce = "allow-once"
        /// This call and those like it, for the rest of the lane.
        case allowLane = "allow-lane"
        case deny
        /// Deny, and end the agent's turn.
        case denyAndStop = "deny-and-stop"
        /// The answer to a question, in `message`.
        case reply
    }

    package var verdict: Verdict
    /// Words for the agent: why not, or the answer.
    package var message: String
    /// `operator:NAME`, or `rule:NAME` of the policy, or `signalbox`.
    package var by: String

    package init(verdict: Verdict, message: String = "", by: String) {
        self.verdict = verdict
        self.message = message
        self.by = by
    }

    package var allows: Bool { verdict == .allowOnce || verdict == .allowLane }
}
