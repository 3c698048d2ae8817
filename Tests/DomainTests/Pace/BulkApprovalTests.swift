import Domain
import TestSupport
import Testing

/// What is of high risk is not approved among several.
@Suite struct BulkApprovalTests {
    private func lane(_ risk: Risk = .low, boundary: String? = nil, old: String? = nil, path: String = "web/a") -> Lane {
        let start = LaneStart(
            target: TargetID(number: 1), repository: "r", boundary: boundary, risk: risk, kind: "fix", title: "t", agent: "sh",
            definition: "d",
            attempt: 1, maxTurns: 1, maxFiles: 9, maxLines: 9)
        var lane = Lane(id: LaneID(number: 1), start: start, at: DayBuilder.at(0))
        let file = CandidateFile(path: path, oldPath: old, status: "modified", additions: 1, deletions: 0, digest: "1")
        lane.candidates = [
            Candidate(number: 1, base: "b", head: "h", commit: "c", tree: "t", commits: 1, files: [file], gates: [])
        ]
        return lane
    }

    private let repository = RepositoryConfiguration(
        name: "r", url: "x",
        boundaries: [
            BoundaryConfiguration(name: "web", paths: ["web/**"]), BoundaryConfiguration(name: "bank", paths: ["bank/**"], risk: .high),
        ])

    private func target(_ risk: Risk) -> Target {
        Target(id: TargetID(number: 1), title: "t", intent: "", repository: "r", kind: "fix", risk: risk)
    }

    @Test func everyPlaceWhereRiskCanStand() {
        let bulk = BulkApproval.self
        #expect(bulk.highRisk(lane(), target: target(.low), repository: repository) == nil)
        #expect(bulk.highRisk(lane(.elevated, boundary: "web"), target: target(.elevated), repository: repository) == nil)
        #expect(bulk.highRisk(lane(), target: nil, repository: nil) == nil)
        #expect(bulk.highRisk(lane(.high), target: nil, repository: nil) == "its risk is high")
        #expect(bulk.highRisk(lane(), target: target(.high), repository: nil) == "the risk of T-1 is high")
        #expect(bulk.highRisk(lane(boundary: "bank"), target: nil, repository: repository) == "boundary 'bank' is of high risk")
        #expect(bulk.highRisk(lane(path: "bank/x"), target: nil, repository: repository)?.contains("bank/x") == true)
        #expect(bulk.highRisk(lane(old: "bank/old"), target: nil, repository: repository)?.contains("bank/old") == true)
    }
}
