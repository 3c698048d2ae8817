/// What kind of words a hit is.
package enum SearchKind: String, Codable, CaseIterable, Sendable {
    // Entries of a turn's transcript.
    case message, thought
    case toolCall = "tool-call"
    case toolResult = "tool-result"
    case fileChange = "file-change"
    case plan, error
    /// A line that is no event of the agent's protocol, and remarks of the runner.
    case output
    // From the ledger.
    /// What the operator said to a lane's agent.
    case said
    case ask, answer, comment, decision
    /// What an agent reported of its progress, or claims.
    case report
    case handoff
    /// Title and intent of a target.
    case target
}
