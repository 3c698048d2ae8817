/// What is kept beside the lanes of a read model. A function of the lanes, kept up event by event.
struct LaneIndex: Equatable, Sendable {
    /// Lanes with a turn or a review that has not ended.
    var atWork: Set<LaneID> = []
    /// The lanes of each target.
    var attempts: [TargetID: Set<LaneID>] = [:]
    /// Those of them that are on a default branch and were not rolled back.
    var landed: [TargetID: Set<LaneID>] = [:]
    var landedCount = 0
    /// Settled lanes by their end.
    var endings = LaneTimes()
    /// Settled lanes by their landing.
    var landings = LaneTimes()
    /// Settled lanes by the last moment at which something of them happened.
    var lasts = LaneTimes()
    /// Lanes with gates on a tree.
    var gated: [String: Set<LaneID>] = [:]
    /// Who proposed a handoff.
    var handoffs: [HandoffID: LaneID] = [:]
    /// Lanes that revert a lane.
    var reverting: [LaneID: Set<LaneID>] = [:]
    var lastLane = 0
    var lastAsk = 0
    var lastHandoff = 0

    mutating func setLanded(_ lane: LaneID, _ target: TargetID, _ isLanded: Bool) {
        if isLanded {
            landed[target, default: []].insert(lane)
            landedCount += 1
        } else {
            landed[target]?.remove(lane)
            // An empty set would tell this model from one that was loaded after the rollback.
            if landed[target]?.isEmpty == true { landed[target] = nil }
            landedCount -= 1
        }
    }
}
