/// What is due of a candidate's reviews. Reviews never make a candidate green and never hold one for ever.
package struct ReviewPlan: Equatable, Sendable {
    /// Definitions that have to look at the current candidate, in the order of the configuration.
    package let due: [String]
    /// Numbers of reviews that have begun and not ended.
    package let open: [Int]
    /// When waiting for room ends: counted from the last gate's end, or from the operator's wish for another review.
    package let deadline: Timestamp?
    /// How many findings send the lane back to its agent; 0 when it is not sent back.
    package let sendsBack: Int

    package init(_ lane: Lane, _ configuration: ReviewConfiguration, agents: [String: [AgentVersion]]) {
        open = lane.openReviews.map(\.number)
        guard let candidate = lane.candidate, lane.verdict == .green, lane.start.reverts == nil, !lane.standsApproved else {
            (due, deadline, sendsBack) = ([], nil, 0)
            return
        }
        let again = lane.reviewRequest?.reviewers ?? []
        let own = configuration.reviewers.filter { $0.covers(lane.start) || again.contains($0.agent) }.map(\.agent)
        // Asked for is asked for, also when the configuration knows it no longer: its review then says why it cannot begin.
        due = (own + again.filter { !own.contains($0) }).filter { agent in
            again.contains(agent)
                || !lane.reviews.contains { review in
                    guard review.start.reviewer == agent else { return false }
                    if review.start.candidate == candidate.number { return true }
                    // The same files were looked at by the same definition: it would say the same.
                    return review.start.tree == candidate.tree && review.outcome?.ending == .completed
                        && review.start.definition == agents[agent]?.last?.definition
                }
        }
        let green = lane.gateRuns.filter { $0.candidate == candidate.number }.compactMap { $0.endedAt?.milliseconds }.max()
        deadline = (lane.reviewRequest?.at.milliseconds ?? green).map {
            Timestamp(milliseconds: $0 + Int64(configuration.timeoutSeconds) * 1000)
        }
        let mayGoBack = configuration.sendBack && !lane.wasSentBackByReview && lane.turnsTaken < lane.start.maxTurns
        sendsBack = due.isEmpty && open.isEmpty && mayGoBack ? lane.blockingFindings.count : 0
    }

    /// What a lane waits for while its reviewers work, in words.
    package static func words(_ lane: Lane, now: Timestamp) -> String? {
        let open = lane.openReviews
        guard let first = open.first else { return nil }
        let names = open.map(\.start.reviewer).joined(separator: ", ")
        let waited = DurationWords.text(seconds: max(0, now.seconds(since: first.startedAt)))
        let limit = DurationWords.text(seconds: Double(first.start.timeoutSeconds))
        return "\(open.count == 1 ? "reviewer" : "reviewers") \(names), since \(waited) ago (at most \(limit))"
    }
}
