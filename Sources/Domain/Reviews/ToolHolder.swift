/// Who has a tool socket: the agent of a lane's running turn, or a reviewer. Nothing but the socket says which one calls.
package enum ToolHolder: Hashable, Comparable, Sendable, CustomStringConvertible {
    case lane(LaneID)
    case review(LaneID, Int)

    package var lane: LaneID {
        switch self {
        case .lane(let lane), .review(let lane, _): lane
        }
    }

    package var description: String {
        switch self {
        case .lane(let lane): "\(lane)"
        case .review(let lane, let number): "review \(number) of \(lane)"
        }
    }

    /// Those of a lane that have work under way now.
    package static func atWork(_ lane: Lane) -> Set<ToolHolder> {
        guard !lane.phase.isEnd, lane.start.reverts == nil else { return [] }
        let reviews = lane.openReviews.map { ToolHolder.review(lane.id, $0.number) }
        return Set(reviews + (lane.openTurn == nil ? [] : [.lane(lane.id)]))
    }
}
