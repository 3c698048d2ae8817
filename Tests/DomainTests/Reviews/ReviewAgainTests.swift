import Domain
import TestSupport
import Testing

/// What a reviewer reports on its way, and reviewers that look at a candidate once more.
@Suite struct ReviewAgainTests {
    private func end(
        _ day: inout DayBuilder, _ lane: LaneID, at minute: Double, _ ending: ReviewEnding = .completed, _ findings: [Finding] = []
    ) throws {
        let number = try #require(day.model.lanes[lane]?.reviews.last?.number)
        try day.on(lane, .reviewEnded(review: number, ReviewOutcome(ending: ending, findings: findings)), minute)
    }

    @Test func whatWasReportedCountsHoweverTheReviewEnds() throws {
        let early = try Finding(file: "a.txt", line: 1, severity: .high, text: "early")
        for ending in ReviewEnding.allCases {
            var (day, lane) = try DayBuilder.gated()
            #expect(day.refusal(lane, .findingReported(review: 1, early)).contains("not running"))
            try day.startReview(lane, blocking: [.high], at: 4)
            try day.on(lane, .findingReported(review: 1, early), 4)
            #expect(day.model.lanes[lane]?.reviews[0].findings == [early], "it is shown while the reviewer works")
            let late = ending == .completed ? [early, try Finding(severity: .low, text: "late")] : []
            try end(&day, lane, at: 5, ending, late)
            let review = try #require(day.model.lanes[lane]?.reviews[0])
            #expect(review.findings == [early] + late.dropFirst(), "\(ending)")
            #expect(review.outcome?.findings == review.findings)
            #expect(day.model.lanes[lane]?.blockingFindings == [early])
            #expect(day.refusal(lane, .findingReported(review: 1, early)).contains("not running"))
        }
    }

    @Test func reportsAreBounded() throws {
        var (day, lane) = try DayBuilder.gated()
        try day.startReview(lane, blocking: [.high], at: 4)
        for number in 1...Finding.countLimit {
            try day.on(lane, .findingReported(review: 1, try Finding(severity: .low, text: "finding \(number)")), 4)
        }
        #expect(day.refusal(lane, .findingReported(review: 1, try Finding(severity: .low, text: "more"))).contains("50 findings"))
    }

    @Test func aLaneThatEndsKeepsWhatWasReported() throws {
        var (day, lane) = try DayBuilder.gated()
        try day.startReview(lane, blocking: [.high], at: 4)
        try day.on(lane, .findingReported(review: 1, try Finding(severity: .low, text: "seen")), 4)
        try day.decide(lane, .abandon, "superseded", at: 5)
        if day.model.lanes[lane]?.phase.isEnd == false { try day.on(lane, .phase(.abandoned, note: ""), 6) }
        #expect(day.model.lanes[lane]?.reviews[0].outcome?.findings.map(\.text) == ["seen"])
    }

