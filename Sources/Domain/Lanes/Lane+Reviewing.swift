extension Lane {
    package var openReviews: [Review] { reviews.filter(\.isOpen) }

    /// The reviews that are about the current candidate, those of an earlier candidate with the same tree among them.
    package var candidateReviews: [Review] {
        guard let candidate else { return [] }
        return reviews.filter { $0.start.candidate == candidate.number || $0.start.tree == candidate.tree }
    }

    /// Those of them that no later one has taken the place of.
    package var currentReviews: [Review] { candidateReviews.filter { $0.supersededBy == nil } }

    /// Findings about the current candidate that send it back by policy.
    package var blockingFindings: [Finding] { currentReviews.flatMap(\.blocking) }

    /// Once for the life of a lane: reviewers and an agent that do not agree are the operator's.
    package var wasSentBackByReview: Bool { dueTurn == .review || turns.contains { $0.cause == .review } }

    /// Whether an approval stands that carries over to the current candidate: a person has looked at exactly this diff.
    package var standsApproved: Bool {
        guard let candidate, let last = decisions.last, last.voided == nil, last.kind == .approve,
            let old = candidates.first(where: { $0.number == last.candidate })
        else { return false }
        return old.head == candidate.head && old.files == candidate.files
    }

    /// Whether the last turns were to answer a review and changed nothing: the candidate is as green as before, and the operator sees it
    /// with its findings.
    package var leftReviewUnanswered: Bool {
        guard let candidate, candidate.head == head, verdict == .green, conflict == nil,
            let last = turns.last?.outcome, !last.succeeded, last.newCommits == 0, last.leftovers.isEmpty,
            let cause = turns.last(where: { $0.cause != .retry })?.cause
        else { return false }
        return cause == .review
    }

    /// Events of reviews. They change nothing of what gates and the operator said.
    mutating func review(_ event: LaneEvent, at: Timestamp) throws(LaneRefusal) {
        switch event {
        case .reviewStarted(let number, let start):
            guard phase == .gating, let candidate, start.candidate == candidate.number, start.tree == candidate.tree else {
                throw refusal("only the current candidate is reviewed, while gating")
            }
            guard verdict == .green else { throw refusal("only a candidate with green gates is reviewed") }
            guard number == reviews.count + 1 else { throw refusal("review \(number) is not the next one") }
            let isAgain = reviewRequest?.reviewers.contains(start.reviewer) ?? false
            guard isAgain || !reviews.contains(where: { $0.start.candidate == start.candidate && $0.start.reviewer == start.reviewer })
            else { throw refusal("\(start.reviewer) reviewed candidate \(start.candidate) already") }
            guard !openReviews.contains(where: { $0.start.reviewer == start.reviewer }) else {
                throw refusal("\(start.reviewer) is at work on candidate \(start.candidate)")
            }
            reviews.append(Review(number: number, start: start, startedAt: at))
            reviewRequest?.reviewers.removeAll { $0 == start.reviewer }
            if reviewRequest?.reviewers.isEmpty == true { reviewRequest = nil }
            // What the pull request shows is no longer all that is known.
            if publishedCandidate == start.candidate { publishedCandidate = nil }
        case .reviewNoted(let number, let note):
            let index = try open(number)
            reviews[index].take(note)
        case .reviewEnded(let number, let outcome):
            let index = try open(number)
            end(index, outcome, at: at)
        case .findingReported(let number, let finding):
            let index = try open(number)
            guard reviews[index].reported.count < Finding.countLimit else {
                throw refusal("review \(number) has reported \(Finding.countLimit) findings already")
            }
            reviews[index].reported.append(finding)
        case .reviewsRequested(let names):
            try checkReviewable()
            guard !names.isEmpty else { throw refusal("no reviewer is named") }
            reviewRequest = ReviewRequest(reviewers: names, at: at)
            attention = nil
        default:
            throw refusal("not an event of a review")
        }
    }

    private func open(_ number: Int) throws(LaneRefusal) -> Int {
        guard let index = reviews.firstIndex(where: { $0.number == number && $0.isOpen }) else {
            throw refusal("review \(number) is not running")
        }
        return index
    }

    /// A lane that ends takes its reviews with it.
    mutating func endReviews(at: Timestamp) {
        for index in reviews.indices where reviews[index].isOpen {
            end(index, ReviewOutcome(ending: .stopped, detail: "the lane ended"), at: at)
        }
    }

    /// What was reported counts however the review ends.
    private mutating func end(_ index: Int, _ outcome: ReviewOutcome, at: Timestamp) {
        let ended = reviews[index]
        reviews[index].endedAt = at
        reviews[index].outcome = outcome
        if !ended.reported.isEmpty { reviews[index].outcome?.findings = Finding.merged(ended.reported + outcome.findings) }
        // Only one that came to its end by itself takes the place of what was said before.
        guard outcome.ending == .completed else { return }
        for earlier in reviews.indices where earlier < index && reviews[earlier].supersededBy == nil {
            let start = reviews[earlier].start
            guard start.reviewer == ended.start.reviewer, start.candidate == ended.start.candidate || start.tree == ended.start.tree
            else { continue }
            reviews[earlier].supersededBy = ended.number
        }
    }

    /// Whether reviewers may look at the current candidate once more.
    private func checkReviewable() throws(LaneRefusal) {
        if phase.isEnd || phase.isLanded || phase == .landing { throw refusal("it is too late to review it: \(phase.rawValue)") }
        if let decision { throw refusal("it is decided already: \(decision.kind.rawValue) \(decision.reason)") }
        guard !isGivenUp, !standsApproved else { throw refusal("it is decided already") }
        guard start.reverts == nil else { throw refusal("a lane that reverts another is not reviewed") }
        if let open = openReviews.first { throw refusal("review \(open.number) by \(open.start.reviewer) is running") }
        if let request = reviewRequest { throw refusal("\(request.reviewers.joined(separator: ", ")) will review it again already") }
        guard let candidate else { throw refusal("there is no candidate to review yet") }
        guard phase == .inspecting || phase == .gating else { throw refusal("reviewers cannot run again while \(phase.rawValue)") }
        guard candidate.head == head, !stale, conflict == nil, dueTurn == nil else { throw refusal("another candidate is due") }
        guard gatesRequested.isEmpty else { throw refusal("its gates run again first: \(gatesRequested.joined(separator: ", "))") }
        switch verdict {
        case .green: break
        case .none: throw refusal("it has no gate, and only a candidate with green gates is reviewed")
        case .pending(let names): throw refusal("gates are still running: \(names.joined(separator: ", "))")
        case .red(let names):
            throw refusal("only a candidate with green gates is reviewed, and not green are \(names.joined(separator: ", "))")
        case .flaky(let names):
            throw refusal("only a candidate with green gates is reviewed, and flaky are \(names.joined(separator: ", "))")
        }
    }
}
