import Domain
import TestSupport
import Testing

/// What a day's reviews came to; every expected value is counted by hand from the events above it.
@Suite struct ReviewFiguresTests {
    private func review(
        _ day: inout DayBuilder, _ lane: LaneID, _ reviewer: String, from: Double, to: Double?, _ ending: ReviewEnding = .completed,
        reported: [Severity] = [], _ severities: [Severity] = [], tokens: Int? = nil
    ) throws {
        let number = try day.startReview(lane, by: reviewer, at: from)
        for severity in reported {
            try day.on(lane, .findingReported(review: number, try Finding(severity: severity, text: "\(severity)")), from)
        }
        if let tokens {
            var usage = TurnUsage()
            usage.tokens = TokenCounts(input: tokens, cacheRead: 0, cacheWrite: 0, output: 0)
            usage.unpricedTokens = tokens
            try day.on(lane, .reviewNoted(review: number, .usage(usage, UsageMeter())), from)
        }
        guard let to else { return }
        let findings = try severities.map { try Finding(severity: $0, text: "\($0)") }
        try day.on(lane, .reviewEnded(review: number, ReviewOutcome(ending: ending, findings: findings)), to)
    }

    private func gated(_ day: inout DayBuilder, at minute: Double) throws -> LaneID {
        let lane = try day.lane(at: minute)
        try day.work(lane, from: minute, to: minute + 1)
        try day.candidate(lane, at: minute + 1)
        try day.gate(lane, "lint", from: minute + 1, to: minute + 2)
        try day.gate(lane, "test", from: minute + 1, to: minute + 2)
        return lane
    }

    @Test func aDayWithoutReviewsHasNoFiguresOfThem() throws {
        var day = DayBuilder()
        _ = try day.landedLane(at: 60)
        #expect(day.report().reviews.isEmpty)
        #expect(day.report().reviewers.rows.isEmpty)
        #expect(!day.report().notShown.contains { $0.contains("reviewers") })
    }

    @Test func reviewsAreCountedOnTheDayTheyEnd() throws {
        var day = DayBuilder()
        let early = try gated(&day, at: -20)
        try review(&day, early, "quick", from: -10, to: -5, .completed, [.critical])
        let first = try gated(&day, at: 10)
        try review(&day, first, "quick", from: 13, to: 14, .failed, reported: [.high, .low])
        try review(&day, first, "deep", from: 13, to: 15, .completed, reported: [.low], [.low, .medium], tokens: 120)
        try day.on(first, .phase(.working, note: "1 blocking finding of reviewers"), 16)
        try day.work(first, from: 16, to: 17, cause: .review)
        try day.candidate(first, at: 18)
        try day.gate(first, "lint", from: 18, to: 19)
        try day.gate(first, "test", from: 18, to: 19)
        try review(&day, first, "quick", from: 20, to: 21, .completed)
        let open = try gated(&day, at: 30)
        try review(&day, open, "quick", from: 33, to: nil, reported: [.critical])

        let report = day.report()
        #expect(report.figure("reviews")?.text == "3")
        #expect(report.figure("reviewsFailed")?.n == 1 && report.figure("reviewsFailed")?.of == 3)
        #expect(report.figure("reviewsFailed")?.text.hasSuffix("1 failed") == true)
        // high and low of the one that failed; low, said twice, and medium of the other.
        #expect(report.figure("findings")?.text == "4 (1 high, 1 medium, 2 low)")
        #expect(report.figure("lanesSentBackByReview")?.n == 1)
        #expect(report.figure("reviewTokens")?.n == 120)
        #expect(report.reviews.allSatisfy { !$0.source.isEmpty })
        let rows = report.reviewers.rows
        #expect(rows.map(\.reviewer) == ["deep", "quick"])
        #expect(rows.map(\.figures.reviews) == [1, 2] && rows.map(\.figures.failed) == [0, 1])
        #expect(rows.map(\.figures.findings.total) == [2, 2])
        #expect(report.notShown.contains { $0.contains("Findings of reviewers (4) are claims") })

        let quick = try #require(ReviewerFigures(of: "quick", in: day.model.everyBrief.map(\.brief)))
        #expect(quick.reviews == 4 && quick.running == 1 && quick.completed == 2 && quick.failed == 1)
        #expect(quick.findings == FindingCounts(try [.critical, .high, .low, .critical].map { try Finding(severity: $0, text: "x") }))
        #expect(quick.words == "4, 1 failed, 1 running")
        #expect(ReviewerFigures(of: "nobody", in: day.model.everyBrief.map(\.brief)) == nil)
    }

    @Test func aReviewThatWasSupersededStillCounts() throws {
        var day = DayBuilder()
        let lane = try gated(&day, at: 10)
        try review(&day, lane, "quick", from: 13, to: 14, .failed)
        try day.on(lane, .reviewsRequested(["quick"]), 15)
        try review(&day, lane, "quick", from: 15, to: 16, .completed, [.info])
        #expect(day.report().figure("reviews")?.text == "2 (1 superseded since)")
        #expect(day.report().reviewers.rows.first?.figures.superseded == 1)
    }
}
