import API
import Control
import Domain

/// A lane with what the loop says about it, for lists.
struct LaneSource: EncodedSource {
    let version: LaneVersion
    let waitingFor: String?
    let hold: String?
    let activity: Activity?

    var id: LaneID { version.id }
    var value: LaneView { LaneView(version.lane, waitingFor: waitingFor, hold: hold, activity: activity) }

    static func == (left: LaneSource, right: LaneSource) -> Bool {
        left.version === right.version && left.waitingFor == right.waitingFor && left.hold == right.hold && left.activity == right.activity
    }

    /// The loop is asked once for all of them.
    static func all(_ versions: [LaneVersion], _ model: ReadModel, _ desk: any OperatorDesk) async -> [LaneSource] {
        let waiting = await desk.waiting()
        let activities = await desk.activities()
        return versions.map { version in
            let id = version.id
            return LaneSource(version: version, waitingFor: waiting[id], hold: model.hold(on: version.lane), activity: activities[id])
        }
    }
}

/// A row of the board.
struct BoardRowSource: EncodedSource {
    let lane: LaneSource
    let group: BoardGroup

    var id: LaneID { lane.id }
    var value: BoardRow {
        BoardRow(lane.version.lane, group: group, waitingFor: lane.waitingFor, hold: lane.hold, activity: lane.activity)
    }
}
