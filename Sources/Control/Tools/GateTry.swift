import Domain
import Execution
import Foundation
import Gates
import Ledger

/// Runs gates on a throw-away candidate, as a gate step does, and records nothing of it: what it says is for the agent alone.
struct GateTry: Sendable {
    let context: StepContext
    let candidate: Domain.Candidate
    let gates: [GateConfiguration]
    let progress: @Sendable (String) -> Void

    /// Bytes of a gate's output that the agent reads.
    private static let outputLimit = 8_000
    /// Bytes of output in which a TAP plan is looked for.
    private static let reportLimit = 4 << 20

    func run() async throws -> [GateTryResult] {
        var fresh = context.lane
        fresh.gateRuns = []
        fresh.gatesRequested = []
        let chains = GateRound(lane: fresh, candidate: candidate).chains
        let results = try await withThrowingTaskGroup(of: [GateTryResult].self) { group in
            for chain in chains { group.addTask { try await run(chain) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return gates.compactMap { gate in results.first { $0.gate == gate.name } }
    }

    private func run(_ chain: GateChain) async throws -> [GateTryResult] {
        let name = Self.prefix(context.lane.id) + "\(candidate.commit.prefix(12))-\(chain.name)"
        let folder = try await context.station.acquireCheckout(name, commit: candidate.commit)
        var results: [GateTryResult] = []
        do {
            for pin in chain.gates {
                guard let gate = gates.first(where: { $0.name == pin.name }) else { continue }
                let missing = pin.needs.first { need in results.contains { $0.gate == need && $0.result != .passed } }
                if let missing {
                    results.append(skipped(gate, missing))
                } else {
                    results.append(try await run(gate, in: folder))
                }
            }
        } catch {
            try? await context.station.discardCheckout(name)
            throw error
        }
        try await context.station.discardCheckout(name)
        return results
    }

    private func skipped(_ gate: GateConfiguration, _ need: String) -> GateTryResult {
        GateTryResult(gate: gate.name, result: .skipped, milliseconds: 0, output: "needs \(need), which did not pass")
    }

    private func run(_ gate: GateConfiguration, in folder: String) async throws -> GateTryResult {
        try await context.stations.gateSlots.withSlot {
            guard await context.current().openTurn != nil else { throw DeskError(.refused, "the turn is over") }
            progress("\(gate.name) is running")
            let (job, outcome) = try await execute(gate, folder)
            let tail = try context.stations.executor.logTail(job, bytes: gate.tap ? Self.reportLimit : Self.outputLimit)
            var counts = gate.junit.flatMap { ReportFiles.junit($0, in: folder, writtenSince: outcome.startedAt) }
            if gate.tap { counts = TAPReader.read(String(decoding: tail, as: UTF8.self)) }
            let (result, detail) = GateReading.result(outcome.reason, counts: counts, wantsReport: gate.junit != nil || gate.tap)
            progress("\(gate.name): \(result.rawValue)")
            let output = String(decoding: tail.suffix(Self.outputLimit), as: UTF8.self)
            return GateTryResult(
                gate: gate.name, result: result, milliseconds: Int(clamping: outcome.endedAt - outcome.startedAt),
                output: detail.isEmpty || result == .passed ? output : "\(detail)\n\(output)")
        }
    }

    /// A job of the same commit and gate is followed, also one that an earlier server started; one that said nothing is run once more.
    private func execute(_ gate: GateConfiguration, _ folder: String) async throws -> (Job, JobOutcome) {
        let jobs = JobFactory(context)
        let executor = context.stations.executor
        for attempt in 1... {
            let suffix = "try-\(candidate.commit.prefix(12))-\(gate.name)-\(attempt)"
            let isOld = (try? await executor.job(jobs.name(suffix))) != nil
            let job = try await executor.submit(
                jobs.spec(
                    suffix, argv: ["/bin/sh", "-c", gate.run], folder: folder, timeout: gate.timeoutSeconds,
                    extra: gate.environment.merging([
                        "SIGNALBOX_GATE": gate.name, "SIGNALBOX_ATTEMPT": String(attempt), "SIGNALBOX_BASE": candidate.base,
                        "SIGNALBOX_CANDIDATE": candidate.commit,
                    ]) { $1 }))
            try await jobs.settleHold(job)
            let outcome = try await executor.outcome(job)
            if isOld, !GateReading.result(outcome.reason, counts: nil, wantsReport: false).0.speaks { continue }
            return (job, outcome)
        }
        throw DeskError(.failed, "\(gate.name) could not be run")
    }

    private static func prefix(_ lane: LaneID) -> String { "\(lane)-try-" }

    /// Whether a job or a checkout is of a try.
    static func isTry(_ name: String, of lane: LaneID) -> Bool { name.hasPrefix(prefix(lane)) }
}
