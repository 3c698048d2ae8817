import Domain
import Execution
import Foundation
import Ledger

/// Builds the specifications of a lane's jobs, all alike in environment and secrets.
struct JobFactory: Sendable {
    let context: StepContext

    init(_ context: StepContext) { self.context = context }

    /// - Parameters:
    ///   - suffix: names the job within the lane: `turn-2`, `c1-gate-test-1`.
    ///   - extra: set over everything else.
    func spec(
        _ suffix: String, argv: [String], folder: String, timeout: Int, output: Int = 50_000_000, input: JobSpec.Input = .none,
        extra: [String: String] = [:]
    ) -> JobSpec {
        let lane = context.lane
        let allow = context.configuration.environment.allow + context.configuration.environment.secrets
        var set: [String: String] = [
            "SIGNALBOX_ROOT": folder,
            "SIGNALBOX_WORKTREE": folder,
            "SIGNALBOX_LANE": lane.id.description,
            "SIGNALBOX_TARGET": lane.start.target.description,
            "SIGNALBOX_REPOSITORY": lane.start.repository,
        ]
        if let place = lane.workplace {
            set["SIGNALBOX_PORT"] = String(place.port)
            set["SIGNALBOX_BASE"] = place.base
        }
        return JobSpec(
            id: name(suffix), argv: argv, workingDirectory: folder,
            environment: JobEnvironment.make(
                base: context.stations.environment, allow: allow, set: set.merging(extra) { $1 }),
            input: input, limits: JobLimits(wallSeconds: Double(timeout), outputBytes: UInt64(output)),
            secrets: context.configuration.environment.secrets)
    }

    func name(_ suffix: String) -> String { "\(context.lane.id)-\(suffix)" }

    /// Runs a job to its end, or follows the one that a server before this one started.
    func run(_ spec: JobSpec) async throws -> FinishedJob {
        let executor = context.stations.executor
        try Task.checkCancellation()
        let job = try await executor.submit(spec)
        // Decided while the job was on its way, or just before a server was killed.
        if await context.current().isGivenUp { try await executor.stop(job) }
        try await settleHold(job)
        return try finished(job, await executor.outcome(job))
    }

    /// Stops a job where it is when its lane is paused, and lets it go on when it is not: also what an earlier server had not done yet.
    func settleHold(_ job: Job) async throws {
        let executor = context.stations.executor
        if await context.conductor.model.hold(on: context.current()) != nil {
            try await executor.pause(job)
        } else if try await executor.isPaused(job) {
            try await executor.resume(job)
        }
    }

    /// A job that has ended, with its output kept.
    func finished(_ job: Job, _ outcome: JobOutcome) throws -> FinishedJob {
        let executor = context.stations.executor
        return try FinishedJob(
            outcome: outcome, log: keepLog(job), tail: String(decoding: executor.logTail(job, bytes: 64_000), as: UTF8.self))
    }

    private func keepLog(_ job: Job) throws -> String {
        let file = context.stations.state.unfinishedLog()
        defer { try? FileManager.default.removeItem(at: file) }
        try context.stations.executor.copyLog(job, to: file.path)
        return try context.stations.blobs.put(file: file)
    }
}

/// A job that has ended, with its output kept.
struct FinishedJob: Sendable {
    let outcome: JobOutcome
    /// Blob of the redacted output.
    let log: String
    /// The end of it.
    let tail: String

    var seconds: Double { Double(outcome.endedAt - outcome.startedAt) / 1000 }

    var exitCode: Int? {
        if case .exited(let code) = outcome.reason { return Int(code) }
        return nil
    }

    /// Whether the command itself said success.
    var succeeded: Bool { exitCode == 0 }
}
