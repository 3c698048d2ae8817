package import Domain

extension Endpoints {
    /// `signalbox handoff list`: by number. Those that nobody has decided, or all.
    package static let handoffs = Endpoint<NoSubject, ListQuery, [HandoffView]>(.get, "handoffs", "Handoffs by number")
    /// `signalbox handoff show H-1`
    package static let handoff = Endpoint<HandoffID, NoRequest, HandoffView>(.get, "handoffs/{id}", "One handoff")
    /// `signalbox handoff scope H-1`: what is given takes the place of what the proposal says.
    package static let scopeHandoff = Endpoint<HandoffID, TargetChange, HandoffView>(
        .post, "handoffs/{id}/scope", "Make a target of a handoff")
    /// `signalbox handoff decline H-1`
    package static let declineHandoff = Endpoint<HandoffID, DeclineHandoffRequest, HandoffView>(
        .post, "handoffs/{id}/decline", "Decline a handoff")
}
