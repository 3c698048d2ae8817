import Domain
import Evidence
import Execution
import Foundation
import Gates
import Ledger

/// Runs what is due of a candidate's gates: in clean checkouts, in parallel within the slots, each under the runner.
struct GateStep: Sendable {
    let context: StepContext

    init(_ context: StepContext) { self.context = context }

    func run() async throws {
        let lane = context.lane
        guard let candidate = lane.candidate else { return }
        let gates = GateDefinition.gates(repository: context.repository, target: context.target)
        var definitions: [String: GateConfiguration] = [:]
        for gate in gates { definitions[try GateDefinition.digest(gate)] = gate }
        let held = try await context.station.heldCheckouts(candidate.gates.map { ($0.name, name($0.name, candidate)) })
        let plan = GateRound(lane: lane, candidate: candidate, held: held)
        if try await reuse(plan, candidate) { return }
        // Gates of one checkout run one after the other; checkouts run side by side.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for chain in plan.chains {
                group.addTask { [definitions] in try await run(chain, candidate, definitions) }
            }
            try await group.waitForAll()
        }
    }

    /// Takes earlier results for the same tree and definitions when all that is due can be taken; says so in each.
    private func reuse(_ plan: GateRound, _ candidate: Candidate) async throws -> Bool {
        guard context.lane.gatesRequested.isEmpty, plan.isFirstRound else { return false }
        let model = await context.conductor.model
        var found: [(GatePin, GateOutcome)] = []
        for pin in candidate.gates {
            guard let (origin, outcome) = GateReuse.find(pin, tree: candidate.tree, repository: context.lane.start.repository, in: model)
            else {
                return false
            }
            var copy = outcome
            copy.reusedFrom = origin
            found.append((pin, copy))
        }
        guard !found.isEmpty else { return false }
        var events: [Event] = []
        for (pin, outcome) in found {
            let job = "reused"
            events.append(.lane(context.lane.id, .gateStarted(candidate: candidate.number, gate: pin.name, attempt: 1, job: job)))
            events.append(.lane(context.lane.id, .gateEnded(candidate: candidate.number, gate: pin.name, attempt: 1, outcome)))
        }
        try await context.conductor.record(events)
        return true
    }

    private func run(_ chain: GateChain, _ candidate: Candidate, _ definitions: [String: GateConfiguration]) async throws {
        let name = name(chain.name, candidate)
        let folder = try await context.station.acquireCheckout(name, commit: candidate.commit)
        for pin in chain.gates {
            try await run(pin, candidate, definitions[pin.definition], folder)
        }
        try await context.station.discardCheckout(name)
    }

    private func run(_ pin: GatePin, _ candidate: Candidate, _ gate: GateConfiguration?, _ folder: String) async throws {
        let runs = await context.current().gateRuns.filter { $0.candidate == candidate.number && $0.gate == pin.name }
        let open = runs.last.flatMap { $0.endedAt == nil ? $0 : nil }
        let attempt = open?.attempt ?? runs.count + 1
        let jobs = JobFactory(context)
        let suffix = "c\(candidate.number)-gate-\(pin.name)-\(attempt)"
        if open == nil {
            try await context.record(.gateStarted(candidate: candidate.number, gate: pin.name, attempt: attempt, job: jobs.name(suffix)))
        }
        guard let gate else {
            return try await end(
                pin, candidate, attempt, GateOutcome(result: .failedToStart, detail: "its definition is no longer in signalbox.yaml"))
        }
        if let missing = await unmet(pin, candidate) {
            return try await end(pin, candidate, attempt, GateOutcome(result: .skipped, detail: "needs \(missing), which did not pass"))
        }
        let everywhere = GateHistory.attempts(pin, tree: candidate.tree, in: await context.conductor.model)
        let finished = try await context.stations.gateSlots.withSlot {
            try await jobs.run(
                jobs.spec(
                    suffix, argv: ["/bin/sh", "-c", gate.run], folder: folder, timeout: gate.timeoutSeconds,
                    extra: gate.environment.merging([
                        "SIGNALBOX_GATE": gate.name, "SIGNALBOX_ATTEMPT": String(max(everywhere, attempt)),
                        "SIGNALBOX_BASE": candidate.base, "SIGNALBOX_CANDIDATE": candidate.commit,
                    ]) { $1 }))
        }
        let statement = try statement(pin, gate, candidate, attempt, finished, folder)
        let blob = try context.stations.blobs.put(statement.encoded())
        try await end(
            pin, candidate, attempt,
            GateOutcome(
                result: statement.result, detail: "\(finished.outcome.reason)", exitCode: statement.exitCode, counts: statement.counts,
                seconds: finished.seconds, log: finished.log, statement: blob))
    }

    /// The name under which a chain holds its checkout.
    private func name(_ gate: String, _ candidate: Candidate) -> String { "\(context.lane.id)-c\(candidate.number)-\(gate)" }

    private func end(_ pin: GatePin, _ candidate: Candidate, _ attempt: Int, _ outcome: GateOutcome) async throws {
        try await context.record(.gateEnded(candidate: candidate.number, gate: pin.name, attempt: attempt, outcome))
    }

    /// A gate that this one needs and that has not passed.
    private func unmet(_ pin: GatePin, _ candidate: Candidate) async -> String? {
        let runs = await context.current().gateRuns.filter { $0.candidate == candidate.number }
        return pin.needs.first { need in runs.last { $0.gate == need }?.outcome?.result != .passed }
    }

    private func statement(
        _ pin: GatePin, _ gate: GateConfiguration, _ candidate: Candidate, _ attempt: Int, _ job: FinishedJob, _ folder: String
    ) throws -> Statement {
        var counts: TestCounts?
        if let pattern = gate.junit { counts = ReportFiles.junit(pattern, in: folder) }
        if gate.tap {
            counts = TAPReader.read(String(decoding: try context.stations.blobs.read(job.log, limit: 16_000_000), as: UTF8.self))
        }
        return Statement(
            lane: context.lane.id, repository: context.lane.start.repository, candidate: candidate.number, commit: candidate.commit,
            tree: candidate.tree, gate: gate.name, stage: gate.stage, definition: pin.definition, command: gate.run, attempt: attempt,
            result: GateReading.result(job.outcome.reason, counts: counts), exitCode: job.exitCode, counts: counts,
            startedAt: Timestamp(milliseconds: job.outcome.startedAt), endedAt: Timestamp(milliseconds: job.outcome.endedAt), log: job.log)
    }
}
