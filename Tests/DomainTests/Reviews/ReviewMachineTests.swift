import Domain
import TestSupport
import Testing

/// Reviews in a lane's state machine: claims that turn nothing green, hold nothing for ever, and send a lane back once.
@Suite struct ReviewMachineTests {
    private func start(_ day: DayBuilder, _ lane: LaneID, number: Int = 1, candidate: Int? = nil, tree: String? = nil, by: String = "quick")
        -> LaneEvent
    {
        let current = day.model.lanes[lane]?.candidate
        return .reviewStarted(
            number: number,
            ReviewStart(
                candidate: candidate ?? current?.number ?? 0, tree: tree ?? current?.tree ?? "", reviewer: by, definition: "d1",
                blocking: [.critical, .high], timeoutSeconds: 600, job: "\(lane)-review-\(number)", prompt: "p"))
    }

    private func ended(_ number: Int = 1, _ ending: ReviewEnding = .completed, _ severities: [Severity] = []) throws -> LaneEvent {
        let findings = try severities.map { try Finding(file: "a.txt", line: 1, severity: $0, text: "look") }
        return .reviewEnded(review: number, ReviewOutcome(ending: ending, findings: findings))
    }

    @Test func onlyAGreenCandidateIsReviewed() throws {
        for result in [GateResult.failed, .timedOut, .killed, .skipped, .failedToStart] {
            let (day, lane) = try DayBuilder.gated(result)
            #expect(day.refusal(lane, start(day, lane)).contains("green gates"), "\(result)")
        }
        let (day, lane) = try DayBuilder.gated()
        #expect(day.refusal(lane, start(day, lane)) == "accepted")
        #expect(day.refusal(lane, start(day, lane, candidate: 2)).contains("current candidate"))
        #expect(day.refusal(lane, start(day, lane, tree: "other")).contains("current candidate"))
        #expect(day.refusal(lane, start(day, lane, number: 2)).contains("not the next one"))
        #expect(day.refusal(lane, try ended()).contains("review 1 is not running"))
    }

    @Test func aReviewThatIsOpenIsNotLeftBehind() throws {
        var (day, lane) = try DayBuilder.gated()
        try day.on(lane, start(day, lane), 4)
        #expect(day.refusal(lane, start(day, lane, number: 2)).contains("already"))
        #expect(day.refusal(lane, .phase(.publishing, note: "")).contains("review 1 by quick is running"))
        #expect(day.refusal(lane, .phase(.working, note: "")).contains("review 1 by quick is running"))
        #expect(day.model.lanes[lane]?.nextActor == .agent)
        try day.on(lane, ended(1, .timedOut), 5)
        #expect(day.refusal(lane, try ended()).contains("not running"))
        #expect(day.refusal(lane, .reviewNoted(review: 1, .watchdogFound("x"))).contains("not running"))
        #expect(day.model.lanes[lane]?.nextActor == .gates)
        #expect(day.refusal(lane, .phase(.publishing, note: "")) == "accepted")
    }

    @Test(arguments: ReviewEnding.allCases)
    func noEndingChangesTheVerdict(ending: ReviewEnding) throws {
        var (day, lane) = try DayBuilder.gated()
        try day.on(lane, start(day, lane), 4)
        try day.on(lane, .reviewNoted(review: 1, .confined(Confinement(sandbox: "bubblewrap", network: .none))), 4)
        try day.on(lane, ended(1, ending, [.low]), 5)
        let state = try #require(day.model.lanes[lane])
        #expect(state.verdict == .green)
        #expect(state.attention == nil)
        #expect(state.reviews[0].confinement?.sandbox == "bubblewrap")
        #expect(state.reviews[0].outcome?.ending == ending)
        try day.on(lane, .phase(.publishing, note: ""), 6)
        // It satisfied nothing: the decision is still a person's.
        #expect(day.refusal(lane, .phase(.approved, note: "")).contains("nobody has approved"))
    }

    @Test func blockingFindingsSendBackOnce() throws {
        var (day, lane) = try DayBuilder.gated()
        #expect(day.refusal(lane, .phase(.working, note: "")).contains("nothing sends a green candidate back"))
        try day.on(lane, start(day, lane), 4)
        try day.on(lane, ended(1, .completed, [.medium, .low]), 5)
        #expect(day.refusal(lane, .phase(.working, note: "")).contains("nothing sends a green candidate back"))
        try day.on(lane, start(day, lane, number: 2, by: "second"), 5)
        try day.on(lane, ended(2, .completed, [.high]), 6)
        try day.on(lane, .phase(.working, note: "1 blocking finding"), 7)
        #expect(day.model.lanes[lane]?.dueTurn == .review)
        try day.work(lane, from: 7, to: 8, cause: .review)
        try day.candidate(lane, at: 9)
        try day.gate(lane, "lint", from: 9, to: 10)
        try day.gate(lane, "test", from: 9, to: 10)
        try day.on(lane, start(day, lane, number: 3), 11)
        try day.on(lane, ended(3, .completed, [.critical]), 12)
        #expect(day.model.lanes[lane]?.reviews.map(\.start.candidate) == [1, 1, 2])
        #expect(day.refusal(lane, .phase(.working, note: "")).contains("once"))
        #expect(day.refusal(lane, .phase(.publishing, note: "")) == "accepted")
    }

    @Test func aLaneThatEndsEndsItsReviews() throws {
        var (day, lane) = try DayBuilder.gated()
        try day.on(lane, start(day, lane), 4)
        try day.decide(lane, .abandon, "superseded", at: 5)
        let state = try #require(day.model.lanes[lane])
        #expect(state.phase == .abandoned || state.isGivenUp)
        if !state.phase.isEnd { try day.on(lane, .phase(.abandoned, note: ""), 6) }
        #expect(day.model.lanes[lane]?.reviews[0].outcome?.ending == .stopped)
        #expect(day.model.lanes[lane]?.openReviews.isEmpty == true)
    }

    @Test func olderCandidatesFindingsStay() throws {
        var (day, lane) = try DayBuilder.gated()
        try day.on(lane, start(day, lane), 4)
        try day.on(lane, ended(1, .completed, [.high]), 5)
        #expect(day.model.lanes[lane]?.blockingFindings.count == 1)
        try day.on(lane, .phase(.working, note: ""), 6)
        try day.work(lane, from: 6, to: 7, cause: .review)
        try day.candidate(lane, at: 8)
        let state = try #require(day.model.lanes[lane])
        #expect(state.reviews[0].findings.count == 1)
        #expect(state.candidate?.tree == state.reviews[0].start.tree || state.blockingFindings.isEmpty)
    }
}
