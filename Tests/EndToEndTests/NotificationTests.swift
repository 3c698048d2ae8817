import Foundation
import Testing

/// Messages that leave the machine, to a real server at the other end, and what their buttons do.
struct NotificationTests {
    private static let asking = #"{"shell": "curl -s http://x.invalid", "ask": true}"#

    @Test("An ask is told once, signed and bounded, and its button answers it once")
    func webhook() async throws {
        try await Talking.notified { talk, hook in
            try await hook.configure(hook.notify("webhook", "actions: true"))
            let lane = try await talk.start([Self.asking, ConversationTests.commit])
            let ask = try await talk.ask(lane)
            let request = try #require(try await hook.requests(1).first)
            #expect(try await hook.isSigned(request))
            #expect(request.path == "/a/topic" && request.headers["content-type"] == "application/json")
            let document = try request.document
            #expect(document.type == "signalbox.notice")
            let item = document.data.items[0]
            #expect(item.reason == "permission-asked" && item.lane.text == lane && item.repository == "r" && item.ask == ask.id)
            #expect(item.claim.text.contains("curl -s http://x.invalid"))
            #expect(item.url == "https://box.example.org/inbox")
            #expect(item.actions.list.map(\.verdict.text) == ["allow-once", "deny"])
            let action = item.actions[0]
            #expect(action.url == "https://box.example.org/api/v1/notifications/act")
            let token = action.body.token.text

            // Nobody who reads what the server keeps finds a token, or the secret.
            let found = try await talk.box.shell("grep -rlF -e '\(token)' -e '\(Hook.secret)' '\(talk.box.state)' || true")
            #expect(found.isEmpty, "\(found)")

            #expect(try await hook.act("x" + token).status == 401)
            let done = try await hook.act(token)
            #expect(done.status == 200 && done.body.contains("\"verdict\":\"allow-once\""), "\(done)")
            try await talk.box.reach(lane, "inspecting")
            #expect(try await hook.act(token).status == 401)
            #expect(try await hook.act(item.actions[1].body.token.text).status == 401)
            let answered = try await talk.box.json("events").list.filter { $0.event.lane.event["answered"] != .null }
            #expect(answered.map(\.actor.text) == ["operator:notification@there"])
            #expect(answered[0].event.lane.event["answered"].answer.by == "operator:notification@there")
            // What came of the lane is the next message.
            let next = try await hook.requests(2)[1].document
            #expect(next.data.items[0].reason == "ready-to-inspect", "\(next)")
            try await talk.box.expectSound()
        }
    }

    @Test("A button is taken under the public host and nowhere else, and not from a page; an ask that was answered stays answered")
    func action() async throws {
        try await Talking.notified { talk, hook in
            try await hook.configure(hook.notify("webhook", "actions: true"))
            let lane = try await talk.start([Self.asking, ConversationTests.commit])
            let ask = try await talk.ask(lane)
            let token = try await hook.requests(1)[0].document.data.items[0].actions[0].body.token.text
            for headers in [["Host: evil.example"], ["Origin: https://box.example.org"], ["Sec-Fetch-Site: cross-site"]] {
                let refused = try await hook.act(token, headers: headers)
                #expect(refused.status == 403 && refused.body.contains("\"code\":\"refused\""), "\(headers): \(refused)")
            }
            // Under the public host there is nothing but actions.
            #expect(try await hook.call("api/v1/status", headers: ["Host: box.example.org"]).status == 403)
            #expect(try await hook.call("inbox", headers: ["Host: box.example.org"]).status == 403)
            let large = try await hook.act(String(repeating: "x", count: 5000))
            #expect(large.status == 400, "\(large)")

            try await talk.box.succeed("answer", ask.id.text, "--deny", "no")
            let late = try await hook.act(token)
            #expect([401, 409].contains(late.status), "\(late)")
            try await talk.box.reach(lane, "inspecting")
            #expect(try await talk.messages(lane).contains { $0.contains("not allowed: curl") })
        }
    }

    @Test("An ntfy topic gets the words, the token and buttons")
    func ntfy() async throws {
        try await Talking.notified { talk, hook in
            try await hook.configure(hook.notify("ntfy", "actions: true, reasons: [permission-asked]"))
            let lane = try await talk.start([Self.asking, ConversationTests.commit])
            _ = try await talk.ask(lane)
            let request = try #require(try await hook.requests(1).first)
            #expect(request.path == "/a/" && request.headers.authorization.text == "Bearer \(Hook.token)")
            let message = try request.document
            #expect(message.topic == "topic" && message.title.text == "e2e: \(lane) r asks for a permission")
            #expect(message.message.text.contains("The agent says: “"))
            #expect(message.actions.list.map(\.label.text) == ["Allow once", "Deny", "Open"])
            #expect(message.actions[0].action == "http" && message.actions[2].action == "view")
            let token = try JSON(message.actions[1].body.text).token.text
            #expect(try await hook.act(token).status == 200)
            try await talk.box.reach(lane, "inspecting")
            #expect(try await talk.messages(lane).contains { $0.contains("not allowed: curl") })
            let listed = try await talk.box.json("notify", "list").list
            #expect(listed.map(\.name.text) == ["there"] && listed[0].delivered == 1 && listed[0].problem == .null, "\(listed)")
            #expect(listed[0].server.text == "http://127.0.0.1:\(hook.port)")
        }
    }

