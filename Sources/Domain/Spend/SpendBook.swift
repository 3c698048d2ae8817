/// What was used, by turn, lane, target, day and agent definition: a fold over usage and agent time.
///
/// Programs that report their cost do so as a total at the end, after the tokens it is for. A reported cost therefore takes the place of
/// what was priced or unknown in the same turn until then. (A turn that ended without a report keeps its priced figure; when the next turn
/// of the session reports a total, that counts it once more. The book is then too high, never too low.)
package struct SpendBook: Equatable, Sendable {
    private struct Turn: Hashable {
        let lane: LaneID
        let number: Int
    }

    private struct Interval: Equatable {
        let place: SpendPlace
        let since: Timestamp
    }

    private var slices: [SpendPlace: Spend] = [:]
    private var places: [Turn: [SpendPlace]] = [:]
    private var totals: [SpendScope: Spend] = [:]
    private var open: [Turn: Interval] = [:]

    package init() {}

    /// Counts usage, priced or not.
    package mutating func add(_ usage: UsageDelta, at place: SpendPlace) {
        var change = Spend()
        // A program that reports less than nothing must not win back budget.
        change.tokens = TokenCounts(
            input: max(0, usage.tokens.input), cacheRead: max(0, usage.tokens.cacheRead), cacheWrite: max(0, usage.tokens.cacheWrite),
            output: max(0, usage.tokens.output))
        if let cost = usage.cost, usage.costSource != .unknown {
            if usage.costSource == .reported {
                for earlier in places[Turn(lane: place.lane, number: place.turn)] ?? [] { supersede(earlier) }
                change.reported = max(Money(micros: 0), cost)
            } else {
                change.priced = max(Money(micros: 0), cost)
            }
        } else {
            change.unknownTokens = change.tokens.total
        }
        apply(place) { $0 + change }
    }

    /// An agent begins to work, or goes on after a pause or at the beginning of a day.
    package mutating func began(_ place: SpendPlace, at time: Timestamp) {
        ended(lane: place.lane, turn: place.turn, at: time)
        open[Turn(lane: place.lane, number: place.turn)] = Interval(place: place, since: time)
    }

    /// An agent stops to work: its turn ended, or it is paused or waits for the operator. Nothing happens when none is at work.
    package mutating func ended(lane: LaneID, turn: Int, at time: Timestamp) {
        guard let interval = open.removeValue(forKey: Turn(lane: lane, number: turn)) else { return }
        apply(interval.place) { spend in
            var spend = spend
            spend.milliseconds = SaturatingSum.add(spend.milliseconds, Self.length(interval, now: time))
            return spend
        }
    }

    /// What was used in a scope until now, agents at work included.
    package func spend(_ scope: SpendScope, now: Timestamp) -> Spend {
        var spend = totals[scope] ?? Spend()
        for interval in open.values where interval.place.scopes.contains(scope) {
            spend.milliseconds = SaturatingSum.add(spend.milliseconds, Self.length(interval, now: now))
        }
        return spend
    }

    /// How many agents are at work in a scope.
    package func working(_ scope: SpendScope) -> Int { open.values.count { $0.place.scopes.contains(scope) } }

    private mutating func supersede(_ place: SpendPlace) {
        apply(place) { spend in
            var spend = spend
            spend.priced = Money(micros: 0)
            spend.unknownTokens = 0
            return spend
        }
    }

    private mutating func apply(_ place: SpendPlace, _ change: (Spend) -> Spend) {
        let before = slices[place]
        let after = change(before ?? Spend())
        if before == nil { places[Turn(lane: place.lane, number: place.turn), default: []].append(place) }
        slices[place] = after
        for scope in place.scopes { totals[scope] = (totals[scope] ?? Spend()).replacing(before ?? Spend(), by: after) }
    }

    private static func length(_ interval: Interval, now: Timestamp) -> Int64 {
        SaturatingSum.more(now.milliseconds, than: interval.since.milliseconds)
    }
}

extension Spend {
    /// The sum after one of its parts has changed.
    fileprivate func replacing(_ old: Spend, by new: Spend) -> Spend {
        var sum = self
        sum.tokens = TokenCounts(
            input: SaturatingSum.subtract(tokens.input, old.tokens.input),
            cacheRead: SaturatingSum.subtract(tokens.cacheRead, old.tokens.cacheRead),
            cacheWrite: SaturatingSum.subtract(tokens.cacheWrite, old.tokens.cacheWrite),
            output: SaturatingSum.subtract(tokens.output, old.tokens.output))
        sum.reported = reported - old.reported
        sum.priced = priced - old.priced
        sum.unknownTokens = SaturatingSum.subtract(unknownTokens, old.unknownTokens)
        sum.milliseconds = SaturatingSum.subtract(milliseconds, old.milliseconds)
        return sum + new
    }
}
