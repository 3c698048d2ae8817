import API
import Client
import Domain
import Foundation
import ServiceLifecycle
import Testing

@Suite struct EventStreamTests {
    /// Reads a number of events. With `then`, does that after each.
    private static func read(
        _ client: SignalboxClient, after: Int64, count: Int, then: @Sendable (RecordedEvent) async -> Void = { _ in }
    ) async throws(ClientError) -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        try await client.events(after: after) { event in
            events.append(event)
            await then(event)
            return events.count < count
        }
        return events
    }

    @Test func oldEventsThenLiveOnesThenResumed() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            await server.desk.append(.workspace(.serverStarted(version: "1")))
            await server.desk.append(.workspace(.alarm("odd\nname \u{2028} \u{1B}[2J")))
            let first = try await Self.read(server.client, after: 0, count: 4) { event in
                if event.sequence >= 2 { await server.desk.append(.target(TargetID(number: 1), .dropped(reason: "r\(event.sequence)"))) }
            }
            #expect(first.map(\.sequence) == [1, 2, 3, 4])
            #expect(first[1].event == .workspace(.alarm("odd\nname \u{2028} \u{1B}[2J")))
            let resumed = try await Self.read(server.client, after: 2, count: 2)
            #expect(resumed == Array(first[2...]))
        }
    }

    @Test func manyEventsArriveWholeAndInOrder() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            for number in 1...2000 { await server.desk.append(.workspace(.alarm(String(repeating: "x", count: number)))) }
            let events = try await Self.read(server.client, after: 0, count: 2000)
            #expect(events.map(\.sequence) == Array(1...2000))
            #expect(events.last?.event == .workspace(.alarm(String(repeating: "x", count: 2000))))
        }
    }

    @Test func theStreamEndsWithTheServer() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            await server.desk.append(.workspace(.alarm("one")))
            try await server.client.events(after: 0) { event in
                await server.group.triggerGracefulShutdown()
                return true
            }
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
                use IO::Socket::UNIX; my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die;
                print $s "GET /api/v1/events?after=1 HTTP/1.1\r\nHost: x\r\nLast-Event-ID: 2\r\n\r\n";
                while (<$s>) { print; last if /^data:/; }
                """#
            child.arguments = ["perl", "-e", script, server.socket]
            let text = try await Child.output(child)
            #expect(text.hasPrefix("HTTP/1.1 200 OK"))
            #expect(text.lowercased().contains("content-type: text/event-stream"))
            #expect(text.contains("\nid: 3\ndata: {\"actor\":\"signalbox\""))
            #expect(!text.contains("id: 2\n"))
        }
    }
}
