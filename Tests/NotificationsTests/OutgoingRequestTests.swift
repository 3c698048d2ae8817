import Domain
import Foundation
import Processes
import Testing

@testable import Notifications

struct OutgoingRequestTests {
    private static let at = Timestamp(milliseconds: 1_732_982_400_123)
    private static let key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private static let item = NoticeItem(
        key: "A-1", reason: .attention(.permissionAsked), lane: LaneID(number: 7), repository: "web", title: "Fix \"it\"\u{1B}[2J",
        at: at, detail: "A-1: touches the network", claim: "curl\nx", ask: AskID(number: 1), path: "/inbox")

    private func message(_ count: Int = 1) -> NoticeMessage {
        NoticeMessage(id: "msg_1", workspace: "acme", items: Array(repeating: Self.item, count: count))
    }

    private func actions() -> [NoticeAction] {
        [Answer.Verdict.allowOnce, .deny].map {
            NoticeAction(
                ask: AskID(number: 1), verdict: $0, token: "t-\($0.rawValue)", expiresAt: Timestamp(milliseconds: 1_732_982_500_000))
        }
    }

    private func object(_ data: Data) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func aWebhookNamesItemsAndTheirActions() throws {
        let destination = NotifyDestination(name: "hook", kind: .webhook, url: "https://example.org/h")
        let request = try OutgoingRequest(
            message(), actions: actions(), to: destination, secret: Self.key, publicUrl: "https://box.example.org", at: Self.at)
        #expect(request.url == "https://example.org/h")
        #expect(request.headers.map(\.name) == ["Content-Type", "webhook-id", "webhook-timestamp", "webhook-signature"])
        #expect(request.headers[1].value == "msg_1" && request.headers[2].value == "1732982400")
        let body = try object(request.body)
        #expect(body["type"] as? String == "signalbox.notice" && body["timestamp"] as? String == "2024-11-30T16:00:00.123Z")
        let data = try #require(body["data"] as? [String: Any])
        let item = try #require((data["items"] as? [[String: Any]])?.first)
        #expect(item["title"] as? String == "Fix \"it\"␛[2J" && item["claim"] as? String == "curl␊x")
        #expect(item["url"] as? String == "https://box.example.org/inbox")
        let offered = try #require(item["actions"] as? [[String: Any]])
        #expect(offered.map { $0["verdict"] as? String } == ["allow-once", "deny"])
        #expect((offered[0]["body"] as? [String: String]) == ["token": "t-allow-once"])
    }

    @Test(arguments: [(1, ["Allow once", "Deny", "Open"]), (2, ["Open"])])
    func aTopicGetsButtonsForOneThing(_ count: Int, _ labels: [String]) throws {
        let destination = NotifyDestination(name: "phone", kind: .ntfy, url: "https://ntfy.example.org/sub/my-topic")
        let request = try OutgoingRequest(
            message(count), actions: actions(), to: destination, secret: "tk_x", publicUrl: "https://box.example.org", at: Self.at)
        #expect(request.url == "https://ntfy.example.org/sub/")
        #expect(request.headers.map(\.value) == ["application/json", "Bearer tk_x"])
        let body = try object(request.body)
        #expect(body["topic"] as? String == "my-topic" && body["sequence_id"] as? String == "msg_1")
        #expect((body["actions"] as? [[String: Any]])?.map { $0["label"] as? String } == labels)
        let open = try OutgoingRequest(message(count), actions: [], to: destination, secret: nil, publicUrl: nil, at: Self.at)
        #expect(open.headers.count == 1)
        #expect(try (object(open.body)["actions"] as? [Any])?.isEmpty == true)
    }

    @Test func whatGoesToCurlCannotBecomeAnotherOption() throws {
        let destination = NotifyDestination(name: "hook", kind: .webhook, url: "https://example.org/h")
        let hostile = NoticeMessage(
            id: "msg_1", workspace: "a\"\nurl = \"https://evil.example\"\\", items: [Self.item])
        let request = try OutgoingRequest(hostile, actions: [], to: destination, secret: Self.key, publicUrl: nil, at: Self.at)
        let lines = CurlCall.configuration(request).split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("url = ") } == 1 && lines.contains("proto = \"=https\""))
        #expect(lines.allSatisfy { $0.hasSuffix("\"") || !$0.contains("\"") })
    }

    @Test(arguments: [
        (Termination.exited(0), 204, true, "HTTP 204"), (.exited(63), 200, true, "HTTP 200"), (.exited(28), 200, true, "HTTP 200"),
        (.exited(0), 302, false, "not followed"), (.exited(0), 401, false, "secret is not taken"), (.exited(0), 410, false, "HTTP 410"),
        (.exited(7), 0, false, "nobody answers"), (.exited(28), 0, false, "10 seconds"), (.exited(60), 0, false, "certificate"),
        (.exited(99), 0, false, "curl exit 99"), (.signaled(9), 0, false, "signal 9"),
    ])
    func saysWhatCameBack(_ status: Termination, _ code: Int, _ delivered: Bool, _ words: String) {
        let outcome = CurlCall.outcome(status, code: code)
        #expect(outcome.delivered == delivered && outcome.detail.contains(words), "\(outcome)")
    }

    @Test(arguments: [("", "is empty"), ("a b", "does not hold a secret"), ("a\r\nX: y", "does not hold a secret"), ("é", "does not hold")])
    func aSecretIsOneWord(_ text: String, _ words: String) {
        let reader = SecretReader(environment: ["S": text], workspace: URL(fileURLWithPath: "/"))
        let destination = NotifyDestination(name: "x", kind: .ntfy, url: "", secret: .environment("S"))
        let fault = #expect(throws: NoticeFault.self) { try reader.secret(of: destination) }
        #expect(fault?.words.contains(words) == true && (text.isEmpty || fault?.words.contains(text) == false))
    }
}
