import Control
import Domain

/// The candidate that somebody looks at. Candidates only follow each other, so one that is current before and after a reading was so in between.
struct CandidateBinding: Sendable {
    let lane: LaneID
    /// Nil binds to nothing.
    let candidate: Int?

    /// Refuses when there is another by now.
    func check(_ desk: any OperatorDesk) async throws(DeskError) {
        guard let candidate else { return }
        guard let found = await desk.model().lanes[lane] else { throw DeskError(.notFound, "there is no lane \(lane)") }
        guard found.candidate?.number == candidate else {
            throw DeskError(.refused, "\(lane) has another candidate by now; this page shows candidate \(candidate)")
        }
    }

    /// Runs a reading that holds for the candidate alone.
    func read<Answer: Sendable>(_ desk: any OperatorDesk, _ read: () async throws(DeskError) -> Answer) async throws(DeskError) -> Answer {
        try await check(desk)
        let answer = try await read()
        try await check(desk)
        return answer
    }
}
