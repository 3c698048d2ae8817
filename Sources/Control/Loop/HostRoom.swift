import Domain
import Execution
import Synchronization

/// Whether this machine has room for another agent, from what it says now and from what agents were seen to need.
package final class HostRoom: Sendable {
    private struct State {
        var admission: HostAdmission?
        var settings: HostConfiguration?
        var reading: (at: Timestamp, host: Domain.HostReading)?
        /// Lanes that were let in and whose turn is not in the ledger yet.
        var admitted: [LaneID: Timestamp] = [:]
        /// Bytes of memory that a lane's processes were last seen to use.
        var memory: [LaneID: Int] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// Notes what a lane's agent uses now.
    func saw(_ lane: LaneID, memory: Int) { state.withLock { $0.memory[lane] = memory } }

    func forget(_ lane: LaneID) { state.withLock { $0.memory[lane] = nil } }

    /// For the planner: why a lane's agent must wait; nil when it may start. With `admitting`, a lane that may start counts from now on.
    func crowded(_ model: ReadModel, _ configuration: WorkspaceConfiguration, now: Timestamp, admitting: Bool)
        -> @Sendable (Lane) -> String?
    {
        { [self] lane in
            state.withLock { state in Self.answer(&state, lane, model, configuration, now, admitting) }
        }
    }

    private static func answer(
        _ state: inout State, _ lane: Lane, _ model: ReadModel, _ configuration: WorkspaceConfiguration, _ now: Timestamp, _ admitting: Bool
    ) -> String? {
        if state.settings != configuration.host {
            state.settings = configuration.host
            state.admission = HostAdmission(configuration.host)
        }
        state.admitted = state.admitted.filter { id, at in model.lanes[id]?.openTurn == nil && now.seconds(since: at) < 30 }
        if state.admitted[lane.id] != nil { return nil }
        let host = reading(&state, now)
        var running: [RunningAgent] = []
        for id in model.lanesAtWork.union(state.admitted.keys).sorted() {
            guard let other = model.lanes[id], other.start.reverts == nil else { continue }
            running += other.openReviews.map { RunningAgent(definition: $0.start.reviewer, memory: nil) }
            guard id != lane.id, other.openTurn != nil || state.admitted[id] != nil else { continue }
            running.append(RunningAgent(definition: other.start.agent, memory: state.memory[id]))
        }
        let agent = configuration.agent(lane.start.agent) ?? AgentConfiguration(name: lane.start.agent, adapter: .command)
        guard var admission = state.admission else { return nil }
        let answer = admission.answer(for: agent, host: host, running: running, memory: model.agentMemory, agents: configuration.agents)
        state.admission = admission
        switch answer {
        case .start:
            if admitting { state.admitted[lane.id] = now }
            return nil
        case .wait(let words): return words
        }
    }

    /// Read at most once a second.
    private static func reading(_ state: inout State, _ now: Timestamp) -> Domain.HostReading {
        if let (at, host) = state.reading, abs(now.seconds(since: at)) < 1 { return host }
        let seen = Execution.HostReading.now()
        let host = Domain.HostReading(
            memoryTotal: Int(clamping: seen.totalMemory), memoryAvailable: Int(clamping: seen.availableMemory),
            cores: max(1, Int(seen.cores)),
            load: seen.load)
        state.reading = (now, host)
        return host
    }
}