    @Test func aCompletedReviewTakesThePlaceOfTheOneBefore() throws {
        var (day, lane) = try DayBuilder.gated()
        try day.startReview(lane, blocking: [.high], at: 4)
        try end(&day, lane, at: 5, .failed, [try Finding(severity: .high, text: "old")])
        try day.startReview(lane, by: "other", blocking: [.high], at: 5)
        try end(&day, lane, at: 5, .completed, [try Finding(severity: .low, text: "another's")])
        try day.publish(lane, at: 6)
        try day.on(lane, .reviewsRequested(["quick"]), 7)
        let asked = try #require(day.model.lanes[lane])
        #expect(asked.reviewRequest == ReviewRequest(reviewers: ["quick"], at: DayBuilder.at(7)))
        #expect(day.refusal(lane, .reviewsRequested(["quick"])).contains("will review it again already"))
        try day.on(lane, .phase(.gating, note: ""), 7)
        try day.startReview(lane, blocking: [.high], at: 8)
        #expect(day.model.lanes[lane]?.reviewRequest == nil)
        #expect(day.model.lanes[lane]?.publishedCandidate == nil, "the pull request is to show what is known now")
        #expect(day.refusal(lane, .reviewsRequested(["quick"])).contains("review 3 by quick is running"))
        try end(&day, lane, at: 9, .timedOut)
        #expect(day.model.lanes[lane]?.reviews.map(\.supersededBy) == [nil, nil, nil], "a failure takes nothing away")
        #expect(day.model.lanes[lane]?.blockingFindings.map(\.text) == ["old"])
        try day.publish(lane, at: 10)
        try day.on(lane, .reviewsRequested(["quick"]), 11)
        try day.on(lane, .phase(.gating, note: ""), 11)
        try day.startReview(lane, blocking: [.high], at: 12)
        try end(&day, lane, at: 13, .completed, [try Finding(severity: .low, text: "new")])
        let state = try #require(day.model.lanes[lane])
        #expect(state.reviews.map(\.supersededBy) == [4, nil, 4, nil])
        #expect(state.candidateReviews.map(\.number) == [1, 2, 3, 4])
        #expect(state.currentReviews.map(\.number) == [2, 4])
        #expect(state.blockingFindings.isEmpty)
        #expect(state.reviews[0].findings.map(\.text) == ["old"], "it stays on record")
    }

    @Test func whoWasNotAskedForDoesNotLookTwice() throws {
        var (day, lane) = try DayBuilder.gated()
        try day.startReview(lane, blocking: [.high], at: 4)
        try end(&day, lane, at: 5)
        try day.publish(lane, at: 6)
        try day.on(lane, .reviewsRequested(["other"]), 7)
        try day.on(lane, .phase(.gating, note: ""), 7)
        var copy = day
        #expect(throws: (any Error).self) { try copy.startReview(lane, blocking: [.high], at: 8) }
        try day.startReview(lane, by: "other", blocking: [.high], at: 8)
    }

    @Test func refusals() throws {
        let again = LaneEvent.reviewsRequested(["quick"])
        var (day, lane) = try DayBuilder.gated()
        #expect(day.refusal(lane, again) == "accepted", "also while gating, when every gate is green")
        #expect(day.refusal(lane, .reviewsRequested([])).contains("no reviewer is named"))
        for (result, words) in [(GateResult.failed, "not green are test"), (.timedOut, "not green are test")] {
            var red = DayBuilder()
            let other = try red.lane(at: 1)
            #expect(red.refusal(other, again).contains("no candidate"))
            try red.work(other, from: 1, to: 2)
            #expect(red.refusal(other, again).contains("no candidate"))
            try red.candidate(other, at: 2)
            #expect(red.refusal(other, again).contains("gates are still running"))
            try red.gate(other, "lint", from: 2, to: 3)
            try red.gate(other, "test", from: 2, to: 3, result)
            #expect(red.refusal(other, again).contains(words), "\(result)")
        }
        try day.on(lane, .gatesRequested(["test"]), 4)
        #expect(day.refusal(lane, again).contains("its gates run again first: test"))
        (day, lane) = try DayBuilder.gated()
        try day.on(lane, .phase(.publishing, note: ""), 4)
        #expect(day.refusal(lane, again).contains("while publishing"))
        (day, lane) = try DayBuilder.gated()
        try day.publish(lane, at: 4)
        for kind in [DecisionKind.rework, .reject, .abandon] {
            var decided = day
            try decided.decide(lane, kind, "wrong", at: 5)
            #expect(decided.refusal(lane, again) != "accepted", "\(kind)")
        }
        try day.decide(lane, .override, "emergency", at: 5)
        #expect(day.refusal(lane, again).contains("decided already: override emergency"))
    }

    @Test func aDecisionEndsTheWish() throws {
        var (day, lane) = try DayBuilder.gated()
        try day.publish(lane, at: 4)
        try day.on(lane, .reviewsRequested(["quick"]), 5)
        try day.decide(lane, .override, "emergency", at: 6)
        #expect(day.model.lanes[lane]?.reviewRequest == nil)
    }
}
