import API
import Client
import Domain
import Foundation
import Testing

@Suite struct LiveStreamTests {
    private static func read(_ client: SignalboxClient, after: Int64?, until isEnough: ([LiveMessage]) -> Bool) async throws
        -> [LiveMessage]
    {
        var messages: [LiveMessage] = []
        try await client.live(after: after) { message in
            messages.append(message)
            return !isEnough(messages)
        }
        return messages
    }

    @Test func eventsHaveTheirNumberAndActivitiesHaveNone() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            for number in 1...3 { await server.desk.append(.workspace(.alarm("odd\n\n\(number)"))) }
            let messages = try await Self.read(server.client, after: 1) { $0.count == 4 }
            let activity = Activity(text: "editing a␊b␛[2J", since: Timestamp(milliseconds: 9))
            let lane = LaneID(number: 7)
            #expect(messages.contains(.activity(LaneActivityChange(lane: lane, activity: activity))))
            #expect(messages.contains(.activity(LaneActivityChange(lane: lane, activity: nil))))
            let events = messages.compactMap { if case .event(let event) = $0 { event } else { nil } }
            #expect(events.map(\.sequence) == [2, 3])
            #expect(events.first?.event == .workspace(.alarm("odd\n\n2")))
        }
    }

    @Test func theWireFormIsServerSentEvents() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            for number in 1...3 { await server.desk.append(.workspace(.alarm("\(number)"))) }
            let child = Process()
            child.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            let script = #"""
                use IO::Socket::UNIX; my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die; my $n = 0;
                print $s "GET /api/v1/live?after=1 HTTP/1.1\r\nHost: x\r\nLast-Event-ID: 2\r\n\r\n";
                while (<$s>) { print; last if /^data:/ && ++$n == 3; }
                """#
            child.arguments = ["perl", "-e", script, server.socket]
            let text = try await Child.output(child)
            #expect(text.lowercased().contains("content-type: text/event-stream"))
            #expect(text.contains("\nid: 3\ndata: {\"actor\":\"signalbox\""))
            #expect(text.contains("\nevent: activity\ndata: {\"activity\":{\"since\":9,\"text\":\"editing a␊b␛[2J\"},\"lane\":\"L-7\"}"))
            #expect(text.contains("data: {\"activity\":null,\"lane\":\"L-7\"}"))
            #expect(!text.contains("id: 2\n"))
        }
    }

    @Test func searchAndTouchedFiles() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let client = server.client
            let text = "a \"b' & c=d? 日本 🚀\n%20"
            let question = SearchQuestion(text: text, lane: LaneID(number: 3), repository: "w+b", limit: 7, before: 9)
            let page = try await client.call(Endpoints.search, SearchQuery(question))
            #expect(page.hits.map(\.snippet) == [text] && page.next == 5 && page.behind == SearchLag(events: 1, turns: 2))
            #expect(await server.desk.calls.contains("search '\(text)' L-3 w+b 7 9"))
            let touched = try await client.call(Endpoints.touched, on: LaneID(number: 1))
            #expect(touched.files.map(\.path) == ["a\nb"])
            await #expect(throws: ClientError.self) {
                _ = try await client.call(Endpoints.search, SearchQuery(SearchQuestion(text: "x", limit: 0)))
            }
        }
    }
}
