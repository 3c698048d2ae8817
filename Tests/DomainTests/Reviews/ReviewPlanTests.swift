import Domain
import TestSupport
import Testing

/// Which reviewers are due, how long a lane waits for them, and what the planner makes of it.
@Suite struct ReviewPlanTests {
    private func configuration(
        _ reviewers: [ReviewerConfiguration] = [.init(agent: "quick")], sendBack: Bool = true
    ) -> WorkspaceConfiguration {
        WorkspaceConfiguration(
            name: "w", repositories: [RepositoryConfiguration(name: "web", url: "x")],
            review: ReviewConfiguration(reviewers: reviewers, sendBack: sendBack, timeoutSeconds: 600))
    }

    private func gated() throws -> (DayBuilder, LaneID) {
        var day = DayBuilder()
        try day.apply(.workspace(.agentDefined(name: "quick", definition: "d1", source: "s")), 0)
        let lane = try day.lane(at: 1)
        try day.work(lane, from: 1, to: 2)
        try candidate(&day, lane, at: 2)
        return (day, lane)
    }

    private func candidate(_ day: inout DayBuilder, _ lane: LaneID, at minute: Double, tree: String? = nil) throws {
        try day.candidate(lane, at: minute, tree: tree)
        try day.gate(lane, "lint", from: minute, to: minute)
        try day.gate(lane, "test", from: minute, to: minute + 1)
    }

    private func review(
        _ day: inout DayBuilder, _ lane: LaneID, at minute: Double, _ severities: [Severity], ending: ReviewEnding = .completed
    )
        throws
    {
        let number = try day.startReview(lane, at: minute)
        let findings = try severities.map { try Finding(severity: $0, text: "look") }
        try day.on(lane, .reviewEnded(review: number, ReviewOutcome(ending: ending, findings: findings)), minute)
    }

