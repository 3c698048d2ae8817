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
        let turn = if let open = context.lane.openTurn { open } else { try await start(cause, place) }
        if context.lane.start.reverts != nil { return try await revert(turn, place) }
        let jobs = JobFactory(context)
        let described: JobSpec
        do {
            described = try await spec(turn, place, jobs)
        } catch {
            // What cannot be started has ended: the operator reads why, and may still abandon the lane.
            let outcome = TurnOutcome(ending: .failedToStart, detail: "\(error)", head: turn.from, newCommits: 0)
            return try await context.record(.turnEnded(number: turn.number, outcome))
        }
        let finished = try await jobs.run(described)
        let outcome = try await TurnReading(context: context, place: place).outcome(of: turn, finished)
        try await context.record(.turnEnded(number: turn.number, outcome))
    }

    /// Composes the prompt, keeps it, and writes the marker of the turn.
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
            comments: lane.openComments, rework: lane.decisions.last { $0.kind == .rework })
        if cause == .gates { prompt.redGates = try redGates(lane) }
        let agent = try pinnedAgent()
        let text = agent.content == .intent ? prompt.target.intent : PromptComposer.compose(prompt)
        let blob = try context.stations.blobs.put(text: text)
        // Nothing has run in a new worktree but the setup command, if there is one.
        let untouched = lane.turns.isEmpty && lane.setups.isEmpty && lane.start.reverts == nil
        var head = untouched ? place.base : try await context.station.worktreeHead(lane: lane.id)
        // Work that a turn had committed before it was cut off counts for the turn that takes it up.
        if cause == .retry, let before = lane.turns.last { head = before.from }
        let job = JobFactory(context).name("turn-\(number)")
        try await context.record(
            .turnStarted(
                number: number, cause: cause, job: job, prompt: blob, from: head, comments: lane.openComments.map(\.number)))
        let model = await context.conductor.model
        guard let turn = model.lanes[lane.id]?.openTurn else { throw AgentError("the turn was not recorded") }
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

    /// The largest definition, in bytes of JSON: instructions and the digests of all files of its skills.
    static let definitionLimit = 16_000_000

    /// The definition that the lane was started with: a lane never changes its agent halfway.
    private func pinnedAgent() throws -> AgentConfiguration {
        let data = try context.stations.blobs.read(context.lane.start.definition, limit: Self.definitionLimit)
        return try JSONDecoder().decode(AgentConfiguration.self, from: data)
    }

    private func spec(_ turn: Turn, _ place: Workplace, _ jobs: JobFactory) async throws -> JobSpec {
        let agent = try pinnedAgent()
        let folder = context.stations.state.turnFolder(turn.job)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let prompt = folder.appendingPathComponent("prompt.md")
        let text = try context.stations.blobs.read(turn.prompt, limit: 10_000_000)
        try text.write(to: prompt, options: .atomic)
        var described = AgentContext(
            agent: agent, turn: turn.number, prompt: String(decoding: text, as: UTF8.self), promptFile: prompt.path, worktree: place.path,
            home: folder.path, executable: context.stations.executable)
        if agent.adapter == .scripted {
            guard let script = context.target?.script else {
                throw AgentError(
                    "\(context.lane.start.target) has no script, which agent '\(agent.name)' needs: target edit, or dispatch to another agent"
                )
            }
            let file = folder.appendingPathComponent("script.json")
            try Data(script.utf8).write(to: file, options: .atomic)
            described.scriptFile = file.path
        }
        let launch = try Dialects.of(agent.adapter).launch(described)
        // The definition's own variables win: an operator may want commits in another name.
        var extra = AgentCommits.environment(agent: agent.name, hooks: context.stations.state.agentHooks.path)
        extra.merge(agent.environment) { $1 }
        if turn.cause == .conflict { extra["SIGNALBOX_BASE"] = try await context.station.trackedHead() }
        return jobs.spec(
            "turn-\(turn.number)", argv: launch.argv, folder: place.path, timeout: agent.timeoutSeconds, output: agent.outputLimitBytes,
            input: launch.jobInput, extra: extra.merging(launch.environment) { $1 })
    }

    private func revert(_ turn: Turn, _ place: Workplace) async throws {
        guard let id = context.lane.start.reverts, let landed = await context.conductor.model.lanes[id]?.landed else {
            throw AgentError("there is no landed lane to revert")
        }
        let outcome = try await context.station.revert(landed.commit, lane: context.lane, turn: turn)
        try await context.record(.turnEnded(number: turn.number, outcome))
    }
}

extension AgentLaunch {
    var jobInput: JobSpec.Input {
        switch input {
        case .none, .channel: .none
        case .text(let text): .text(text)
        }
    }
}
