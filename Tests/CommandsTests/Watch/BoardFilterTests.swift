import API
import Domain
import Testing

@testable import Commands

struct BoardFilterTests {
    private static func row(_ repository: String, _ risk: Risk, _ kind: String, _ title: String) -> BoardRow {
        let start = LaneStart(
            target: TargetID(number: 1), repository: repository, boundary: nil, risk: risk, kind: kind, title: title, agent: "sh",
            definition: "d", attempt: 1, maxTurns: 3, maxFiles: 20, maxLines: 400)
        return BoardRow(
            Lane(id: LaneID(number: 1), start: start, at: Timestamp(milliseconds: 1)), group: .ready, waitingFor: nil, hold: nil)
    }

    private static let rows = [
        row("web", .high, "fix", "Mend the api door"), row("api", .low, "docs", "Say what web does"),
        row("Web-site", .elevated, "fix", "repo: x"),
    ]

    @Test(arguments: [
        ("", [0, 1, 2]), ("web", [0, 1, 2]), ("repo:web", [0, 2]), ("repo:API", [1]), ("risk:h", [0]), ("risk:high kind:fix", [0]),
        ("kind:fix door", [0]), ("risk:", [0, 1, 2]), ("repo:web api", [0]), ("risk:x", []), ("repo: x", [0, 2]), ("title:x", []),
    ])
    func leavesTheLanes(_ text: String, _ expected: [Int]) {
        let filter = BoardFilter(text)
        #expect(Self.rows.indices.filter { filter.covers(Self.rows[$0]) } == expected)
    }
}
