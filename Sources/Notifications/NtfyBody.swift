import Domain
import Foundation

/// A message published as JSON to an ntfy server (https://docs.ntfy.sh/publish/#publish-as-json).
struct NtfyBody: Encodable {
    /// A button (https://docs.ntfy.sh/publish/#action-buttons); there are three at most.
    struct Action: Encodable {
        var action: String
        var label: String
        var url: String
        var method: String?
        var headers: [String: String]?
        var body: String?
        /// Whether the notification goes away when it worked.
        var clear: Bool
    }

    var topic: String
    var title: String
    var message: String
    /// 3 is the usual one, 4 is high.
    var priority: Int
    /// Names of emoji (https://docs.ntfy.sh/emojis).
    var tags: [String]
    var click: String?
    var actions: [Action]
    /// A message that comes a second time takes the place of the first (https://docs.ntfy.sh/publish/#updating-deleting-notifications);
    /// servers before 2.16 do not know it and show both.
    var sequenceID: String

    private enum CodingKeys: String, CodingKey {
        case topic, title, message, priority, tags, click, actions
        case sequenceID = "sequence_id"
    }

    init(_ message: NoticeMessage, actions: [NoticeAction], topic: String, publicUrl: String?) throws {
        self.topic = topic
        title = message.title
        self.message = message.text
        priority = message.isGrave ? 4 : 3
        tags = [message.isGrave ? "rotating_light" : "vertical_traffic_light"]
        click = publicUrl.map { $0 + message.path }
        sequenceID = message.id
        self.actions = []
        guard let publicUrl else { return }
        // Buttons say nothing of what they are for, so they are there only when the message is about one thing.
        if message.items.count + message.more == 1 {
            self.actions = try actions.prefix(2).map { action in
                Action(
                    action: "http", label: action.label, url: publicUrl + NoticeAction.path, method: "POST",
                    headers: ["Content-Type": "application/json"],
                    body: String(decoding: try JSONEncoder().encode(ActionBody(token: action.token)), as: UTF8.self), clear: true)
            }
        }
        self.actions.append(Action(action: "view", label: "Open", url: publicUrl + message.path, clear: false))
    }
}
