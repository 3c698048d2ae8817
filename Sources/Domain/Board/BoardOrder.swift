/// The order of lanes on the board and wherever they ask for the operator.
///
/// What is wrong on the default branch comes first, then what stopped, then what is ready; among those the higher risk, then who has waited
/// longest. What has ended is shown newest first.
package struct BoardOrder: Comparable, Sendable {
    private let rank: Int
    private let risk: Int
    private let time: Int64
    private let lane: Int

    /// Sorts as this value does, so that a page can put a row in its place without knowing the rule.
    package var key: String { "\(rank)\(risk)-\(Self.padded(time, 13))-\(Self.padded(Int64(lane), 7))" }

    package init(_ lane: Lane) {
        let since = (lane.attention?.since ?? lane.phaseSince).milliseconds
        let ended = lane.phase.isEnd && lane.attention == nil
        let moment = ended ? Int64(9_999_999_999_999) - since : since
        rank = Self.rank(lane)
        risk = ended ? 0 : Risk.allCases.count - 1 - (Risk.allCases.firstIndex(of: lane.start.risk) ?? 0)
        time = max(0, moment)
        self.lane = lane.id.number
    }

    package static func < (left: BoardOrder, right: BoardOrder) -> Bool {
        (left.rank, left.risk, left.time, left.lane) < (right.rank, right.risk, right.time, right.lane)
    }

    package static func sorted(_ lanes: [Lane]) -> [Lane] {
        lanes.map { (BoardOrder($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
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

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
