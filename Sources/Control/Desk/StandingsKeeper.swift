import Domain
import Synchronization

/// Makes ``LaneStandings`` anew when something was recorded, when what agents are doing has changed, or when another configuration is in force. Some
/// lanes wait for a time or for room on the machine: those are looked at each time.
final class StandingsKeeper: Sendable {
    /// Everything but the time and the machine that standings depend on.
    struct State: Equatable {
        var events: Int64
        var activities: UInt64
        var configuration: Int
    }

    private struct Kept {
        var state: State
        var standings: LaneStandings
        /// Places of the lanes that move though nothing is recorded.
        var restless: [Int]
    }

    private let kept = Mutex<Kept?>(nil)

    /// - Parameters:
    ///   - state: read before the planner is made: what comes in between makes them be made anew at the next question.
    ///   - planner: of this moment; asked only when something is to be looked at.
    func standings(_ state: State, _ board: ActivityBoard, planner: () -> LanePlanner) -> LaneStandings {
        let known = kept.withLock { $0 }
        var next: Kept
        if let known, known.state == state {
            guard !known.restless.isEmpty, let moved = Self.moved(known, planner()) else { return known.standings }
            next = known
            next.standings = moved
        } else {
            next = Self.make(state, board, planner())
        }
        kept.withLock { kept in
            // Who was slower does not put older ones in the place of newer ones.
            if kept.map({ $0.state.events <= state.events }) ?? true { kept = next }
        }
        return next.standings
    }

    private static func make(_ state: State, _ board: ActivityBoard, _ planner: LanePlanner) -> Kept {
        let versions = planner.model.unsettledVersions.sorted { $0.id < $1.id }
        var restless: [Int] = []
        let lanes = versions.enumerated().map { place, version in
            let lane = version.lane
            if planner.movesByItself(lane) { restless.append(place) }
            return LaneStanding(
                version, in: planner.model, waitingFor: Desk.waiting(lane, planner), activity: Desk.activity(lane, planner.model, board))
        }
        return Kept(state: state, standings: LaneStandings(sequence: state.events, lanes: lanes), restless: restless)
    }

    /// With what the restless lanes wait for now; nil when that is what it was.
    private static func moved(_ kept: Kept, _ planner: LanePlanner) -> LaneStandings? {
        var lanes = kept.standings.lanes
        var isSame = true
        for place in kept.restless {
            let old = lanes[place]
            let words = Desk.waiting(old.version.lane, planner)
            guard words != old.waitingFor else { continue }
            isSame = false
            lanes[place] = LaneStanding(
                version: old.version, waitingFor: words, stalledBy: old.stalledBy, hold: old.hold, activity: old.activity)
        }
        return isSame ? nil : LaneStandings(sequence: kept.standings.sequence, lanes: lanes)
    }
}
