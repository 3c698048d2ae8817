import Agents
import Domain
import Execution
import Foundation
import Ledger

/// Lets the reviewers that are due look at the candidate, all at once, and follows those that are at work. A reviewer that cannot begin or
/// does not end well has ended with its reason; nothing that happens to one keeps the lane from going on.
struct ReviewStep: Sendable {
    let context: StepContext

    init(_ context: StepContext) { self.context = context }

    /// - Parameter withoutRoom: why none can begin, when the machine had no room for them in time.
    func run(withoutRoom: String?) async throws {
        try await start(withoutRoom: withoutRoom)
        let lane = await context.current()
        guard let candidate = lane.candidate else { return }
        let now = StepContext(
            lane: lane, target: context.target, repository: context.repository, configuration: context.configuration,
            station: context.station, stations: context.stations, conductor: context.conductor)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for review in lane.openReviews {
                group.addTask { try await ReviewRun(context: now, review: review, candidate: candidate).run() }
            }
            try await group.waitForAll()
        }
    }

    /// Writes the markers of the reviews that are due, all or none.
    private func start(withoutRoom: String?) async throws {
        let agents = await context.conductor.model.workspace.agents
        let lane = context.lane
        let plan = ReviewPlan(lane, context.configuration.review, agents: agents)
        guard let candidate = lane.candidate, let target = context.target, !plan.due.isEmpty, !lane.isGivenUp else { return }
        let diff = try await context.station.diffText(candidate)
        var events: [LaneEvent] = []
        for (index, name) in plan.due.enumerated() {
            let number = lane.reviews.count + 1 + index
            let job = JobFactory(context).name(ReviewPreparation.suffix(number))
            let prompt = ReviewPrompt.compose(
                target: target, lane: lane, candidate: candidate, diff: diff, diffFile: ReviewPreparation.diffFile(context, job).path)
            events.append(
                .reviewStarted(
                    number: number,
                    ReviewStart(
                        candidate: candidate.number, tree: candidate.tree, reviewer: name, definition: agents[name]?.last?.definition ?? "",
                        blocking: context.configuration.review.blocking, timeoutSeconds: context.configuration.review.timeoutSeconds,
                        job: job, prompt: try context.stations.blobs.put(text: prompt))))
            if let withoutRoom {
                let outcome = ReviewOutcome(ending: .failedToStart, detail: "there was no room for it in time: \(withoutRoom)")
                events.append(.reviewEnded(review: number, outcome))
            }
        }
        try await context.conductor.record(events.map { .lane(lane.id, $0) })
    }
}
