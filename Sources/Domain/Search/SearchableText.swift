/// What of a transcript's entry can be found, and as what.
package enum SearchableText {
    /// Bytes of an agent's prose that are looked at.
    package static let prose = 32 << 10
    /// Bytes of a tool's input or output that are looked at: its beginning and its end.
    package static let tool = 8 << 10

    /// Nil for entries without words, and for those that the ledger holds as events too (prompts, messages, asks, answers).
    package static func of(_ content: TranscriptContent) -> (kind: SearchKind, text: String)? {
        switch content {
        case .message(let text): found(.message, bounded(text, prose))
        case .thought(let text): found(.thought, bounded(text, prose))
        case .toolCall(let call): found(.toolCall, words(call))
        case .toolResult(_, _, let output): found(.toolResult, bounded(output, tool))
        case .fileChange(let path, let change): found(.fileChange, "\(change.rawValue) \(bounded(path, tool))")
        case .plan(let steps): found(.plan, bounded(steps.map(\.text).joined(separator: "\n"), tool))
        case .error(let fault): found(.error, bounded(fault.text, tool))
        // A plain end repeats the last message.
        case .ended(let ending) where ending.kind != .finished: found(.error, bounded(ending.text, tool))
        case .text(_, let line): found(.output, bounded(line, tool))
        case .session, .said, .asked, .answered, .usage, .ended, .unknown: nil
        }
    }

    private static func found(_ kind: SearchKind, _ text: String) -> (kind: SearchKind, text: String)? {
        text.utf8.contains { $0 > 0x20 } ? (kind, text) : nil
    }

    private static func words(_ call: ToolCall) -> String {
        if let command = call.command { return "\(call.name): \(bounded(command, tool))" }
        let paths = bounded(call.paths.joined(separator: "\n"), tool)
        // An input that is nothing but braces says nothing.
        let input = call.input.utf8.count > 2 ? bounded(call.input, tool) : ""
        return [call.name, paths, input].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The text, or its first and last half when it is longer than `limit` bytes, cut between characters' bytes that belong together.
    package static func bounded(_ text: String, _ limit: Int) -> String {
        let bytes = text.utf8
        guard bytes.count > limit else { return text }
        // Replacement characters at the cut are harmless: nobody looks for them.
        return String(decoding: bytes.prefix(limit / 2), as: UTF8.self) + "\n…\n" + String(decoding: bytes.suffix(limit / 2), as: UTF8.self)
    }
}
