import Domain
import JSONValues
import MCPServer

/// A reviewer's desk that notes what is reported, each finding once.
actor TestReview: ReviewTools {
    private(set) var findings: [Finding] = []

    func report(_ finding: Finding) async throws(LaneToolError) -> LaneDocument {
        if finding.file == "gone.txt" { throw LaneToolError("there is no 'gone.txt' in the candidate") }
        findings = Finding.merged(findings + [finding])
        return LaneDocument("kept, \(findings.count)", structured: ["findings": .integer(findings.count)])
    }
}
