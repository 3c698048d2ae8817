package import Domain

/// A lane with what the loop says of it.
package struct LaneStanding: Equatable, Sendable {
    package let version: LaneVersion
    /// Why it does not move, in words; nil when it does.
    package let waitingFor: String?
    /// Targets that must land first and that nobody is on the way with, when it asks the operator for them.
    package let stalledBy: [TargetID]
    /// Why it is paused, in words; nil when it is not.
    package let hold: String?
    /// What happens in it now; nil when nothing does.
    package let activity: Activity?

    package init(version: LaneVersion, waitingFor: String?, stalledBy: [TargetID], hold: String?, activity: Activity?) {
        self.version = version
        self.waitingFor = waitingFor
        self.stalledBy = stalledBy
        self.hold = hold
        self.activity = activity
    }

    /// As a model has it, with what is not in the model.
    package init(_ version: LaneVersion, in model: ReadModel, waitingFor: String?, activity: Activity?) {
        let lane = version.lane
        self.init(
            version: version, waitingFor: waitingFor, stalledBy: model.asked(by: lane), hold: model.hold(on: lane), activity: activity)
    }

    package var id: LaneID { version.id }

    package static func == (left: LaneStanding, right: LaneStanding) -> Bool {
        left.version === right.version && left.waitingFor == right.waitingFor && left.stalledBy == right.stalledBy
            && left.hold == right.hold && left.activity == right.activity
    }
}

/// Where the lanes stand of which something is open. It is the same object for as long as nothing of it changes, so that what was made of it can be
/// used again without looking at a single lane.
package final class LaneStandings: Sendable {
    /// The last event of the ledger that it surely holds.
    package let sequence: Int64
    /// By number.
    package let lanes: [LaneStanding]

    /// - Parameter lanes: by number.
    package init(sequence: Int64, lanes: [LaneStanding]) {
        self.sequence = sequence
        self.lanes = lanes
    }

    /// Nil for a lane of which nothing is open.
    package subscript(id: LaneID) -> LaneStanding? {
        var (low, high) = (0, lanes.count)
        while low < high {
            let middle = (low + high) / 2
            if lanes[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < lanes.count && lanes[low].id == id ? lanes[low] : nil
    }
}
