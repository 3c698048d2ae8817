/// The words of a message, bounded and without anything that a reader would act upon. Everything in it is text and never markup.
package struct NoticeMessage: Equatable, Sendable {
    /// Items that a message names; the rest is counted.
    package static let itemLimit = 20
    /// Bytes of one text of an item.
    package static let fieldLimit = 300
    /// Bytes of the whole text. An ntfy server makes a file of more than 4096 (https://docs.ntfy.sh/publish/#limitations).
    package static let textLimit = 3000

    package let id: String
    package let workspace: String
    /// Escaped and cut.
    package let items: [NoticeItem]
    /// Items that are not among them.
    package let more: Int
    /// Sent because somebody asked for it, about nothing.
    package let isTest: Bool

    package init(id: String, workspace: String, items: [NoticeItem], isTest: Bool = false) {
        self.id = id
        self.workspace = Self.safe(workspace, to: 100)
        self.items = items.prefix(Self.itemLimit).map(Self.safe)
        more = max(0, items.count - Self.itemLimit)
        self.isTest = isTest
    }

    private var count: Int { items.count + more }

    /// One line.
    package var title: String {
        if isTest { return "\(workspace): a test of the notifications" }
        guard count == 1, let item = items.first else { return "\(workspace): \(count) things for you" }
        return "\(workspace): \(Self.subject(item)) \(item.reason.words)"
    }

    /// Some lines.
    package var text: String {
        if isTest { return "Somebody ran 'signalbox notify test'. Nothing waits for you because of it." }
        if count == 1, let item = items.first { return Self.lines(item).joined(separator: "\n") }
        var text = ""
        for (index, item) in items.enumerated() {
            let line = "\(Self.subject(item)) \(item.reason.words)" + (item.title.map { " · \($0)" } ?? "")
            let rest = count - index
            guard text.utf8.count + line.utf8.count < Self.textLimit else { return text + "and \(rest) more" }
            text += line + "\n"
        }
        return more > 0 ? text + "and \(more) more" : String(text.dropLast())
    }

    /// Whether something is wrong on the default branch or with Signalbox itself.
    package var isGrave: Bool { items.contains { $0.reason.rank <= 1 } }

    /// Where the control room shows it.
    package var path: String { count == 1 ? items.first?.path ?? "/" : items.contains { $0.ask != nil } ? "/inbox" : "/" }

    private static func subject(_ item: NoticeItem) -> String {
        [item.lane.map { "\($0)" }, item.repository].compactMap(\.self).joined(separator: " ")
    }

    private static func lines(_ item: NoticeItem) -> [String] {
        [item.title, item.detail.isEmpty ? nil : item.detail, item.claim.map { "The agent says: “\($0)”" }].compactMap(\.self)
    }

    private static func safe(_ item: NoticeItem) -> NoticeItem {
        var item = item
        item.title = item.title.map { safe($0, to: 120) }
        item.repository = item.repository.map { safe($0, to: 100) }
        item.detail = safe(item.detail, to: fieldLimit)
        item.claim = item.claim.map { safe($0, to: fieldLimit) }
        return item
    }

    /// One line of at most so many bytes, cut at a character.
    private static func safe(_ text: String, to bytes: Int) -> String {
        // What is cut away need not be escaped first: a claim may be long.
        let line = SafeText.line(String(text.unicodeScalars.prefix(bytes)))
        guard line.utf8.count > bytes || text.unicodeScalars.count > bytes else { return line }
        var kept = ""
        for character in line {
            guard kept.utf8.count + String(character).utf8.count <= bytes else { break }
            kept.append(character)
        }
        return kept + "…"
    }
}
