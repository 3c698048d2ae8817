import Domain
import Foundation

/// A POST that is ready to be sent.
struct OutgoingRequest: Sendable {
    let url: String
    let headers: [(name: String, value: String)]
    let body: Data

    /// - Parameter at: the moment of this try.
    init(
        _ message: NoticeMessage, actions: [NoticeAction], to destination: NotifyDestination, secret: String?, publicUrl: String?,
        at: Timestamp
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        switch destination.kind {
        case .webhook:
            url = destination.url
            body = try encoder.encode(
                WebhookBody(message, actions: actions, to: destination.name, publicUrl: publicUrl, at: at))
            let seconds = at.milliseconds / 1000
            let signature = try WebhookSignature(secret: secret ?? "").sign(id: message.id, timestamp: seconds, body: body)
            headers = [
                ("Content-Type", "application/json"), ("webhook-id", message.id), ("webhook-timestamp", "\(seconds)"),
                ("webhook-signature", signature),
            ]
        case .ntfy:
            guard let topic = WebAddress(destination.url).flatMap(NtfyTopic.init) else {
                throw NoticeFault("the address does not end with a topic")
            }
            url = topic.server
            body = try encoder.encode(NtfyBody(message, actions: actions, topic: topic.topic, publicUrl: publicUrl))
            headers = [("Content-Type", "application/json")] + (secret.map { [("Authorization", "Bearer \($0)")] } ?? [])
        }
    }
}
