/// What was used, by turn, lane, target, day and agent definition: a fold over the turns of all lanes.
///
/// A turn that has ended is added once and never looked at again, and turns that run are few: so a question costs the same after ten turns
/// and after ten thousand.
package struct SpendBook: Equatable, Sendable {
    private struct OpenTurn: Equatable {
        var place: SpendPlace
        /// Without its time, which goes on.
        var spend: Spend
        var turn: Turn
    }

    private var totals: [SpendScope: Spend] = [:]
    /// How many ended turns of a lane are in the totals.
    private var counted: [LaneID: Int] = [:]
    private var open: [LaneID: OpenTurn] = [:]

    package init() {}

    /// Takes a lane as it is now. May be called as often as one likes.
    ///
    /// - Parameter day: the name of a moment's day in the workspace's zone; asked once for each turn.
    package mutating func take(_ lane: Lane, day: (Timestamp) -> String) {
        let ended = lane.endedTurns
        var known = open[lane.id]
        for turn in lane.turns.prefix(ended).dropFirst(counted[lane.id] ?? 0) {
            let place = known.flatMap { $0.turn.number == turn.number ? $0.place : nil } ?? SpendPlace(lane, turn, day: day)
            var spend = turn.usage.map(Spend.init) ?? Spend()
            spend.milliseconds = turn.workMilliseconds(now: turn.endedAt ?? turn.startedAt)
            add(spend, at: place)
        }
        if ended > 0 { counted[lane.id] = ended }
        if let known, known.turn.number <= ended { open[lane.id] = nil }
        guard let turn = lane.openTurn else { return }
        known = open[lane.id]
        open[lane.id] = OpenTurn(
            place: known?.place ?? SpendPlace(lane, turn, day: day), spend: turn.usage.map(Spend.init) ?? Spend(), turn: turn)
    }

    /// Counts what was used by work that is over.
    package mutating func add(_ spend: Spend, at place: SpendPlace) {
        for scope in place.scopes { totals[scope] = (totals[scope] ?? Spend()) + spend }
    }

    /// The running turn of a lane has used this, whatever the ledger knows of it yet.
    package mutating func replace(_ usage: TurnUsage, of lane: LaneID) { open[lane]?.spend = Spend(usage) }

    /// What was used in a scope until now, agents at work included.
    package func spend(_ scope: SpendScope, now: Timestamp) -> Spend {
        var sum = totals[scope] ?? Spend()
        for entry in open.values where entry.place.isIn(scope) {
            sum = sum + entry.spend
            sum.milliseconds = SaturatingSum.add(sum.milliseconds, entry.turn.workMilliseconds(now: now))
        }
        return sum
    }

    /// How many agents are at work in a scope: those that are paused or wait for an answer are not.
    package func working(_ scope: SpendScope) -> Int {
        open.values.count { $0.place.isIn(scope) && $0.turn.rest?.since == nil }
    }
}

extension SpendPlace {
    /// A turn counts for the day that it began on.
    fileprivate init(_ lane: Lane, _ turn: Turn, day: (Timestamp) -> String) {
        self.init(agent: lane.start.agent, lane: lane.id, turn: turn.number, target: lane.start.target, day: day(turn.startedAt))
    }
}
