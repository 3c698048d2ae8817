import Domain

/// The order in which lanes ask for the operator: what is wrong on the default branch, then what stopped, then what is ready;
/// among those by risk, then who has waited longest.
enum Urgency {
    static func sorted(_ lanes: [Lane]) -> [Lane] {
        lanes.sorted { first, second in
            let (one, two) = (rank(first), rank(second))
            if one != two { return one < two }
            if first.start.risk != second.start.risk { return first.start.risk > second.start.risk }
            let (since, other) = (first.attention?.since ?? first.phaseSince, second.attention?.since ?? second.phaseSince)
            return since == other ? first.id < second.id : since < other
        }
    }

    private static func rank(_ lane: Lane) -> Int {
        switch lane.attention?.reason {
        case .alarm, .internalError: 0
        case .deployFailed, .smokeFailed: 1
        // What stopped for want of an answer comes before what is merely ready to be read.
        case .readyToInspect, nil: lane.paused ? 4 : 3
        default: lane.paused ? 4 : 2
        }
    }
}
