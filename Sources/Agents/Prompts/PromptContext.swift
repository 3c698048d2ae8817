package import Domain

/// Everything a turn's prompt is composed from, composed anew for every turn.
package struct PromptContext: Sendable {
    package var target: Target
    package var lane: Lane
    package var cause: TurnCause
    package var base: String
    package var gates: [GateConfiguration]
    /// Gates that did not pass, each with the tail of its output (bounded by ``PromptComposer/outputLimit``).
    package var redGates: [(name: String, result: String, output: String)]
    /// What reviewers found in the last candidate, for a turn that answers them, by reviewer.
    package var findings: [(reviewer: String, finding: Finding)] = []
    /// Remarks of the operator that have not been sent yet.
    package var comments: [Comment]
    /// What the operator said meanwhile.
    package var messages: [String]
    /// The operator's words with the last rework.
    package var rework: Decision?

    package init(
        target: Target, lane: Lane, cause: TurnCause, base: String, gates: [GateConfiguration],
        redGates: [(name: String, result: String, output: String)] = [], comments: [Comment] = [],
        messages: [String] = [], rework: Decision? = nil
    ) {
        self.target = target
        self.lane = lane
        self.cause = cause
        self.base = base
        self.gates = gates
        self.redGates = redGates
        self.comments = comments
        self.messages = messages
        self.rework = rework
    }
}
