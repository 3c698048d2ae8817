/// Whether this machine has room for one more agent.
///
/// An agent that runs is counted with what it is expected to need, not with what it uses at the moment: those that have just started are
/// small, and would otherwise let in more than fit. After it said no, admission asks for a little more than it needs, so that figures
/// that tremble around the limit do not start agents by turns.
package struct HostAdmission: Equatable, Sendable {
    package enum Answer: Equatable, Sendable {
        case start
        /// What is missing, in words with figures.
        case wait(String)
    }

    private let settings: HostConfiguration
    private var isFull = false

    package init(_ settings: HostConfiguration) { self.settings = settings }

    /// - Parameters:
    ///   - agent: the definition that would start.
    ///   - running: the agents at work, without this one.
    ///   - agents: the definitions of the workspace, for what they say about their memory.
    package mutating func answer(
        for agent: AgentConfiguration, host: HostReading, running: [RunningAgent], memory: AgentMemory, agents: [AgentConfiguration]
    ) -> Answer {
        // One agent may always run: a machine on which none ever starts is of no use.
        guard !running.isEmpty else {
            isFull = false
            return .start
        }
        let need = expected(agent.name, agent.memoryBytes, memory)
        let growth = running.reduce(0) { sum, other in
            let own = agents.first { $0.name == other.definition }?.memoryBytes
            let rest = SaturatingSum.more(expected(other.definition, own, memory), than: max(0, other.memory ?? 0))
            return SaturatingSum.add(sum, rest)
        }
        let missing = short(of: need, growth: growth, host: host) ?? busy(running.count, host)
        isFull = missing != nil
        return missing.map { .wait($0) } ?? .start
    }

    private func expected(_ name: String, _ own: Int?, _ memory: AgentMemory) -> Int {
        own ?? settings.memoryPerAgentBytes ?? memory.peak(name) ?? AgentMemory.firstGuess
    }

    private func short(of need: Int, growth: Int, host: HostReading) -> String? {
        let margin = isFull ? need / 10 : 0
        let wanted = [growth, settings.memoryReserveBytes, margin].reduce(need, SaturatingSum.add)
        guard host.memoryAvailable < wanted else { return nil }
        let growing = growth > 0 ? ", the agents at work may still grow by \(Self.size(growth))" : ""
        return "needs about \(Self.size(need)); \(Self.size(host.memoryAvailable)) available\(growing), "
            + "\(Self.size(settings.memoryReserveBytes)) is kept free"
    }

    private func busy(_ running: Int, _ host: HostReading) -> String? {
        let cores = max(1, host.cores)
        let wanted = (running + 1) * settings.cpuPerAgentMillis
        if wanted > cores * 1000 {
            return "needs \(Self.decimal(settings.cpuPerAgentMillis)) cores; \(CountWords.text(running, "agent")) at work have "
                + "\(Self.decimal(running * settings.cpuPerAgentMillis)) of \(cores)"
        }
        guard let load = host.load, load.isFinite else { return nil }
        let limit = Double(cores * settings.maxLoadMillis) / 1000
        let bound = isFull ? limit * 0.9 : limit
        guard load > bound else { return nil }
        return "the load is \(Self.decimal(Int(min(load, 1e6) * 1000))); at most \(Self.decimal(Int(limit * 1000))) on "
            + CountWords.text(cores, "core")
    }

    /// `450 MB`, `1.2 GB`.
    private static func size(_ bytes: Int) -> String {
        let megabytes = max(0, bytes) / 1_000_000
        guard megabytes >= 1000 else { return "\(megabytes) MB" }
        let tenths = megabytes / 100
        return tenths.isMultiple(of: 10) ? "\(tenths / 10) GB" : "\(tenths / 10).\(tenths % 10) GB"
    }

    /// Thousandths with at most two digits after the point: `0.5`, `12.25`.
    private static func decimal(_ millis: Int) -> String {
        let hundredths = max(0, millis) / 10
        guard !hundredths.isMultiple(of: 100) else { return "\(hundredths / 100)" }
        let fraction = hundredths % 100
        return fraction.isMultiple(of: 10)
            ? "\(hundredths / 100).\(fraction / 10)" : "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
