/// What an agent says of its work. It is kept and shown as a claim, and satisfies nothing.
package struct AgentClaim: Codable, Equatable, Sendable {
    package var text: String
    /// Where it can be looked up: a file, a command and what it printed.
    package var evidence: String?

    /// - Throws: ``ClaimProblem`` in words for the agent.
    package init(text: String, evidence: String? = nil) throws(ClaimProblem) {
        self.text = try Self.prose("claim", text)
        self.evidence = if let evidence { try Self.prose("evidence", evidence) } else { nil }
    }

    /// Bytes of either text.
    package static let limit = 8000

    private static func prose(_ field: String, _ text: String) throws(ClaimProblem) -> String {
        let trimmed = ProseText.trimmed(text)
        guard !trimmed.isEmpty else { throw ClaimProblem("the \(field) is empty") }
        guard trimmed.utf8.count <= limit else {
            throw ClaimProblem("the \(field) has \(trimmed.utf8.count) bytes and may have \(limit); say it shorter")
        }
        return trimmed
    }
}

/// Why a claim cannot be attached so.
package struct ClaimProblem: Error, Equatable, Sendable, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
}
