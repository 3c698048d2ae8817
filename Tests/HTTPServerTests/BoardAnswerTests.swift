import API
import Client
import Control
import Domain
import Foundation
import Testing

@testable import HTTPServer

/// Answers that are kept say what is so, whatever changed: at the socket, and at the web.
@Suite struct BoardAnswerTests {
    /// Everything that a list depends on, changed one after the other.
    private static func changes(_ desk: TestDesk, _ make: (Phase) async -> Lane) async -> [@Sendable () async -> Void] {
        let lane = await make(.inspecting)
        var paused = lane
        paused.paused = true
        var ended = lane
        ended.phase = .abandoned
        var held = WorkspaceState()
        held.holds = [.all]
        var alarmed = WorkspaceState()
        alarmed.alarms = ["look"]
        return [
            { await desk.setWaiting("something else") },
            { await desk.setActivity(Activity(text: "editing", since: Timestamp(milliseconds: 3)), of: lane.id) },
            { await desk.setProblems(["worse"]) }, { [held] in await desk.put(held) }, { [alarmed] in await desk.put(alarmed) },
            { [paused] in await desk.put(paused) }, { [ended] in await desk.put(ended) },
            { await desk.setDayStart(Timestamp(milliseconds: 50)) },
        ]
    }

    @Test func theBoardFollowsEverythingThatItShows() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let desk = server.desk
            var seen: [BoardView] = []
            for change in await Self.changes(desk, { await server.lane($0) }) {
                await change()
                let view = try await server.client.call(Endpoints.board, BoardQuery())
                var fresh = try await BoardSources(desk, BoardQuery()).frame
                for (index, rows) in try await BoardSources(desk, BoardQuery()).groups.enumerated() {
                    fresh.groups[index].rows = rows.map(\.value)
                }
                #expect(view == fresh)
                #expect(!seen.contains(view), "the change is not seen")
                #expect(try await server.client.call(Endpoints.board, BoardQuery()) == view)
                seen.append(view)
            }
            #expect(seen.last?.groups.allSatisfy(\.rows.isEmpty) == true)
        }
    }

    @Test func theLanesFollowEverythingThatTheyShow() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let desk = server.desk
            for change in await Self.changes(desk, { await server.lane($0) }) {
                await change()
                let lanes = try await server.client.call(Endpoints.lanes, LanesQuery())
                #expect(lanes == (await desk.standings()).lanes.filter { !$0.version.lane.phase.isEnd }.map(\.value))
                #expect(try await server.client.call(Endpoints.lanes, LanesQuery(target: TargetID(number: 1))) == lanes)
                #expect(try await server.client.call(Endpoints.lanes, LanesQuery(target: TargetID(number: 2))).isEmpty)
            }
        }
    }

    @Test func thePageOfTheBoardFollowsToo() async throws {
        try await RunningWeb.with { web async throws in
            let at = Timestamp(milliseconds: 1)
            let start = LaneStart(
                target: TargetID(number: 1), repository: "web", boundary: nil, risk: .high, kind: "fix", title: "<i>A change</i>",
                agent: "sh", definition: "d", attempt: 1, maxTurns: 3, maxFiles: 20, maxLines: 400)
            var lane = Lane(id: LaneID(number: 3), start: start, at: at)
            lane.phase = .inspecting
            await web.desk.put(lane)
            let first = try await web.get("/").text
            #expect(first.contains("&lt;i&gt;A change&lt;/i&gt;") && !first.contains("<i>A change") && !first.contains("data-theme"))
            let place = try #require(first.firstMatch(of: /id="groups" data-place="([^"]*)"/)?.1)
            #expect(try await web.get("/fragments/board").text.contains("id=\"row-L-3\""))
            await web.desk.setWaiting("a <slot>")
            #expect(try await web.get("/").text.contains("a &lt;slot&gt;"))
            let changes = try await web.get("/fragments/board/changes/\(place)").text
            #expect(changes.contains("\"isAll\":false") && changes.contains("a &lt;slot&gt;") && changes.contains("\"lane\":\"L-3\""))
            #expect(try await web.get("/fragments/board/changes/\(place)?repo=other").text.contains("\"rows\":[]"))
            #expect(try await web.get("/fragments/board/changes/\(place)?since=1").status == 400)
            #expect(try await web.get("/fragments/board/L-3?risk=low").status == 204)
            #expect(
                try await web.get("/", headers: ["Cookie": "other=1; signalbox-theme=dark"]).text.contains(
                    "<html lang=\"en\" data-theme=\"dark\">"))
            #expect(!(try await web.get("/", headers: ["Cookie": "signalbox-theme=\"><script>"]).text.contains("data-theme")))
        }
    }
}
