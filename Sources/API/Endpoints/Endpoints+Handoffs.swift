package import Domain

extension Endpoints {
    /// `signalbox handoff list`: by number; settled ones are among them.
    package static let handoffs = Endpoint<NoSubject, NoRequest, [HandoffView]>(.get, "handoffs")
    /// `signalbox handoff show H-1`
    package static let handoff = Endpoint<HandoffID, NoRequest, HandoffView>(.get, "handoffs/{id}")
    /// `signalbox handoff scope H-1`: what is given takes the place of what the proposal says.
    package static let scopeHandoff = Endpoint<HandoffID, TargetChange, HandoffView>(.post, "handoffs/{id}/scope")
    /// `signalbox handoff decline H-1`
    package static let declineHandoff = Endpoint<HandoffID, DeclineHandoffRequest, HandoffView>(.post, "handoffs/{id}/decline")
}
