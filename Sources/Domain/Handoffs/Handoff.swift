/// A handoff's identifier, `H-1`, unique in the workspace.
package struct HandoffID: NumberedIdentifier {
    package static let letter: Character = "H"
    package let number: Int
    package init(number: Int) { self.number = number }
}

/// Work in another repository that a lane's agent proposed, and what the operator made of it.
package struct Handoff: Codable, Equatable, Sendable {
    package enum State: Codable, Equatable, Sendable {
        case open
        /// It became a target of the other repository.
        case scoped(TargetID)
        case declined(reason: String)

        private enum ScopedCodingKeys: String, CodingKey { case _0 = "target" }
    }

    package var id: HandoffID
    /// The turn that it was proposed in.
    package var turn: Int
    package var proposal: HandoffProposal
    package var at: Timestamp
    package var state = State.open
    package var settledAt: Timestamp?

    package init(id: HandoffID, turn: Int, proposal: HandoffProposal, at: Timestamp) {
        self.id = id
        self.turn = turn
        self.proposal = proposal
        self.at = at
    }

    package var isOpen: Bool { state == .open }

    /// What became of it, in words for the agent.
    package var outcome: String {
        switch state {
        case .open: "the operator has not decided"
        case .scoped(let target): "the operator made \(target) of it"
        case .declined(let reason): reason.isEmpty ? "the operator declined it" : "the operator declined it: \(reason)"
        }
    }
}
