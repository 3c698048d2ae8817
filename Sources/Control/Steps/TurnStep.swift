import Agents
import Domain
import Execution
import Foundation
import Ledger

/// Runs one turn of the agent, and reads from the repository what came of it.
struct TurnStep: Sendable {
    let context: StepContext

    init(_ context: StepContext) { self.context = context }

    func run(_ cause: TurnCause) async throws {
        guard let place = context.lane.workplace else { throw AgentError("the lane has no worktree") }
        if context.lane.openTurn == nil, context.lane.start.reverts == nil, let objection = try await objection() {
            if cause == .review { return try await forgo(objection, place) }
            return try await context.record(.needsOperator(objection.reason, detail: objection.words))
        }
        let turn = if let open = context.lane.openTurn { open } else { try await start(cause, place) }
        if context.lane.start.reverts != nil { return try await revert(turn, place) }
        let conversation: Conversation
        let spec: JobSpec
        do {
            (conversation, spec) = try await TurnPreparation(context: context, turn: turn, place: place).make()
        } catch {
            if Task.isCancelled { throw error }
            return try await recordEnd(of: turn, try await unprepared(turn, place, error), heard: [])
        }
        let (finished, end) = try await conversation.run(spec)
        let outcome = try await TurnReading(context: context, place: place, end: end).outcome(of: turn, finished)
        var before: [LaneEvent] = []
        if let (usage, meter) = end.usage { before.append(.usage(turn: turn.number, usage, meter)) }
        try await recordEnd(of: turn, outcome, heard: end.heard, before: before)
    }

    /// Records the end of a turn, with the messages that its agent did not hear: they go to the next turn.
    private func recordEnd(of turn: Turn, _ outcome: TurnOutcome, heard: Set<Int>, before: [LaneEvent] = []) async throws {
        let id = context.lane.id
        try await context.conductor.record(by: "signalbox") { model in
            let unheard = (model.lanes[id]?.messages(said: turn.number) ?? []).map(\.number).filter { !heard.contains($0) }
            var outcome = outcome
            outcome.unheard = unheard.isEmpty ? nil : unheard
            return (before + [.turnEnded(number: turn.number, outcome)]).map { .lane(id, $0) }
        }
    }

    /// The end of a turn whose agent cannot be started: the operator reads why, and may still abandon the lane.
    ///
    /// - Throws: the error, when an earlier server started the agent: it may be at work, and that it cannot be followed now is no end of it.
    private func unprepared(_ turn: Turn, _ place: Workplace, _ error: any Error) async throws -> TurnOutcome {
        let executor = context.stations.executor
        guard let job = try? await executor.job(turn.job) else {
            return TurnOutcome(ending: .failedToStart, detail: "\(error)", head: turn.from, newCommits: 0)
        }
        let lane = await context.current()
        guard lane.isGivenUp || lane.stopRequested else {
            throw AgentError(
                "\(turn.job) was started before and cannot be followed now: \(error). "
                    + "signalbox lane retry \(lane.id) follows it; signalbox stop \(lane.id) and then lane retry ends it")
        }
        try await executor.stop(job)
        let finished = try JobFactory(context).finished(job, try await executor.outcome(job))
        // What it committed inside the lane is brought out as at every end of a turn.
        let end = ConversationEnd(entries: try context.stations.blobs.put(text: ""), entryCount: 0, stop: .asked)
        var outcome = try await TurnReading(context: context, place: place, end: end).outcome(of: turn, finished)
        if outcome.fault == nil { outcome.detail = "\(error)" }
        return outcome
    }

    /// Why a turn must not begin: no sandbox where there has to be one, or a budget that is used up.
    private func objection() async throws -> (reason: AttentionReason, words: String)? {
        let agent = try PinnedAgent.read(context)
        let id = EngagementID.turn(context.lane.turns.count + 1)
        if case .refused(let words) = LaneSandbox(context: context, agent: agent).decision { return (.unconfined, words) }
        if let words = await BudgetBook(context: context, agent: agent, id: id).refusal() { return (.budgetSpent, words) }
        return nil
    }

