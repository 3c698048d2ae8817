import Domain
import Foundation

/// What a webhook gets: `type`, `timestamp` and `data`, as the specification of Standard Webhooks proposes.
///
/// `claim` is what an agent says, and no other text of it is; every text is one line, bounded, and no markup.
struct WebhookBody: Encodable {
    struct Item: Encodable {
        var key: String
        var reason: String
        var words: String
        var lane: String?
        var repository: String?
        var title: String?
        var since: String?
        var detail: String
        var claim: String?
        var ask: String?
        var url: String?
        var actions: [Action]
    }

    struct Action: Encodable {
        var verdict: String
        var label: String
        var method: String
        var url: String
        var body: ActionBody
        var expiresAt: String
    }

    struct Contents: Encodable {
        var workspace: String
        var destination: String
        var title: String
        var text: String
        var items: [Item]
        /// How many things there are beside the items.
        var more: Int
        var url: String?
    }

    var type: String
    var timestamp: String
    var data: Contents

    init(_ message: NoticeMessage, actions: [NoticeAction], to destination: String, publicUrl: String?, at: Timestamp) {
        type = message.isTest ? "signalbox.test" : "signalbox.notice"
        timestamp = Self.time(at)
        data = Contents(
            workspace: message.workspace, destination: destination, title: message.title, text: message.text,
            items: message.items.map { item in
                Item(
                    key: item.key, reason: item.reason.rawValue, words: item.reason.words, lane: item.lane.map { "\($0)" },
                    repository: item.repository, title: item.title, since: item.at.map(Self.time), detail: item.detail, claim: item.claim,
                    ask: item.ask.map { "\($0)" }, url: publicUrl.map { $0 + item.path },
                    actions: actions.filter { $0.ask == item.ask }.map { Self.action($0, publicUrl ?? "") })
            }, more: message.more, url: publicUrl.map { $0 + message.path })
    }

    private static func action(_ action: NoticeAction, _ publicUrl: String) -> Action {
        Action(
            verdict: action.verdict.rawValue, label: action.label, method: "POST", url: publicUrl + NoticeAction.path,
            body: ActionBody(token: action.token), expiresAt: time(action.expiresAt))
    }

    /// `2026-11-23T14:05:00.123Z`. The milliseconds are set by hand: as a fraction of a `Double` they would be cut to another one.
    private static func time(_ moment: Timestamp) -> String {
        let (seconds, rest) = moment.milliseconds.quotientAndRemainder(dividingBy: 1000)
        let whole = Date(timeIntervalSince1970: Double(seconds)).formatted(Date.ISO8601FormatStyle())
        return "\(whole.dropLast()).\(String(1000 + rest).dropFirst())Z"
    }
}
