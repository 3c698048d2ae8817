import API
import Domain

/// Something of the inbox as a desktop notification says it: text on one line, bounded, with nothing in it that acts.
struct WaitingItem: Encodable, Equatable {
    /// At a time; what began last is what is new.
    static let limit = 20
    private static let textLimit = 300

    /// The same thing has the same key.
    let key: String
    let title: String
    let text: String
    let at: Timestamp

    init(_ item: InboxItem) {
        switch item {
        case .ask(let ask): self.init("\(ask.id)", "\(ask.id): \(ask.kind.rawValue) of \(ask.lane)", ask.command ?? ask.text, ask.at)
        case .handoff(let handoff): self.init("\(handoff.id)", "\(handoff.id): handoff of \(handoff.lane)", handoff.need, handoff.at)
        }
    }

    /// A lane that stopped, or a smoke check's alarm; nil for one that only waits to be read.
    init?(_ lane: Lane) {
        guard let attention = lane.attention, attention.reason != .readyToInspect else { return nil }
        let text = attention.detail.isEmpty ? lane.start.title : "\(lane.start.title): \(attention.detail)"
        self.init(
            "\(lane.id) \(attention.reason.rawValue) \(attention.since.milliseconds)", "\(lane.id) \(attention.reason.words)", text,
            attention.since)
    }

    private init(_ key: String, _ title: String, _ text: String, _ at: Timestamp) {
        self.key = key
        self.title = title
        self.text = SafeText.line(String(text.prefix(Self.textLimit)))
        self.at = at
    }
}
