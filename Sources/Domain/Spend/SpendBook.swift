/// What was used, by turn, lane, target, day and agent definition: a fold over the turns and reviews of all lanes.
///
/// One that has ended is added once and never looked at again, and those that run are few: so a question costs the same after ten turns
/// and after ten thousand.
package struct SpendBook: Equatable, Sendable {
    private struct Run: Hashable {
        let lane: LaneID
        let id: EngagementID
    }

    private struct OpenRun: Equatable {
        var place: SpendPlace
        /// Without its time, which goes on.
        var spend: Spend
        var work: WorkTime
    }

    private var totals: [SpendScope: Spend] = [:]
    /// How many ended turns of a lane are in the totals.
    private var turns: [LaneID: Int] = [:]
    /// Which ended reviews of a lane are.
    private var reviews: [LaneID: Set<Int>] = [:]
    private var open: [Run: OpenRun] = [:]

    package init() {}

    /// Takes a lane as it is now. May be called as often as one likes.
    ///
    /// - Parameter day: the name of a moment's day in the workspace's zone; asked once for each turn and review.
    package mutating func take(_ lane: Lane, day: (Timestamp) -> String) {
        for turn in lane.turns.dropFirst(turns[lane.id] ?? 0) { take(turn, .turn(turn.number), by: lane.start.agent, lane, day) }
        if lane.endedTurns > 0 { turns[lane.id] = lane.endedTurns }
        // They end in any order.
        for review in lane.reviews where reviews[lane.id]?.contains(review.number) != true {
            take(review, .review(review.number), by: review.start.reviewer, lane, day)
            if !review.isOpen { reviews[lane.id, default: []].insert(review.number) }
        }
    }

    /// Takes a lane that is over, from what is known without reading it.
    package mutating func take(_ id: LaneID, _ brief: LaneBrief, day: (Timestamp) -> String) {
        var ended = 0
        for run in brief.runs {
            if run.number > 0 { ended += 1 }
            let isKnown = run.number > 0 ? ended <= turns[id] ?? 0 : reviews[id]?.contains(-run.number) == true
            guard !isKnown else { continue }
            open[Run(lane: id, id: run.id)] = nil
            add(run.spend, at: SpendPlace(agent: run.agent, lane: id, turn: run.number, target: brief.target, day: day(run.startedAt)))
            if run.number < 0 { reviews[id, default: []].insert(-run.number) }
        }
        if ended > 0 { turns[id] = ended }
    }

    /// It counts for the day that it began on.
    private mutating func take(
        _ run: some Engagement, _ id: EngagementID, by agent: String, _ lane: Lane, _ day: (Timestamp) -> String
    ) {
        let key = Run(lane: lane.id, id: id)
        let place =
            open[key]?.place
            ?? SpendPlace(agent: agent, lane: lane.id, turn: id.spendNumber, target: lane.start.target, day: day(run.startedAt))
        var spend = run.usage.map(Spend.init) ?? Spend()
        guard let end = run.endedAt else {
            open[key] = OpenRun(place: place, spend: spend, work: run.work)
            return
        }
        open[key] = nil
        spend.milliseconds = run.work.milliseconds(now: end)
        add(spend, at: place)
    }

    /// Counts what was used by work that is over.
    package mutating func add(_ spend: Spend, at place: SpendPlace) {
        for scope in place.scopes { totals[scope] = (totals[scope] ?? Spend()) + spend }
    }

    /// A run of a lane that has not ended has used this, whatever the ledger knows of it yet.
    package mutating func replace(_ usage: TurnUsage, of lane: LaneID, _ id: EngagementID) {
        open[Run(lane: lane, id: id)]?.spend = Spend(usage)
    }

    /// What was used in a scope until now, agents at work included.
    package func spend(_ scope: SpendScope, now: Timestamp) -> Spend {
        var sum = totals[scope] ?? Spend()
        for entry in open.values where entry.place.isIn(scope) {
            sum = sum + entry.spend
            sum.milliseconds = SaturatingSum.add(sum.milliseconds, entry.work.milliseconds(now: now))
        }
        return sum
    }

    /// How many agents are at work in a scope: those that are paused or wait for an answer are not.
    package func working(_ scope: SpendScope) -> Int {
        open.values.count { $0.place.isIn(scope) && $0.work.rest?.since == nil }
    }
}