    private func step(
        _ day: DayBuilder, _ lane: LaneID, _ configuration: WorkspaceConfiguration, at minute: Double = 99, crowded: String? = nil
    )
        throws -> LaneStep
    {
        LanePlanner(model: day.model, configuration: configuration, now: DayBuilder.at(minute), crowded: { _ in crowded })
            .step(try #require(day.model.lanes[lane]))
    }

    @Test func reviewersAreDueOnceThenTheLaneGoesOn() throws {
        var (day, lane) = try gated()
        #expect(try step(day, lane, configuration([])) == .enter(.publishing))
        #expect(try step(day, lane, configuration()) == .review(withoutRoom: nil))
        for ending in ReviewEnding.allCases {
            var copy = day
            try review(&copy, lane, at: 4, [], ending: ending)
            #expect(try step(copy, lane, configuration()) == .enter(.publishing), "\(ending)")
        }
        try review(&day, lane, at: 4, [.medium])
        #expect(try step(day, lane, configuration()) == .enter(.publishing))
    }

    @Test(arguments: [
        (ReviewerConfiguration(agent: "quick", repositories: ["web"]), true), (.init(agent: "quick", repositories: ["api"]), false),
        (.init(agent: "quick", boundaries: ["pages"]), false), (.init(agent: "quick", risks: [.low]), true),
        (.init(agent: "quick", risks: [.elevated, .high]), false),
    ])
    func filters(reviewer: ReviewerConfiguration, covers: Bool) throws {
        let (day, lane) = try gated()
        #expect(try step(day, lane, configuration([reviewer])) == (covers ? .review(withoutRoom: nil) : .enter(.publishing)))
    }

    @Test func blockingFindingsSendBackWhereThePolicyAllowsIt() throws {
        var (day, lane) = try gated()
        try review(&day, lane, at: 4, [.high, .low, .critical])
        #expect(try step(day, lane, configuration()) == .sendBack("2 blocking findings of reviewers"))
        #expect(try step(day, lane, configuration(sendBack: false)) == .enter(.publishing))
        try day.on(lane, .phase(.working, note: ""), 5)
        try day.work(lane, from: 5, to: 6, cause: .review)
        try candidate(&day, lane, at: 7)
        #expect(try step(day, lane, configuration()) == .review(withoutRoom: nil), "a later candidate gets a new review")
        try review(&day, lane, at: 9, [.critical])
        #expect(try step(day, lane, configuration()) == .enter(.publishing), "once")
    }

    @Test(arguments: [TurnEnding.completed, .budgetSpent, .stuck, .failedToStart, .timedOut])
    func anAnswerThatChangesNothingGoesToTheOperator(ending: TurnEnding) throws {
        var (day, lane) = try gated()
        try review(&day, lane, at: 4, [.high])
        try day.on(lane, .phase(.working, note: ""), 5)
        let nothing = TurnOutcome(ending: ending, head: "head1", newCommits: 0)
        try day.work(lane, from: 5, to: 6, cause: .review, outcome: nothing)
        while try step(day, lane, configuration()) == .turn(.retry) { try day.work(lane, from: 6, to: 7, cause: .retry, outcome: nothing) }
        #expect(try step(day, lane, configuration()) == .enter(.gating))
        try day.on(lane, .phase(.gating, note: ""), 8)
        #expect(try step(day, lane, configuration()) == .enter(.publishing))
    }

    @Test func theSameTreeIsNotReviewedTwiceByTheSameDefinition() throws {
        var (day, lane) = try gated()
        try review(&day, lane, at: 4, [.low])
        try day.on(lane, .phase(.publishing, note: ""), 5)
        try day.on(lane, .phase(.gating, note: ""), 5)
        try candidate(&day, lane, at: 6, tree: "\(lane)-t1")
        #expect(try step(day, lane, configuration()) == .enter(.publishing))
        try day.apply(.workspace(.agentDefined(name: "quick", definition: "d2", source: "s")), 8)
        #expect(try step(day, lane, configuration()) == .review(withoutRoom: nil), "another version may say something else")
    }

    @Test func whoIsAskedForLooksAgainAndTheLaneGoesOn() throws {
        var (day, lane) = try gated()
        try review(&day, lane, at: 4, [.low])
        try day.on(lane, .phase(.publishing, note: ""), 5)
        try day.on(lane, .published(number: 1, candidate: 1, body: "b", block: "v"), 5)
        try day.on(lane, .phase(.inspecting, note: ""), 5)
        let both = configuration([.init(agent: "quick", risks: [.high]), .init(agent: "other", risks: [.high])])
        try day.on(lane, .reviewsRequested(["quick", "gone"]), 20)
        #expect(try step(day, lane, both) == .enter(.gating))
        try day.on(lane, .phase(.gating, note: ""), 20)
        let plan = ReviewPlan(try #require(day.model.lanes[lane]), both.review, agents: day.model.workspace.agents)
        #expect(plan.due == ["quick", "gone"], "whatever lanes it is for, and known or not: its review says what is wrong")
        // Waiting for room is counted from the wish.
        guard case .waitForHost = try step(day, lane, both, at: 29, crowded: "full") else {
            Issue.record("it does not wait")
            return
        }
        #expect(try step(day, lane, both, at: 30, crowded: "full") == .review(withoutRoom: "full"))
        #expect(try step(day, lane, both) == .review(withoutRoom: nil))
        try review(&day, lane, at: 21, [.low])
        #expect(day.model.lanes[lane]?.reviewRequest?.reviewers == ["gone"])
        #expect(try step(day, lane, configuration([])) == .review(withoutRoom: nil))
        let state = try #require(day.model.lanes[lane]?.candidate)
        try day.on(
            lane,
            .reviewStarted(
                number: 3,
                ReviewStart(
                    candidate: 1, tree: state.tree, reviewer: "gone", definition: "", blocking: [], timeoutSeconds: 60, job: "j",
                    prompt: "p"
                )), 22)
        try day.on(lane, .reviewEnded(review: 3, ReviewOutcome(ending: .failedToStart)), 22)
        #expect(try step(day, lane, configuration([])) == .enter(.publishing))
        try day.on(lane, .phase(.publishing, note: ""), 23)
        #expect(try step(day, lane, configuration([])) == .publish, "the pull request shows what is known now")
    }

    @Test func waitingForRoomEnds() throws {
        let (day, lane) = try gated()
        // The last gate ended at minute 3; the limit is ten minutes.
        guard case .waitForHost(let words) = try step(day, lane, configuration(), at: 12, crowded: "full") else {
            Issue.record("it does not wait")
            return
        }
        #expect(words.contains("quick") && words.contains("full"))
        #expect(try step(day, lane, configuration(), at: 13, crowded: "full") == .review(withoutRoom: "full"))
    }

    @Test func anOpenReviewIsFollowedFirst() throws {
        var (day, lane) = try gated()
        let state = try #require(day.model.lanes[lane]?.candidate)
        try day.on(
            lane,
            .reviewStarted(
                number: 1,
                ReviewStart(
                    candidate: 1, tree: state.tree, reviewer: "gone", definition: "d", blocking: [], timeoutSeconds: 60, job: "j",
                    prompt: "p")),
            4)
        #expect(try step(day, lane, configuration([])) == .review(withoutRoom: nil))
        let words = ReviewPlan.words(try #require(day.model.lanes[lane]), now: DayBuilder.at(4.5))
        #expect(words == "reviewer gone, since 30 s ago (at most 1 min)")
    }
}
