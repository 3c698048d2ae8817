import Testing

@testable import Domain

struct NoticeMessageTests {
    private func item(_ number: Int, title: String = "Fix it", claim: String? = nil, detail: String = "why") -> NoticeItem {
        NoticeItem(
            key: "k\(number)", reason: .attention(claim == nil ? .gatesRed : .question), lane: LaneID(number: number), repository: "web",
            title: title, detail: detail, claim: claim, path: "/lanes/L-\(number)")
    }

    @Test func oneThingIsToldWhole() {
        let message = NoticeMessage(id: "m", workspace: "acme", items: [item(7, claim: "Which\ndoor?")])
        #expect(message.title == "acme: L-7 web asks a question")
        #expect(message.text == "Fix it\nwhy\nThe agent says: “Which␊door?”")
        #expect(message.path == "/lanes/L-7" && !message.isGrave)
    }

    @Test func aStormIsOneMessage() {
        let message = NoticeMessage(id: "m", workspace: "acme", items: (1...50).map { item($0) })
        #expect(message.title == "acme: 50 things for you")
        let lines = message.text.split(separator: "\n")
        #expect(lines.count == 21 && lines[0] == "L-1 web gates are red · Fix it" && lines[20] == "and 30 more")
        #expect(message.items.count == 20 && message.more == 30)
    }

    @Test(arguments: ["\u{1B}[2Jx", "a\u{202E}b", "\u{0}", "x\u{2028}y", "\u{E0041}"])
    func nothingActsOnAReader(_ hostile: String) {
        let message = NoticeMessage(
            id: "m", workspace: hostile, items: [item(1, title: hostile, claim: hostile, detail: hostile)])
        let lines = message.text.split(separator: "\n").map(String.init) + [message.title]
        #expect(lines.count == 4 && lines.allSatisfy { !SafeText.isHostile($0) })
    }

    @Test(arguments: ["x", "é", "👩‍👩‍👧‍👦", "\u{202E}"])
    func everythingIsBounded(_ piece: String) {
        let long = String(repeating: piece, count: 100_000)
        let items = (1...20).map { item($0, title: long, claim: long, detail: long) }
        for count in [1, 20] {
            let message = NoticeMessage(id: "m", workspace: long, items: Array(items.prefix(count)))
            #expect(message.text.utf8.count <= 4096 && message.title.utf8.count <= 400, "\(message.text.utf8.count)")
            #expect(message.items.allSatisfy { ($0.claim ?? "").utf8.count <= NoticeMessage.fieldLimit + 3 })
        }
    }

    @Test func whatIsWrongIsGrave() {
        let alarm = NoticeItem(key: "alarm/1", reason: .attention(.alarm), detail: "x")
        #expect(NoticeMessage(id: "m", workspace: "w", items: [item(1), alarm]).isGrave)
    }

    @Test(arguments: [
        ("https://Box.Example.org", "box.example.org", "", "https://box.example.org", false),
        ("https://x.org:443/a?b=c", "x.org", "/a?b=c", "https://x.org", false),
        ("http://127.0.0.1:80", "127.0.0.1", "", "http://127.0.0.1", true),
        ("http://[::1]:7470/x", "[::1]:7470", "/x", "http://[::1]:7470", true),
        ("http://localhost:81", "localhost:81", "", "http://localhost:81", true),
        ("http://127.0.0.1.evil.org/", "127.0.0.1.evil.org", "/", "http://127.0.0.1.evil.org", false),
    ])
    func addresses(_ text: String, _ authority: String, _ path: String, _ origin: String, _ loopback: Bool) throws {
        let address = try #require(WebAddress(text))
        #expect(address.authority == authority && address.path == path && address.origin == origin && address.isLoopback == loopback)
    }

    @Test(arguments: [
        "", "https://", "ftp://x.org", "https://u:p@x.org", "https://x.org/a b", "https://x.org/\"", "https://x.org/\n", "https://é.org",
        "https://x.org#a", "https://*.x.org", "https://x.org:0", "HTTPS://x.org", "https:///x",
    ])
    func whatIsNoAddress(_ text: String) { #expect(WebAddress(text) == nil) }

    @Test(
        arguments: [
            ("https://ntfy.sh/topic", "https://ntfy.sh/", "topic"), ("https://x.org:8443/sub/a_b-1", "https://x.org:8443/sub/", "a_b-1"),
            ("https://x.org/", nil, nil), ("https://x.org", nil, nil), ("https://x.org/a.b", nil, nil), ("https://x.org/a?b=c", nil, nil),
        ] as [(String, String?, String?)])
    func topics(_ text: String, _ server: String?, _ topic: String?) throws {
        let found = NtfyTopic(try #require(WebAddress(text)))
        #expect(found?.server == server && found?.topic == topic)
    }
}
