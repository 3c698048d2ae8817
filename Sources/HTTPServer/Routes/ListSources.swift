import API
import Control
import Domain

extension LaneStanding: EncodedSource {
    var value: LaneView { LaneView(version.lane, waitingFor: waitingFor, stalledBy: stalledBy, hold: hold, activity: activity) }
}

extension LaneStandings {
    /// Lanes of a model in their order, ended ones too. A lane of which something was recorded since is shown as the model has it.
    func of(_ versions: [LaneVersion], _ model: ReadModel) -> [LaneStanding] {
        versions.map { version in
            let known = self[version.id]
            if let known, known.version === version { return known }
            return LaneStanding(version, in: model, waitingFor: known?.waitingFor, activity: known?.activity)
        }
    }
}

/// A row of the board.
struct BoardRowSource: EncodedSource {
    let lane: LaneStanding
    let group: BoardGroup

    var id: LaneID { lane.id }
    var value: BoardRow {
        BoardRow(lane.version.lane, group: group, waitingFor: lane.waitingFor, hold: lane.hold, activity: lane.activity)
    }
}
