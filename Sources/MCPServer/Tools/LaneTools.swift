package import Domain
package import JSONValues

/// What a lane's agent can do by the protocol: the desk's side of it, one value for each lane.
///
/// The server calls it for whoever is at the lane's socket. A call that is cancelled (the client went away, the lane's socket was closed)
/// only stops waiting: it withdraws nothing that was asked or begun. A client that lost its connection sends its call again, so a call of
/// the same content within one turn must come to the same and not be done twice.
package protocol LaneTools: Sendable {
    /// The target, its boundary and its limits.
    func target() async throws(LaneToolError) -> LaneDocument
    /// What holds for the work: gates, policy, what is never allowed.
    func rules() async throws(LaneToolError) -> LaneDocument
    /// Turns, gate runs and decisions of the lane so far.
    func history() async throws(LaneToolError) -> LaneDocument
    /// Says where the work stands; for the operator's list of lanes.
    func report(_ text: String) async throws(LaneToolError) -> LaneDocument
    /// Returns when the operator has answered, which may take hours. The same ``LaneQuestion/key`` in a turn is one ask.
    func ask(_ question: LaneQuestion) async throws(LaneToolError) -> Answer
    func handoff(_ proposal: HandoffProposal) async throws(LaneToolError) -> LaneDocument
    /// At most ``NeighbourSearch/hitLimit`` hits, at the pinned commit.
    func search(_ search: NeighbourSearch) async throws(LaneToolError) -> NeighbourHits
    func read(_ read: NeighbourRead) async throws(LaneToolError) -> NeighbourText
    /// Runs gates of this repository on the work so far; an empty list means all. `progress` may be called at any time until it returns.
    func gates(_ names: [String], progress: @escaping @Sendable (LaneProgress) -> Void) async throws(LaneToolError) -> [LaneGateResult]
    func claim(_ claim: AgentClaim) async throws(LaneToolError) -> LaneDocument
}

/// A text for the agent and the same for its program.
package struct LaneDocument: Equatable, Sendable {
    package var text: String
    /// An object, where there is more than the text.
    package var structured: JSONValue?

    package init(_ text: String, structured: JSONValue? = nil) {
        self.text = text
        self.structured = structured
    }
}

/// How far a long call is.
package struct LaneProgress: Equatable, Sendable {
    package var text: String

    package init(_ text: String) { self.text = text }
}

/// What a gate said about the work so far.
package struct LaneGateResult: Equatable, Sendable {
    package var gate: String
    package var result: GateResult
    package var milliseconds: Int
    /// The end of its output, or why it did not run.
    package var output: String

    package init(gate: String, result: GateResult, milliseconds: Int, output: String) {
        self.gate = gate
        self.result = result
        self.milliseconds = milliseconds
        self.output = output
    }
}

/// Why a call came to nothing, in words for the agent.
package struct LaneToolError: Error, Equatable, Sendable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}
