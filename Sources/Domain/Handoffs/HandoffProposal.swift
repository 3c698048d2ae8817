/// What a lane asks of another repository: work that it may not do itself. An operator makes a target of it, or does not.
package struct HandoffProposal: Codable, Equatable, Sendable {
    /// The repository that has to change.
    package var repository: String
    /// Where in it; nil leaves it to the operator.
    package var boundary: String?
    /// What is needed, as a target's title and intent would say it.
    package var need: String
    /// The names, types, routes or formats that the lane would build on.
    package var interface: String
    package var why: String
    /// Whether the lane cannot go on without it.
    package var blocking: Bool

    /// - Throws: ``HandoffProblem`` in words for the agent that proposed it.
    package init(repository: String, boundary: String? = nil, need: String, interface: String, why: String, blocking: Bool)
        throws(HandoffProblem)
    {
        self.repository = try Self.name("repository", repository)
        self.boundary = if let boundary { try Self.name("boundary", boundary) } else { nil }
        self.need = try Self.prose("need", need, limit: 4000)
        self.interface = try Self.prose("interface", interface, limit: 8000)
        self.why = try Self.prose("why", why, limit: 4000)
        self.blocking = blocking
    }

    private static func name(_ field: String, _ text: String) throws(HandoffProblem) -> String {
        let trimmed = ProseText.trimmed(text)
        guard !trimmed.isEmpty else { throw HandoffProblem("'\(field)' is empty; name it as signalbox.yaml does") }
        guard trimmed.utf8.count <= 200, !SafeText.isHostile(trimmed) else {
            throw HandoffProblem("'\(field)' is not a name; name it as signalbox.yaml does")
        }
        return trimmed
    }

    private static func prose(_ field: String, _ text: String, limit: Int) throws(HandoffProblem) -> String {
        let trimmed = ProseText.trimmed(text)
        guard !trimmed.isEmpty else { throw HandoffProblem("'\(field)' is empty; the operator decides by it") }
        guard trimmed.utf8.count <= limit else {
            throw HandoffProblem("'\(field)' has \(trimmed.utf8.count) bytes and may have \(limit); say it shorter")
        }
        return trimmed
    }
}

/// Why a handoff cannot be proposed so.
package struct HandoffProblem: Error, Equatable, Sendable, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
}
