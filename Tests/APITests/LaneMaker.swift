import Domain

/// Lanes that stand where a test wants them.
enum LaneMaker {
    static let start = LaneStart(
        target: TargetID(number: 1), repository: "web", boundary: nil, risk: .low, kind: "fix", title: "A change", agent: "sh",
        definition: "d", attempt: 1, maxTurns: 3, maxFiles: 20, maxLines: 400)

    static func lane(_ phase: Phase, attention: AttentionReason? = nil, decided: DecisionKind? = nil, paused: Bool = false) -> Lane {
        let at = Timestamp(milliseconds: 1000)
        var lane = Lane(id: LaneID(number: 1), start: start, at: at)
        if phase != .queued { lane.phases.append(PhaseEntry(phase: phase, at: at, note: "")) }
        lane.phase = phase
        lane.attention = attention.map { Attention(reason: $0, detail: "", since: at) }
        lane.paused = paused
        lane.candidates = [Candidate(number: 1, base: "b", head: "h", commit: "c", tree: "t", commits: 1, files: [], gates: [])]
        if let decided { lane.decisions = [Decision(kind: decided, reason: "correct", candidate: 1, by: "operator:ada", at: at)] }
        return lane
    }
}
