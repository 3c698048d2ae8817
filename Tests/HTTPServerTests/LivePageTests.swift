import Domain
import Foundation
import Testing

@testable import HTTPServer

/// What an open page hears: events as the API has them, and rows of the board behind those that are new.
@Suite struct LivePageTests {
    private static func lane(_ number: Int, paused: Bool, title: String = "A change") -> Lane {
        let start = LaneStart(
            target: TargetID(number: 1), repository: "web", boundary: nil, risk: .high, kind: "fix", title: title, agent: "sh",
            definition: "d", attempt: 1, maxTurns: 3, maxFiles: 20, maxLines: 400)
        var lane = Lane(id: LaneID(number: number), start: start, at: Timestamp(milliseconds: 1))
        lane.phase = .inspecting
        lane.paused = paused
        return lane
    }

    /// Reads lines until one begins with a text.
    private static func read(_ web: RunningWeb, after: Int, until end: String) async throws -> String {
        let child = Process()
        child.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let script = #"""
            use IO::Socket::INET; my ($port, $after, $end) = @ARGV; my $s = IO::Socket::INET->new(PeerAddr => "127.0.0.1:$port") or die;
            print $s "GET /fragments/live?after=$after HTTP/1.1\r\nHost: 127.0.0.1:$port\r\nCookie: signalbox-session=the-cookie\r\n\r\n";
            while (<$s>) { print; last if index($_, $end) == 0; }
            """#
        child.arguments = ["perl", "-e", script, "\(web.port)", "\(after)", end]
        // The sizes of the chunks stand on lines of their own.
        return try await Child.output(child).replacing("\r\n", with: "\n")
    }

    @Test func aNewEventComesWithItsRowAndAnOldOneWithout() async throws {
        try await RunningWeb.with { web async throws in
            await web.desk.put(Self.lane(3, paused: false))
            await web.desk.put(Self.lane(3, paused: true))
            async let text = Self.read(web, after: 1, until: "id: 5")
            while await web.desk.readerCount == 0 { await Task.yield() }
            await web.desk.put(Self.lane(3, paused: false, title: "<script>a\nb\u{202E}</script>"))
            // Nothing of the row has changed.
            await web.desk.append(.lane(LaneID(number: 3), .paused))
            await web.desk.append(.workspace(.alarm("the end")))
            let lines = try await text.split(separator: "\n").map(String.init)
            let rows = lines.indices.filter { lines[$0] == "event: row" }
            let numbers = lines.filter { $0.hasPrefix("id: ") }
            #expect(numbers == ["id: 2", "id: 3", "id: 4", "id: 5"])
            #expect(rows.count == 1)
            let row = try #require(rows.first.map { lines[$0 + 1] })
            #expect(try #require(lines.firstIndex(of: "id: 3")) < rows[0] && rows[0] < (try #require(lines.firstIndex(of: "id: 4"))))
            struct Message: Decodable {
                let lane: String
                let sequence: Int64
                let html: String
                let repository: String
                let kind: String
                let risk: String
            }
            let message = try JSONDecoder().decode(Message.self, from: Data(row.dropFirst("data: ".count).utf8))
            #expect(message.sequence == 3)
            #expect([message.lane, message.repository, message.kind, message.risk] == ["L-3", "web", "fix", "high"])
            #expect(message.html.contains("&lt;script&gt;a␊b⟨U+202E⟩&lt;/script&gt;") && !message.html.contains("<script>"))
        }
    }

    @Test func aLaneThatIsNotOnTheBoardHasNoRow() async throws {
        try await RunningWeb.with { web async throws in
            async let text = Self.read(web, after: 0, until: "data: {\"lane\":\"L-9\"")
            while await web.desk.readerCount == 0 { await Task.yield() }
            await web.desk.append(.lane(LaneID(number: 9), .paused))
            #expect(try await text.contains("event: row\ndata: {\"lane\":\"L-9\",\"sequence\":1}"))
        }
    }

    @Test func itIsBehindTheDoor() async throws {
        try await RunningWeb.with { web async throws in
            for headers in [["Authorization": "Bearer another"], ["Origin": "http://evil.example"], ["Host": "evil.example"]] {
                let answer = try await web.get("/fragments/live?after=0", headers: headers)
                #expect([401, 403].contains(answer.status), "\(headers): \(answer)")
            }
            #expect(try await web.get("/fragments/live?before=0").status == 400)
        }
    }
}
