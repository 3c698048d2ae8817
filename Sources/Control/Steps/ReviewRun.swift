import Agents
import Domain
import Execution
import Foundation
import Ledger

/// One review, from its marker to its end.
struct ReviewRun: Sendable {
    let context: StepContext
    let review: Review
    let candidate: Candidate

    func run() async throws {
        let outcome: ReviewOutcome
        var usage: (TurnUsage, UsageMeter)?
        do {
            (outcome, usage) = try await talk()
        } catch let error as CancellationError {
            throw error
        } catch ExecutionError.cancelled {
            throw CancellationError()
        } catch {
            if Task.isCancelled { throw error }
            // Its lane does not wait for what cannot be: that is said, and the lane goes on.
            try await stopJob()
            outcome = ReviewOutcome(ending: await isStarted() ? .failed : .failedToStart, detail: "\(error)")
        }
        var events: [LaneEvent] = []
        if let (usage, meter) = usage { events.append(.reviewNoted(review: review.number, .usage(usage, meter))) }
        events.append(.reviewEnded(review: review.number, outcome))
        try await context.conductor.record(events.map { .lane(context.lane.id, $0) })
        try? await context.station.discardCheckout(ReviewPreparation.checkout(context.lane.id, review.number))
        try? LanePlaces(state: context.stations.state, lane: context.lane.id, review: review.number).remove()
    }

    private func talk() async throws -> (ReviewOutcome, (TurnUsage, UsageMeter)?) {
        let agent = try PinnedAgent.read(review.start.definition, in: context.stations.blobs)
        var left = agent.timeoutSeconds
        if await !isStarted() {
            if context.lane.isGivenUp { return (ReviewOutcome(ending: .stopped, detail: "the lane was given up"), nil) }
            left = min(left, Int(review.deadline.seconds(since: await context.conductor.now()).rounded(.up)))
            guard left > 0 else { return (ReviewOutcome(ending: .timedOut, detail: "its time was over before it could begin"), nil) }
            if let words = await BudgetBook(context: context, agent: agent, id: .review(review.number)).refusal() {
                return (ReviewOutcome(ending: .budgetSpent, detail: words), nil)
            }
        }
        let preparation = ReviewPreparation(context: context, review: review, agent: agent, candidate: candidate)
        let (conversation, spec) = try await preparation.make(timeout: max(1, left))
        let (job, end) = try await conversation.run(spec)
        return (ReviewReading.outcome(job, end), end.usage)
    }

    private func isStarted() async -> Bool { (try? await context.stations.executor.job(review.job)) != nil }

    /// Returns when nothing of it runs any more.
    private func stopJob() async throws {
        let executor = context.stations.executor
        guard let job = try? await executor.job(review.job) else { return }
        try await executor.stop(job)
        _ = try await executor.outcome(job)
    }
}
