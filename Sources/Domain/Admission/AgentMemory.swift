/// What agents of a definition were seen to need: the most memory of each of their last turns.
package struct AgentMemory: Codable, Equatable, Sendable {
    /// What is assumed of a definition that has not run yet, bytes.
    package static let firstGuess = 500_000_000
    /// Turns that are remembered, so that one large turn does not count for ever.
    static let turns = 8

    /// Oldest first.
    private var peaks: [String: [Peak]] = [:]

    package init() {}

    /// Takes the most memory that the process tree of a turn used, if it was measured. The order in which turns are given does not matter.
    package mutating func learn(_ turn: Turn, of lane: Lane) {
        learn(turn.outcome?.maxResidentBytes, turn.endedAt, lane.start.agent, lane.id, .turn(turn.number))
    }

    /// As of a turn.
    package mutating func learn(_ review: Review, of lane: Lane) {
        learn(review.outcome?.maxResidentBytes, review.endedAt, review.start.reviewer, lane.id, .review(review.number))
    }

    /// As of a turn or a review of a lane that is over.
    mutating func learn(_ run: LaneBrief.Run, of lane: LaneID) { learn(run.peak, run.endedAt, run.agent, lane, run.id) }

    private mutating func learn(_ bytes: Int?, _ end: Timestamp?, _ agent: String, _ lane: LaneID, _ id: EngagementID) {
        guard let bytes, bytes > 0, let end else { return }
        let new = Peak(endedAt: end, lane: lane, turn: id.spendNumber, bytes: bytes)
        var known = peaks[agent] ?? []
        known.insert(new, at: known.firstIndex { new.isBefore($0) } ?? known.count)
        peaks[agent] = known.suffix(Self.turns)
    }

    /// The most of the last turns, in bytes; nil when none was measured.
    package func peak(_ definition: String) -> Int? { peaks[definition]?.map(\.bytes).max() }
}

private struct Peak: Codable, Equatable, Sendable {
    let endedAt: Timestamp
    let lane: LaneID
    let turn: Int
    let bytes: Int

    func isBefore(_ other: Peak) -> Bool {
        (endedAt.milliseconds, lane.number, turn) < (other.endedAt.milliseconds, other.lane.number, other.turn)
    }
}
