package import Control
package import Domain
import JSONValues

/// The tools of a reviewer over the loop's desk.
package struct DeskReviewTools: ReviewTools {
    private let desk: ReviewDesk

    package init(_ desk: ReviewDesk) { self.desk = desk }

    package func report(_ finding: Finding) async throws(LaneToolError) -> LaneDocument {
        let count: Int
        do {
            count = try await desk.report(finding)
        } catch {
            throw LaneToolError(error.message)
        }
        return LaneDocument(
            "It is kept as your claim: \(CountWords.text(count, "finding")) so far, at most \(Finding.countLimit).",
            structured: ["findings": .integer(count)])
    }
}
