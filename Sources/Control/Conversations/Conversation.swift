import Agents
import AsyncAlgorithms
import Domain
import Execution

/// Runs the job of a turn or review to its end and speaks with its agent meanwhile: what it prints becomes the transcript, what it asks goes to the policy
/// and the operator, what the operator says goes to it.
///
/// There is no state that a restart would lose: a server that starts again reads the frames from their beginning, and what was said before is
/// not said again (``LocalExecutor/send(_:key:_:)``).
final class Conversation: Sendable {
    let context: StepContext
    let id: EngagementID
    /// As it was when it was put together.
    let engagement: any Engagement
    let agent: AgentConfiguration
    let described: AgentContext

    init(context: StepContext, id: EngagementID, engagement: any Engagement, agent: AgentConfiguration, described: AgentContext) {
        self.context = context
        self.id = id
        self.engagement = engagement
        self.agent = agent
        self.described = described
    }

    /// What can happen to a conversation.
    private enum Input: Sendable {
        case frame(Frame)
        case torn(String)
        /// Something about the lane was recorded.
        case changed
        case tick
    }

    func run(_ spec: JobSpec) async throws -> (job: FinishedJob, end: ConversationEnd) {
        let executor = context.stations.executor
        try Task.checkCancellation()
        let changes = await context.conductor.changes(of: context.lane.id)
        let job = try await executor.submit(spec)
        try await JobFactory(context).settleHold(job)
        let (outcome, end) = try await talk(job, changes)
        return (try JobFactory(context).finished(job, outcome), end)
    }

    private func talk(_ job: Job, _ changes: AsyncStream<Void>) async throws -> (JobOutcome, ConversationEnd) {
        let executor = context.stations.executor
        // One at a time and in order; whoever produces waits until the one before was dealt with, so that memory stays flat.
        let inputs = AsyncThrowingChannel<Input, any Error>()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    for try await element in executor.frames(job) {
                        switch element {
                        case .frame(let frame): await inputs.send(.frame(frame))
                        case .torn(let offset, let reason): await inputs.send(.torn("damaged at byte \(offset), \(reason)"))
                        }
                    }
                    inputs.finish()
                } catch {
                    inputs.fail(error)
                }
            }
            group.addTask {
                for await _ in changes { await inputs.send(.changed) }
            }
            group.addTask {
                // What depends on the clock (silence, minutes, an agent that will not end) is looked at again and again: nothing else would say so.
                while !Task.isCancelled {
                    try? await Task.sleep(for: Self.pulse)
                    await inputs.send(.tick)
                }
            }
            let talk = try await Talk(conversation: self, job: job)
            do {
                try await talk.begin()
                for try await input in inputs {
                    switch input {
                    case .frame(let frame): try await talk.take(frame)
                    case .torn(let reason): try await talk.lost(reason)
                    case .changed: try await talk.lookAtLane()
                    case .tick: try await talk.tick()
                    }
                }
            } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
            let outcome = try await executor.outcome(job)
            return (outcome, try await talk.finish(outcome))
        }
    }

    // Half a second, and a second of grace: a stop is through within two.
    static let pulse = Duration.milliseconds(500)
}

/// What a conversation came to, beside the job's own end.
struct ConversationEnd: Sendable {
    /// Blob of the transcript.
    var entries: String
    var entryCount: Int
    var ending: AgentEnding?
    var fault: AgentFault?
    /// A program that converses ended without saying that its turn is over.
    var isCutOff = false
    /// The last thing that it said.
    var lastMessage: String?
    /// The end of what it printed as plain text.
    var printed = ""
    /// Numbers of the operator's messages that reached the agent.
    var heard: Set<Int> = []
    /// Why Signalbox ended the job, when it did.
    var stop: ConversationStop?
    /// When the turn is tried again, because what failed may work then.
    var retryAt: Timestamp?
    /// Usage that is not in the ledger yet.
    var usage: (TurnUsage, UsageMeter)?
}

/// Why Signalbox itself ended an agent's job.
enum ConversationStop: Equatable, Sendable {
    case budget(String)
    case watchdog(String, retryAt: Timestamp?)
    /// The operator's answer stopped it.
    case denied(String)
    /// The operator stopped it.
    case asked
    case breach(String)
    /// The agent said that the turn is over and did not end by itself: no fault.
    case overdue
}
