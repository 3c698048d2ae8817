import Domain
import Testing

@Suite("The page of targets")
struct TargetsPageTests {
    private static func target(_ number: Int, after: [Int] = []) -> Target {
        Target(
            id: TargetID(number: number), title: "t", intent: "", repository: "web", kind: "fix", risk: .low,
            after: after.map(TargetID.init))
    }

    private static func doneLane(_ number: Int) -> Lane {
        let at = Timestamp(milliseconds: 1)
        var lane = Lane(
            id: LaneID(number: number),
            start: LaneStart(
                target: TargetID(number: number), repository: "web", boundary: nil, risk: .low, kind: "fix", title: "t", agent: "sh",
                definition: "d", attempt: 1, maxTurns: 3, maxFiles: 20, maxLines: 400), at: at)
        lane.phases.append(PhaseEntry(phase: .done, at: at, note: ""))
        lane.phase = .done
        return lane
    }

    @Test func itHasAsManyRowsAsSomebodyReads() async throws {
        try await RunningWeb.with { web in
            // 100 that are done, one of them asked for by an open one, and 610 that are open.
            for number in 1...100 {
                await web.desk.put(Self.target(number))
                await web.desk.put(Self.doneLane(number))
            }
            for number in 101...710 { await web.desk.put(Self.target(number, after: [3])) }
            let text = try await web.get("/targets").text
            let rows = Set(text.matches(of: /<tr id="T-(\d+)"/).compactMap { Int($0.output.1) })
            #expect(rows.count(where: { $0 > 100 }) == 500)
            #expect(rows.filter { $0 <= 100 } == Set(51...100).union([3]), "the newest, and what something open came after")
            #expect(text.contains("<span class=\"count\">610</span>") && text.contains("110 more are open"))
        }
    }

    @Test func aShortListIsWhole() async throws {
        try await RunningWeb.with { web in
            for number in 1...3 { await web.desk.put(Self.target(number)) }
            await web.desk.put(Self.doneLane(2))
            let text = try await web.get("/targets").text
            #expect(text.matches(of: /<tr id="T-(\d+)"/).compactMap { Int($0.output.1) }.sorted() == [1, 2, 3])
            #expect(text.contains("<span class=\"count\">2</span>") && !text.contains("more are open"))
        }
    }
}
