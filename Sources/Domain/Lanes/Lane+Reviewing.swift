extension Lane {
    package var openReviews: [Review] { reviews.filter(\.isOpen) }

    /// The reviews that are about the current candidate, those of an earlier candidate with the same tree among them.
    package var currentReviews: [Review] {
        guard let candidate else { return [] }
        return reviews.filter { $0.start.candidate == candidate.number || $0.start.tree == candidate.tree }
    }

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
            guard !reviews.contains(where: { $0.start.candidate == start.candidate && $0.start.reviewer == start.reviewer }) else {
                throw refusal("\(start.reviewer) reviewed candidate \(start.candidate) already")
            }
            reviews.append(Review(number: number, start: start, startedAt: at))
        case .reviewNoted(let number, let note):
            let index = try open(number)
            reviews[index].take(note)
        case .reviewEnded(let number, let outcome):
            let index = try open(number)
            reviews[index].endedAt = at
            reviews[index].outcome = outcome
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
            reviews[index].endedAt = at
            reviews[index].outcome = ReviewOutcome(ending: .stopped, detail: "the lane ended")
        }
    }
}
