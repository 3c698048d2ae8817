import Delivery
import Domain
import Execution
import Foundation
import Ledger

/// Deploys, purges and checks what landed.
struct DeliveryStepRunner: Sendable {
    let context: StepContext

    init(_ context: StepContext) { self.context = context }

    func deploy() async throws {
        for (step, command) in [(DeliveryStep.deploy, context.repository.deploy), (.purge, context.repository.purge)] {
            guard let command else { continue }
            let jobs = JobFactory(context)
            let result = try await once(step, step.rawValue) { suffix, folder in
                let job = try await jobs.run(
                    jobs.spec(
                        suffix, argv: ["/bin/sh", "-c", command.run], folder: folder, timeout: command.timeoutSeconds,
                        extra: command.environment.merging(landedEnvironment) { $1 }))
                let (result, detail) = DeliveryReading.command(job.outcome.reason)
                return (result, result == .passed ? detail : "\(detail): \(job.tail.suffix(300))", nil, job.log)
            }
            if result != .passed { return }
        }
        try await context.record(.phase(.verifying, note: ""))
    }

    func smoke() async throws {
        var bad: [String] = []
        for check in checks {
            do {
                let result = try await run(check, step: .smoke)
                if result != .passed { bad.append("\(check.name) \(result.rawValue)") }
            } catch  where !bad.isEmpty && !Task.isCancelled {
                // What is known to be bad is looked at again when the operator says so, and not because another check could not be made.
                bad.append("\(check.name) could not be made: \(error)")
            }
        }
        if bad.isEmpty {
            try await context.record(.phase(.done, note: ""))
        } else {
            try await context.record(.needsOperator(.smokeFailed, detail: bad.joined(separator: ", ")))
        }
    }

    /// Runs the live checks once more, later: evidence of tier 3.
    func reverify() async throws {
        for check in checks { _ = try await run(check, step: .reverify, again: true) }
    }

    /// The repository's smoke checks and the target's own live checks.
    private var checks: [SmokeConfiguration] {
        let own = (context.target?.liveChecks ?? []).enumerated().map { SmokeConfiguration(name: "live-\($0 + 1)", run: $1) }
        return context.repository.smoke + own
    }

    private var landedEnvironment: [String: String] {
        guard let landed = context.lane.landed else { return [:] }
        return ["SIGNALBOX_COMMIT": landed.commit, "SIGNALBOX_TREE": landed.tree, "SIGNALBOX_BRANCH": landed.branch]
    }

    private func run(_ check: SmokeConfiguration, step: DeliveryStep, again: Bool = false) async throws -> DeliveryResult {
        guard let landed = context.lane.landed else { return .unknown }
        let jobs = JobFactory(context)
        return try await once(step, check.name, again: again) { suffix, folder in
            let job = try await jobs.run(
                jobs.spec(
                    suffix, argv: SmokeCommand.argv(check), folder: folder, timeout: check.timeoutSeconds + 5,
                    extra: check.environment.merging(landedEnvironment) { $1 }))
            let served = String(job.tail.suffix(2_000))
            // The whole page, not its end: what is looked for may stand in its head.
            let page =
                (try? context.stations.blobs.read(job.log, limit: 64_000_000)).map { String(decoding: $0, as: UTF8.self) } ?? job.tail
            let (result, detail) =
                check.run == nil
                ? DeliveryReading.fetch(job.outcome.reason, served: page, expect: SmokeCommand.expectation(check, landing: landed))
                : DeliveryReading.command(job.outcome.reason)
            return (result, detail, served, job.log)
        }
    }

    private typealias Answer = (DeliveryResult, String, String?, String)

    /// Runs a step that has not passed yet, or follows the attempt that an earlier server started.
    private func once(
        _ step: DeliveryStep, _ name: String, again: Bool = false, _ body: (String, String) async throws -> Answer
    ) async throws -> DeliveryResult {
        let runs = await context.current().deliveries.filter { $0.step == step && $0.name == name }
        let checkout = "\(context.lane.id)-\(step.rawValue)"
        if !again, runs.last?.result == .passed {
            try await context.station.discardCheckout(checkout)
            return .passed
        }
        let open = runs.last.flatMap { $0.endedAt == nil ? $0 : nil }
        let attempt = open?.attempt ?? runs.count + 1
        let suffix = "\(step.rawValue)-\(name)-\(attempt)"
        if open == nil {
            try await context.record(.deliveryStarted(step: step, name: name, attempt: attempt, job: JobFactory(context).name(suffix)))
        }
        let folder = try await context.station.acquireCheckout(checkout, commit: context.lane.landed?.commit ?? "")
        let (result, detail, served, log) = try await body(suffix, folder)
        let ended = LaneEvent.deliveryEnded(
            step: step, name: name, attempt: attempt, result: result, detail: detail, served: served, log: log)
        if result != .passed, step == .deploy || step == .purge {
            // In one go: a deploy that failed is not executed again without the operator, whenever the server dies.
            try await context.record(ended, .needsOperator(.deployFailed, detail: "\(step.rawValue) \(result.rawValue)"))
        } else {
            try await context.record(ended)
        }
        try await context.station.discardCheckout(checkout)
        return result
    }
}
