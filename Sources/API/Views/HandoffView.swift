package import Domain

/// A handoff as `signalbox handoff show` gives it. Texts are the agent's own: hostile until escaped.
package struct HandoffView: Codable, Equatable, Sendable {
    package enum State: String, Codable, CaseIterable, Sendable {
        case open, scoped, declined
    }

    package var id: HandoffID
    /// Always `handoff`: how it is told from the other items of the inbox.
    package var kind: String
    /// The lane that proposed it, with its title and repository.
    package var lane: LaneID
    package var title: String
    package var from: String
    package var agent: String
    package var turn: Int
    package var at: Timestamp
    /// The repository that has to change.
    package var repository: String
    package var boundary: String?
    package var need: String
    package var interface: String
    package var why: String
    package var blocking: Bool
    package var state: State
    /// The target that it became.
    package var target: TargetID?
    /// Why it was declined.
    package var reason: String?
    package var settledAt: Timestamp?

    /// The tag of a handoff among the items of the inbox.
    package static let kind = "handoff"

    package init(_ handoff: Handoff, lane: Lane) {
        id = handoff.id
        kind = Self.kind
        self.lane = lane.id
        title = lane.start.title
        from = lane.start.repository
        agent = lane.start.agent
        turn = handoff.turn
        at = handoff.at
        repository = handoff.proposal.repository
        boundary = handoff.proposal.boundary
        need = handoff.proposal.need
        interface = handoff.proposal.interface
        why = handoff.proposal.why
        blocking = handoff.proposal.blocking
        settledAt = handoff.settledAt
        switch handoff.state {
        case .open: state = .open
        case .scoped(let target):
            state = .scoped
            self.target = target
        case .declined(let reason):
            state = .declined
            self.reason = reason
        }
    }
}
