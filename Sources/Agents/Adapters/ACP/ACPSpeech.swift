import Domain
import JSONValues

/// Puts the chunks in which an agent speaks and thinks together again, so that a message is one entry.
struct ACPSpeech {
    private var isThought = false
    private var id: String?
    private var text = ""
    private var missing = 0
    /// The agent's last whole message.
    private(set) var last = ""

    /// Chunks belong together until one of another kind, or of another `messageId`, or another event comes.
    mutating func add(_ update: JSONValue, thought: Bool) -> [AgentAction] {
        let chunk = Self.text(update["content"] ?? .null)
        let messageID = update["messageId"]?.string
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
    static func text(_ block: JSONValue) -> String {
        switch block["type"]?.string {
        case "text": block["text"]?.string ?? ""
        case "resource_link": "[\(block["uri"]?.string ?? "a link")]"
        case "resource": block["resource"]?["text"]?.string ?? "[\(block["resource"]?["uri"]?.string ?? "a resource")]"
        case "image", "audio": "[\(block["type"]?.string ?? "") \(block["mimeType"]?.string ?? "")]"
        default: ""
        }
    }
}
