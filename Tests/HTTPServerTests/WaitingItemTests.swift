import Domain
import Foundation
import Testing

@testable import HTTPServer

/// What desktop notifications say.
@Suite struct WaitingItemTests {
    private static func lane(_ number: Int, _ reason: AttentionReason?, since: Int64, detail: String = "why") -> Lane {
        let start = LaneStart(
            target: TargetID(number: 1), repository: "web", boundary: nil, risk: .low, kind: "fix", title: "A change", agent: "sh",
            definition: "d", attempt: 1, maxTurns: 3, maxFiles: 20, maxLines: 400)
        var lane = Lane(id: LaneID(number: number), start: start, at: Timestamp(milliseconds: 1))
        lane.phase = .inspecting
        lane.attention = reason.map { Attention(reason: $0, detail: detail, since: Timestamp(milliseconds: since)) }
        return lane
    }

    @Test func failuresAndAlarmsAreTold() async throws {
        struct Item: Decodable {
            let key: String
            let title: String
            let text: String
        }
        try await RunningWeb.with { web async throws in
            await web.desk.put(Self.lane(1, .readyToInspect, since: 50))
            await web.desk.put(Self.lane(2, .smokeFailed, since: 30, detail: "<b>\n\u{1B}[2J" + String(repeating: "x", count: 1000)))
            await web.desk.put(Self.lane(3, .gatesRed, since: 20, detail: ""))
            await web.desk.put(Self.lane(4, .gatesRed, since: 9))
            await web.desk.put(Self.lane(5, nil, since: 0))
            let answer = try await web.get("/fragments/waiting/10")
            let items = try JSONDecoder().decode([Item].self, from: Data(answer.text.utf8))
            #expect(items.map(\.title) == ["L-3 \(AttentionReason.gatesRed.words)", "L-2 \(AttentionReason.smokeFailed.words)"])
            #expect(items[0].text == "A change" && items[1].text.hasPrefix("A change: <b>␊␛[2Jxxx") && items[1].text.count <= 302)
            #expect(items[0].key == "L-3 gates-red 20")
            #expect(try await web.get("/fragments/waiting/31").text == "[]")
            #expect(try await web.get("/fragments/waiting/then").status == 404)
        }
    }

    @Test func theNewestOfManyAreTold() async throws {
        try await RunningWeb.with { web async throws in
            for number in 1...30 { await web.desk.put(Self.lane(number, .gatesRed, since: Int64(number))) }
            let text = try await web.get("/fragments/waiting/0").text
            #expect(text.components(separatedBy: "\"key\"").count == WaitingItem.limit + 1)
            #expect(text.contains("L-30 ") && !text.contains("L-10 "))
        }
    }
}
