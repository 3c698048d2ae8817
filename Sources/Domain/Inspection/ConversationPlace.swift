/// A place in the agent's conversation where it changed a file.
package struct ConversationPlace: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// A tool that edits files named the file.
        case edit
        /// A shell command named it.
        case command
    }

    package var turn: Int
    /// The entry's number in the turn's transcript.
    package var entry: Int
    package var at: Timestamp
    package var kind: Kind
    /// The tool, and the command when it is one, cut short.
    package var text: String
    /// The agent's last words before it, cut short; nil when it said nothing since the place before.
    package var reason: String?
    /// The tool said that it failed.
    package var failed: Bool
    /// Lines of the new file that hold what the edit wrote, from 1; nil when they are not found there.
    package var lines: LineSpan?

    package init(
        turn: Int, entry: Int, at: Timestamp, kind: Kind, text: String, reason: String? = nil, failed: Bool = false,
        lines: LineSpan? = nil
    ) {
        self.turn = turn
        self.entry = entry
        self.at = at
        self.kind = kind
        self.text = text
        self.reason = reason
        self.failed = failed
        self.lines = lines
    }
}

/// Lines that follow one another, from 1.
package struct LineSpan: Codable, Equatable, Sendable {
    package var first: Int
    package var last: Int

    package init(_ lines: ClosedRange<Int>) {
        first = lines.lowerBound
        last = lines.upperBound
    }
}

/// Where the agent changed a file, oldest first.
package struct FileConversation: Codable, Equatable, Sendable {
    package var path: String
    package var places: [ConversationPlace]
    /// There are more than one answer holds.
    package var isCut: Bool

    package init(path: String, places: [ConversationPlace], isCut: Bool = false) {
        self.path = path
        self.places = places
        self.isCut = isCut
    }

    /// Places that one answer holds.
    package static let limit = 200
}
