import Domain

/// Puts the chunks in which an agent speaks and thinks together again, so that a message is one entry.
struct ACPSpeech {
    private var isThought = false
    private var id: String?
    private var text = ""
    private var missing = 0
    /// The agent's last whole message.
    private(set) var last = ""

    /// Chunks belong together until one of another kind, or of another `messageId`, or another event comes.
    mutating func add(_ update: ACPValue, thought: Bool) -> [AgentAction] {
        let chunk = Self.text(update["content"] ?? .null)
        let messageID = update["messageId"]?.text
        var actions: [AgentAction] = []
        if isThought != thought || (messageID != nil && id != nil && messageID != id) { actions = flush() }
        isThought = thought
        id = messageID ?? id
        let room = TranscriptLimit.text - text.utf8.count
        if missing > 0 || chunk.utf8.count > room {
            // Only whole characters, and nothing after a gap.
            var kept = missing > 0 ? Substring() : Substring(chunk.unicodeScalars.prefix(max(0, room)))
            while kept.utf8.count > room { kept.removeLast() }
            text += kept
            missing += chunk.utf8.count - kept.utf8.count
        } else {
            text += chunk
        }
        return actions
    }

    /// What has been said so far as an entry, when there is anything.
    mutating func flush() -> [AgentAction] {
        defer {
            text = ""
            id = nil
            missing = 0
        }
        guard !text.isEmpty else { return [] }
        let whole = missing == 0 ? text : text + "… (\(missing) bytes more in the raw log)"
        if isThought { return [.record(.thought(text: whole))] }
        last = TranscriptLimit.cut(whole, to: TranscriptLimit.unknown)
        return [.record(.message(text: whole))]
    }

    /// What a content block says as text. Source: https://agentclientprotocol.com/protocol/content
    static func text(_ block: ACPValue) -> String {
        switch block["type"]?.text {
        case "text": block["text"]?.text ?? ""
        case "resource_link": "[\(block["uri"]?.text ?? "a link")]"
        case "resource": block["resource"]?["text"]?.text ?? "[\(block["resource"]?["uri"]?.text ?? "a resource")]"
        case "image", "audio": "[\(block["type"]?.text ?? "") \(block["mimeType"]?.text ?? "")]"
        default: ""
        }
    }
}
