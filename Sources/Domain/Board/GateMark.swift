/// Where a gate of a candidate stands, small enough for a mark on the board.
package struct GateMark: Codable, Equatable, Sendable {
    package enum State: String, Codable, CaseIterable, Sendable {
        case waiting, running, passed, failed, skipped, flaky
        case timedOut = "timed-out"
        case killed
        case failedToStart = "failed-to-start"
    }

    package var name: String
    package var state: State

    package init(name: String, state: State) {
        self.name = name
        self.state = state
    }

    /// The gates of a lane's current candidate, in their order.
    package static func all(of lane: Lane) -> [GateMark] {
        guard let candidate = lane.candidate else { return [] }
        return candidate.gates.map { pin in
            GateMark(name: pin.name, state: state(lane.gateRuns.filter { $0.candidate == candidate.number && $0.gate == pin.name }))
        }
    }

    /// Red and then green for the same tree is flaky, which is not green.
    private static func state(_ runs: [GateRun]) -> State {
        guard let last = runs.last else { return .waiting }
        guard let result = last.outcome?.result else { return .running }
        switch result {
        case .passed: return runs.contains { $0.outcome.map { $0.result.speaks && $0.result != .passed } ?? false } ? .flaky : .passed
        case .failed: return .failed
        case .timedOut: return .timedOut
        case .killed: return .killed
        case .failedToStart: return .failedToStart
        case .skipped: return .skipped
        }
    }
}
