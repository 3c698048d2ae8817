/// One thing that happened in a turn, in the same words for every agent program.
///
/// The sequence of a turn is derived from the job's frames alone, so it can be derived again; the raw bytes stay beside it.
package struct TranscriptEntry: Codable, Equatable, Sendable {
    /// Counts from 1 within the turn, without a gap.
    package var number: Int
    /// When the runner read the bytes, not when they were understood.
    package var time: Timestamp
    package var content: TranscriptContent

    package init(number: Int, time: Timestamp, content: TranscriptContent) {
        self.number = number
        self.time = time
        self.content = content
    }
}

/// What an entry says. Texts are the agent's own and hostile until escaped.
package enum TranscriptContent: Codable, Equatable, Sendable {
    /// The program is ready: what it calls its session, its model and itself.
    case session(AgentSession)
    /// What was said to the agent: the turn's prompt, or a message of the operator in the middle of it.
    case said(by: String, text: String)
    case message(text: String)
    case thought(text: String)
    case toolCall(ToolCall)
    /// The end of a tool call, by its identifier. `output` is cut to ``TranscriptLimit/output`` bytes.
    case toolResult(id: String, failed: Bool, output: String)
    /// A file that the agent says it changed.
    case fileChange(path: String, change: FileChangeKind)
    /// The agent's plan as it now stands; it replaces the one before.
    case plan([PlanStep])
    /// It asked whether it may do something, or asked the operator a question.
    case asked(AgentAsk)
    /// What it was answered; `key` is that of the ask.
    case answered(key: String, Answer)
    /// What was used since the last such entry.
    case usage(UsageDelta)
    case error(AgentFault)
    /// The agent says that the turn is over. The repository says what it came to.
    case ended(AgentEnding)
    /// An event that the adapter does not know, as it came (cut to ``TranscriptLimit/unknown`` bytes).
    case unknown(kind: String, raw: String)
    /// A line that is no event at all.
    case text(stream: TextStream, line: String)

    // The names that values have in JSON (SE-0295).
    private enum SessionCodingKeys: String, CodingKey { case _0 = "session" }
    private enum ToolCallCodingKeys: String, CodingKey { case _0 = "call" }
    private enum PlanCodingKeys: String, CodingKey { case _0 = "steps" }
    private enum AskedCodingKeys: String, CodingKey { case _0 = "ask" }
    private enum AnsweredCodingKeys: String, CodingKey { case key, _1 = "answer" }
    private enum UsageCodingKeys: String, CodingKey { case _0 = "delta" }
    private enum ErrorCodingKeys: String, CodingKey { case _0 = "fault" }
    private enum EndedCodingKeys: String, CodingKey { case _0 = "ending" }
}

/// Bytes that are kept of what an agent may make as long as it likes; the raw bytes beside the transcript are whole.
package enum TranscriptLimit {
    package static let output = 64 << 10
    package static let text = 256 << 10
    package static let unknown = 16 << 10

    /// The text, cut at a character within `bytes` UTF-8 bytes, with a word about what is missing.
    package static func cut(_ text: String, to bytes: Int) -> String {
        let count = text.utf8.count
        guard count > bytes else { return text }
        var kept = Substring(text).utf8.prefix(bytes)
        while !kept.isEmpty, String(kept) == nil { kept = kept.dropLast() }
        return (String(kept) ?? "") + "… (\(count - kept.count) bytes more in the raw log)"
    }
}

/// Where a line that is no event came from.
package enum TextStream: String, Codable, CaseIterable, Sendable {
    case stdout, stderr
    /// A remark of the runner.
    case note
}

package enum FileChangeKind: String, Codable, CaseIterable, Sendable {
    case added, modified, deleted, moved
}

package struct PlanStep: Codable, Equatable, Sendable {
    package enum State: String, Codable, CaseIterable, Sendable {
        case pending
        case active
        case done
    }

    package var text: String
    package var state: State

    package init(text: String, state: State) {
        self.text = text
        self.state = state
    }
}

/// How an agent program names what it runs.
package struct AgentSession: Codable, Equatable, Sendable {
    /// What resumes the conversation in a later turn.
    package var id: String
    package var model: String?
    /// The program's own name and version.
    package var program: String?

    package init(id: String, model: String? = nil, program: String? = nil) {
        self.id = id
        self.model = model
        self.program = program
    }
}
