import Agents
import Domain
import Execution
import Processes

extension Talk {
    /// Counts what was used, and ends the job in the middle of its work when a budget is used up.
    func used(_ reading: UsageReading, at time: Timestamp) async throws {
        guard let delta = spending.read(reading) else { return }
        try record(.usage(delta), at: time)
        try await checkBudget()
    }

    private func checkBudget() async throws {
        guard stop == nil, let words = await spending.exceeded() else { return }
        try record(.text(stream: .note, line: "budget: \(words)"), at: await now())
        try await end(.budget(words))
    }

    /// Looks at everything that depends on the time.
    func tick() async throws {
        let now = await now()
        if let (usage, meter) = spending.due(at: now) {
            try await note(.usage(usage, meter))
            spending.recorded(usage, at: now)
        }
        let lane = await context.current()
        if hasAskedToStop { try await context.stations.executor.stop(job) }
        if await context.conductor.model.hold(on: lane) != nil {
            guardian.paused(at: now)
            return
        }
        if case .turn = conversation.id, ticks % 10 == 0, let usage = try await context.stations.executor.usage(job, exact: false) {
            context.stations.host.saw(context.lane.id, memory: Int(clamping: usage.memoryBytes))
        }
        ticks += 1
        try await checkBudget()
        if let overSince, now.seconds(since: overSince) > Self.patience { try await end(.overdue) }
        if let finding = guardian.check(at: now, isWaiting: isAsking(lane) || overSince != nil) {
            try await note(.watchdogFound(finding.words))
            try record(.text(stream: .note, line: "watchdog: \(finding.words)"), at: now)
            try await end(.watchdog(finding.words, retryAt: finding.retryAt))
        }
        try await show()
    }

    private func isAsking(_ lane: Lane) -> Bool {
        if case .turn = conversation.id { !lane.openAsks.isEmpty } else { false }
    }

    /// Seconds that an agent has to end by itself after it said that the turn is over.
    private static let patience = 15.0
}
