/// Some lanes by their target, kept beside the lanes: every waiting lane asks for them again and again.
struct TargetLanes: Equatable, Sendable {
    private var lanes: [TargetID: Set<LaneID>] = [:]

    subscript(target: TargetID) -> Set<LaneID> { lanes[target] ?? [] }

    var count: Int { lanes.values.reduce(0) { $0 + $1.count } }

    /// Says whether the lane is one of them.
    mutating func put(_ lane: Lane, _ isIn: Bool) {
        let target = lane.start.target
        if isIn {
            lanes[target, default: []].insert(lane.id)
        } else {
            lanes[target]?.remove(lane.id)
            // An empty set would tell this one from one that was made after the lane had left.
            if lanes[target]?.isEmpty == true { lanes[target] = nil }
        }
    }
}
