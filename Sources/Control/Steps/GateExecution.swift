import Domain
import Evidence
import Execution
import Foundation
import Gates
import Ledger

/// One attempt of one gate on a candidate: marker, job, statement, end.
struct GateExecution: Sendable {
    let context: StepContext
    let pin: GatePin
    let candidate: Candidate
    let attempt: Int
    /// Whether an earlier server wrote the marker; its job is then followed.
    let started: Bool

    /// Runs the gate's command in a checkout of the candidate, or follows it, and records what the runner saw.
    func run(_ gate: GateConfiguration, in folder: String) async throws {
        try await begin()
        let tries = GateHistory.attempts(pin, tree: candidate.tree, in: await context.conductor.model)
        let jobs = JobFactory(context)
        let job = try await jobs.run(
            jobs.spec(
                suffix, argv: ["/bin/sh", "-c", gate.run], folder: folder, timeout: gate.timeoutSeconds,
                extra: gate.environment.merging([
                    "SIGNALBOX_GATE": gate.name, "SIGNALBOX_ATTEMPT": String(max(tries, attempt)), "SIGNALBOX_BASE": candidate.base,
                    "SIGNALBOX_CANDIDATE": candidate.commit,
                ]) { $1 }))
        let counts = try counts(gate, job, folder)
        let (result, detail) = GateReading.result(job.outcome.reason, counts: counts, wantsReport: gate.junit != nil || gate.tap)
        let statement = Statement(
            lane: context.lane.id, repository: context.lane.start.repository, candidate: candidate.number, commit: candidate.commit,
            tree: candidate.tree, gate: gate.name, stage: gate.stage, definition: pin.definition, command: gate.run, attempt: attempt,
            result: result, exitCode: job.exitCode, counts: counts, startedAt: Timestamp(milliseconds: job.outcome.startedAt),
            endedAt: Timestamp(milliseconds: job.outcome.endedAt), log: job.log)
        let blob = try context.stations.blobs.put(statement.encoded())
        try await record(
            GateOutcome(
                result: result, detail: detail, exitCode: statement.exitCode, counts: counts, seconds: job.seconds, log: job.log,
                statement: blob))
    }

    /// Ends an attempt that had nothing to execute.
    func end(_ outcome: GateOutcome) async throws {
        try await begin()
        try await record(outcome)
    }

    private var suffix: String { "c\(candidate.number)-gate-\(pin.name)-\(attempt)" }

    private func begin() async throws {
        guard !started else { return }
        let job = JobFactory(context).name(suffix)
        try await context.record(.gateStarted(candidate: candidate.number, gate: pin.name, attempt: attempt, job: job))
    }

    private func record(_ outcome: GateOutcome) async throws {
        try await context.record(.gateEnded(candidate: candidate.number, gate: pin.name, attempt: attempt, outcome))
    }

    private func counts(_ gate: GateConfiguration, _ job: FinishedJob, _ folder: String) throws -> TestCounts? {
        if gate.tap {
            let output = try? context.stations.blobs.read(job.log, limit: 64_000_000)
            return output.flatMap { TAPReader.read(String(decoding: $0, as: UTF8.self)) }
        }
        return gate.junit.flatMap { ReportFiles.junit($0, in: folder, writtenSince: job.outcome.startedAt) }
    }
}
