/// Whether the diff and the evidence bear out what an agent said.
package enum ClaimVerdict: String, Codable, CaseIterable, Sendable {
    case borneOut = "borne-out"
    case contradicted
    /// Nothing here can tell.
    case unproven
}

/// One claim of the agent beside the facts. It satisfies nothing, whatever the verdict.
package struct ClaimFinding: Codable, Equatable, Sendable {
    package enum Source: String, Codable, CaseIterable, Sendable {
        /// Attached through the lane's tools.
        case report
        case rootCause = "root-cause"
        case fix
        /// From the last words of the turn.
        case account
    }

    package var turn: Int
    package var source: Source
    package var text: String
    package var verdict: ClaimVerdict
    /// What was compared, in words, one for each thing that the claim says.
    package var why: [String]
    /// Files that it names and that are in the diff.
    package var paths: [String]

    package init(turn: Int, source: Source, text: String, verdict: ClaimVerdict, why: [String], paths: [String] = []) {
        self.turn = turn
        self.source = source
        self.text = text
        self.verdict = verdict
        self.why = why
        self.paths = paths
    }
}
