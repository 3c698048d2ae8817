import Domain

extension Simulation {
    /// Starts the reviewers that are due, or ends one that is at work, in any way that there is.
    mutating func review(_ lane: Lane, _ withoutRoom: String?) -> Bool {
        if let open = lane.openReviews.first {
            if world.chance(30), let finding = try? Finding(severity: .low, text: "on the way") {
                if !record(lane.id, .findingReported(review: open.number, finding)) { fail("\(lane.id): a finding was refused") }
                return false
            }
            let severity = Severity.allCases[world.pick(Severity.allCases.count)]
            let findings = world.chance(50) ? [try? Finding(severity: severity, text: "look")].compactMap(\.self) : []
            let ending = ReviewEnding.allCases[world.pick(ReviewEnding.allCases.count)]
            let outcome = ReviewOutcome(ending: ending, findings: ending == .completed ? findings : [])
            if !record(lane.id, .reviewEnded(review: open.number, outcome)) { fail("\(lane.id): the end of a review was refused") }
            return lane.openReviews.count == 1
        }
        let due = ReviewPlan(lane, configuration.review, agents: model.workspace.agents).due
        guard let candidate = lane.candidate, !due.isEmpty else { return true }
        let events = due.enumerated().map { index, agent in
            LaneEvent.reviewStarted(
                number: lane.reviews.count + 1 + index,
                ReviewStart(
                    candidate: candidate.number, tree: candidate.tree, reviewer: agent, definition: "d", blocking: [.critical, .high],
                    timeoutSeconds: 60, job: "j", prompt: "p"))
        }
        // The lane may have been given up or asked for gates meanwhile: then the step ends.
        return !record(events.map { .lane(lane.id, $0) })
    }
}
