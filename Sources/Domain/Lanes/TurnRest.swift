/// The time in which a turn's agent could not work: it was paused, or it waited for the operator's answer.
package struct TurnRest: Codable, Equatable, Sendable {
    /// Milliseconds of the rests that are over.
    package var milliseconds: Int64 = 0
    /// Since when it rests; nil while it works.
    package var since: Timestamp?

    package init() {}
}

extension Turn {
    /// Milliseconds in which the agent was at work, until now or the turn's end.
    package func workMilliseconds(now: Timestamp) -> Int64 {
        let end = endedAt ?? now
        let all = SaturatingSum.more(end.milliseconds, than: startedAt.milliseconds)
        guard let rest else { return all }
        let current = rest.since.map { SaturatingSum.more(end.milliseconds, than: $0.milliseconds) } ?? 0
        return SaturatingSum.more(all, than: SaturatingSum.add(rest.milliseconds, current))
    }
}

extension Lane {
    /// Turns that are over: nothing of them changes any more.
    package var endedTurns: Int { turns.count - (openTurn == nil ? 0 : 1) }

    /// Notes whether the agent of the last turn works or rests from now on.
    ///
    /// - Parameter isHeld: whether the lane is paused, by itself or by what covers it.
    mutating func noteRest(isHeld: Bool, at time: Timestamp) {
        guard let index = turns.indices.last else { return }
        let rests = turns[index].endedAt == nil && (isHeld || asks.contains { $0.isOpen })
        guard rests != (turns[index].rest?.since != nil) else { return }
        var rest = turns[index].rest ?? TurnRest()
        if let since = rest.since {
            let passed = SaturatingSum.more((turns[index].endedAt ?? time).milliseconds, than: since.milliseconds)
            rest.milliseconds = SaturatingSum.add(rest.milliseconds, passed)
            rest.since = nil
        } else {
            rest.since = time
        }
        turns[index].rest = rest
    }
}
