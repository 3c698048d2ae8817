import Domain
import Foundation
import Testing

@testable import Daemon

/// The section `notify` of `signalbox.yaml`.
struct NotifySectionTests {
    private static let start = "version: 1\nname: acme\n"

    @Test func everyKey() throws {
        let notify = try parse(
            Self.start + """
                notify:
                  publicUrl: https://Box.example.org:443/
                  actionsFor: 1h
                  destinations:
                    phone:
                      kind: ntfy
                      url: https://ntfy.example.org/signalbox
                      secretEnv: NTFY_TOKEN
                      reasons: [permission-asked, handoff, landed]
                      actions: true
                      gap: 1m
                      quiet: "22:00-07:30"
                      urgent: [smoke-failed]
                    hook: {kind: webhook, url: "http://10.0.0.1/h", secretFile: ../key, allowHttp: true}
                """
        ).get().notify
        #expect(notify.publicUrl == "https://box.example.org" && notify.publicHost == "box.example.org" && notify.actionSeconds == 3600)
        #expect(
            notify.destinations == [
                NotifyDestination(
                    name: "phone", kind: .ntfy, url: "https://ntfy.example.org/signalbox", secret: .environment("NTFY_TOKEN"),
                    reasons: [.attention(.permissionAsked), .handoff, .landed], actions: true, gapSeconds: 60,
                    quiet: QuietHours(from: 1320, to: 450), urgent: [.attention(.smokeFailed)]),
                NotifyDestination(name: "hook", kind: .webhook, url: "http://10.0.0.1/h", secret: .file("../key"), allowHttp: true),
            ])
        #expect(!NoticeReason.standard.contains(.landed) && NoticeReason.standard.contains(.attention(.readyToInspect)))
        #expect(try parse(Self.start).get().notify == NotifyConfiguration())
        // What the ledger keeps of it is read back.
        let coded = try JSONEncoder().encode(notify)
        #expect(try JSONDecoder().decode(NotifyConfiguration.self, from: coded) == notify)
    }

    @Test(arguments: [
        ("{kind: webhook, url: https://x.org/h}", "has no secret"),
        ("{kind: webhook, url: https://x.org/h, secretEnv: A, secretFile: b}", "both 'secretEnv' and 'secretFile'"),
        ("{kind: webhook, url: http://x.org/h, secretEnv: A}", "plain http to 'x.org'"),
        ("{kind: webhook, url: \"https://u:p@x.org/h\", secretEnv: A}", "is not a URL"),
        ("{kind: ntfy, url: https://x.org/}", "does not end with a topic"),
        ("{kind: ntfy, url: https://x.org/t, actions: true}", "can be taken by anybody"),
        ("{kind: ntfy, url: https://x.org/t, secretEnv: PATH}", "is passed on to every job"),
        ("{kind: ntfy, url: https://x.org/t, secretEnv: LC_X}", "is passed on to every job"),
        ("{kind: ntfy, url: https://x.org/t, quiet: \"22-07\"}", "is no stretch of the day"),
        ("{kind: ntfy, url: https://x.org/t, quiet: \"22:00-22:00\"}", "is no stretch of the day"),
        ("{kind: ntfy, url: https://x.org/t, reasons: [permission]}", "is not one of"),
        ("{kind: ntfy, url: https://x.org/t, reasons: []}", "is empty"),
        ("{kind: mail, url: https://x.org/t}", "is not one of webhook, ntfy"), ("{url: https://x.org/t}", "has no 'kind'"),
    ])
    func whatIsWrong(_ destination: String, _ words: String) {
        let text =
            Self.start + "environment: {allow: [PATH, \"LC_*\"]}\nnotify: {publicUrl: https://b.org, destinations: {d: \(destination)}}"
        let found = problems(parse(text))
        #expect(found.contains { $0.contains(words) && $0.hasPrefix("signalbox.yaml:4:") }, "\(found)")
    }

    @Test(arguments: [
        ("publicUrl: https://x.org/path", "without a path"), ("publicUrl: http://x.org", "plain http"), ("actionsFor: 1s", "out of range"),
        ("destinations: {d: {kind: webhook, url: https://x.org/h, secretEnv: A, actions: true}}", "nowhere to go without 'publicUrl'"),
    ])
    func whatIsWrongAround(_ key: String, _ words: String) {
        let found = problems(parse(Self.start + "notify: {\(key)}"))
        #expect(found.contains { $0.contains(words) }, "\(found)")
    }
}