    /// A turn that was to answer reviewers and must not begin has ended: the candidate is green, and the operator can see it.
    private func forgo(_ objection: (reason: AttentionReason, words: String), _ place: Workplace) async throws {
        let turn = try await start(.review, place)
        let ending = objection.reason == .budgetSpent ? TurnEnding.budgetSpent : .failedToStart
        let outcome = TurnOutcome(ending: ending, detail: objection.words, head: turn.from, newCommits: 0)
        try await context.record(.turnEnded(number: turn.number, outcome))
    }

    /// Composes the prompt, keeps it, and writes the marker of the turn: with everything that was said to the agent until then.
    private func start(_ cause: TurnCause, _ place: Workplace) async throws -> Turn {
        let lane = context.lane
        let number = lane.turns.count + 1
        let base = cause == .conflict ? try await context.station.trackedHead() : place.base
        var prompt = PromptContext(
            target: context.target
                ?? Target(
                    id: lane.start.target, title: lane.start.title, intent: "", repository: lane.start.repository, kind: lane.start.kind,
                    risk: lane.start.risk),
            lane: lane, cause: cause, base: base, gates: context.repository.gates,
            comments: lane.openComments, messages: [], rework: lane.decisions.last { $0.kind == .rework })
        if cause == .gates { prompt.redGates = try redGates(lane) }
        if cause == .review || (cause == .retry && lane.leftReviewUnanswered) {
            prompt.findings = lane.currentReviews.flatMap { review in review.findings.map { (review.start.reviewer, $0) } }
        }
        let agent = try PinnedAgent.read(context)
        // Nothing has run in a new worktree but the setup command, if there is one.
        let untouched = lane.turns.isEmpty && lane.setups.isEmpty && lane.start.reverts == nil
        var head = untouched ? place.base : try await context.station.worktreeHead(lane: lane.id)
        // Work that a turn had committed before it was cut off counts for the turn that takes it up.
        if cause == .retry, let before = lane.turns.last { head = before.from }
        let job = JobFactory(context).name("turn-\(number)")
        let from = head
        while true {
            let said = await context.current().openMessages
            prompt.messages = said.map(\.text)
            let text = agent.content == .intent ? prompt.target.intent : PromptComposer.compose(prompt)
            let blob = try context.stations.blobs.put(text: text)
            let started = try await context.conductor.record(by: "signalbox") { model in
                // What was said since the prompt was composed belongs into it as well.
                guard model.lanes[lane.id]?.openMessages == said else { return [] }
                return [
                    .lane(
                        lane.id,
                        .turnStarted(
                            number: number, cause: cause, job: job, prompt: blob, from: from,
                            comments: lane.openComments.map(\.number)))
                ]
            }
            if !started.isEmpty { break }
        }
        guard let turn = await context.current().openTurn else { throw AgentError("the turn was not recorded") }
        return turn
    }

    private func redGates(_ lane: Lane) throws -> [(name: String, result: String, output: String)] {
        guard let candidate = lane.candidate else { return [] }
        return candidate.gates.compactMap { pin in
            let run = lane.gateRuns.last { $0.candidate == candidate.number && $0.gate == pin.name }
            guard let outcome = run?.outcome, outcome.result != .passed, outcome.result != .skipped else { return nil }
            let size = (try? outcome.log.map { try context.stations.blobs.size(of: $0) }) ?? nil ?? 0
            let from = max(0, size - 16_000)
            let output = (try? outcome.log.map { try context.stations.blobs.read($0, from: from, count: 16_000) }) ?? nil
            return (pin.name, outcome.result.rawValue, output.map { String(decoding: $0, as: UTF8.self) } ?? "")
        }
    }

    private func revert(_ turn: Turn, _ place: Workplace) async throws {
        guard let id = context.lane.start.reverts, let landed = await context.conductor.model.lanes[id]?.landed else {
            throw AgentError("there is no landed lane to revert")
        }
        let outcome = try await context.station.revert(landed.commit, lane: context.lane, turn: turn)
        try await context.record(.turnEnded(number: turn.number, outcome))
    }
}