    @Test("What the other end does wrong is said, is tried again under the same name, and holds nothing up")
    func hostile() async throws {
        try await Talking.notified { talk, hook in
            try await hook.configure(hook.notify(publicUrl: nil))
            for (mode, words) in [
                ("500", "HTTP 500"), ("redirect", "a redirect, which is not followed"), ("close", "without an answer"),
                ("slow", "no answer within 10 seconds"),
            ] {
                try await hook.mode(mode)
                let failed = try await talk.box.signalbox("notify", "test")
                #expect(failed.exit == 1 && failed.output.contains(words) && !failed.all.contains("secret words"), "\(mode): \(failed)")
            }
            try await hook.mode("huge")
            #expect(try await talk.box.signalbox("notify", "test", "there").exit == 0)
            #expect(try await talk.box.signalbox("notify", "test", "nobody").exit == 5)
            #expect(try await hook.requests(5).map(\.path) == Array(repeating: "/a/topic", count: 5))

            try await hook.mode("500")
            let lane = try await talk.start([ConversationTests.commit])
            // The second try shows that the first one was given up.
            let first = try await hook.requests(7)[5]
            try await talk.box.reach(lane, "inspecting")
            let status = try await talk.box.signalbox("status")
            #expect(status.output.contains("NOT NOTIFIED"), "\(status)")
            try await hook.mode("ok")
            let again = try await hook.requests(8)[7]
            #expect(again.headers["webhook-id"] == first.headers["webhook-id"])
            #expect(try await hook.isSigned(again))
            try await talk.box.expectSound()
        }
    }

    @Test("Nobody at the other end is said, and the lane goes its way")
    func refused() async throws {
        try await Talking.notified { talk, hook in
            try await hook.configure(hook.notify(publicUrl: nil).replacing(":\(hook.port)/", with: ":1/"))
            let failed = try await talk.box.signalbox("notify", "test")
            #expect(failed.exit == 1 && failed.output.contains("nobody answers there"), "\(failed)")
            try FileManager.default.removeItem(atPath: talk.box.path("hook-secret"))
            let secretless = try await talk.box.signalbox("notify", "test")
            #expect(secretless.exit == 1 && secretless.output.contains("is not there"), "\(secretless)")
            let doctor = try await talk.box.signalbox("doctor")
            #expect(doctor.output.contains("notify there"), "\(doctor)")
            let lane = try await talk.start([ConversationTests.commit])
            try await talk.box.reach(lane, "inspecting")
        }
    }

    @Test(
        "A server that is killed around sending sends once more at most, under the same name",
        arguments: ["after:workspace.noticeBegun", "before:workspace.noticeEnded"])
    func killed(_ place: String) async throws {
        try await Talking.notified { talk, hook in
            try await hook.configure(hook.notify(publicUrl: nil, "reasons: [ready-to-inspect]"))
            try await talk.box.succeed("down")
            let armed = try await talk.box.signalbox("up", "--json", with: ["SIGNALBOX_DIE": place]).json().pid.int
            _ = try await talk.box.startLane("Add b", intent: "echo two >> b.txt")
            let operate = Operator(box: talk.box)
            try await operate.wait("L-1", "inspecting")
            try await talk.box.another(than: armed)
            let isSent = place.hasPrefix("before")
            let sent = try await hook.requests(isSent ? 2 : 1)
            // A later message of something else shows that nothing comes in between.
            try await operate.until("rework", "L-1", "--reason", "wrong", "-m", "again") {
                try await talk.box.lane("L-1").decisions.list.contains { $0.kind == "rework" }
            }
            try await operate.wait("L-1", "inspecting")
            let all = try await hook.requests(sent.count + 1)
            #expect(Set(all.map(\.headers["webhook-id"].text)).count == 2, "\(all.map(\.headers))")
            #expect(all.count == sent.count + 1)
            let begun = try await talk.box.json("events").list.compactMap { event -> String? in
                let id = event.event.workspace.event["noticeBegun"].notice.id
                return id == .null ? nil : id.text
            }
            #expect(begun.first == sent[0].headers["webhook-id"].text)
            try await talk.box.expectSound()
        }
    }
}

extension Sandbox {
    /// Asks until another server answers: the first has died.
    fileprivate func another(than pid: Int) async throws {
        for _ in 1...500 {
            let status = try await signalbox("status", "--json")
            if status.exit == 0, try status.json().pid.int != pid { return }
        }
        throw TestFailure("the server did not die")
    }
}

extension Talking {
    /// As `with`, beside a receiver of messages.
    fileprivate static func notified(_ body: (Talking, Hook) async throws -> Void) async throws {
        try await Talking.with { talk in
            try await Hook.with(talk.box) { hook in try await body(talk, hook) }
        }
    }
}

extension Hook {
    /// Adds the section to the workspace.
    fileprivate func configure(_ section: String) async throws {
        let file = box.workspace + "/signalbox.yaml"
        try box.write(try box.read(file) + section + "\n", to: file)
        try await box.succeed("status")
    }

    /// Presses a button, as a phone does through the operator's tunnel.
    fileprivate func act(_ token: String, headers: [String] = []) async throws -> (status: Int, body: String) {
        let host = headers.contains { $0.hasPrefix("Host:") } ? [] : ["Host: box.example.org"]
        return try await call(
            "api/v1/notifications/act", headers: host + headers + ["Content-Type: application/json"], body: "{\"token\": \"\(token)\"}")
    }

    fileprivate func call(_ path: String, headers: [String], body: String? = nil) async throws -> (status: Int, body: String) {
        let address = try await box.json("status").web.text
        let flags = headers.map { "-H '\($0)'" }.joined(separator: " ") + (body.map { " --data-raw '\($0)'" } ?? "")
        let output = try await box.shell("curl -s -w '\\n%{http_code}' \(flags) '\(address)/\(path)'")
        let lines = output.components(separatedBy: "\n")
        return (Int(lines.last ?? "") ?? 0, lines.dropLast().joined(separator: "\n"))
    }
}
