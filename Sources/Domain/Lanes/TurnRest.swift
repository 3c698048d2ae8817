/// The time in which a turn's agent could not work: it was paused, or it waited for the operator's answer.
package struct TurnRest: Codable, Equatable, Sendable {
    /// Milliseconds of the rests that are over.
    package var milliseconds: Int64 = 0
    /// Since when it rests; nil while it works.
    package var since: Timestamp?

    package init() {}
}

/// From when to when an agent was at work, and the rests in between.
package struct WorkTime: Equatable, Sendable {
    package var startedAt: Timestamp
    package var endedAt: Timestamp?
    package var rest: TurnRest?

    /// Milliseconds in which the agent was at work, until now or the end.
    package func milliseconds(now: Timestamp) -> Int64 {
        let end = endedAt ?? now
        let all = SaturatingSum.more(end.milliseconds, than: startedAt.milliseconds)
        guard let rest else { return all }
        let current = rest.since.map { SaturatingSum.more(end.milliseconds, than: $0.milliseconds) } ?? 0
        return SaturatingSum.more(all, than: SaturatingSum.add(rest.milliseconds, current))
    }
}

extension Engagement {
    package var work: WorkTime { WorkTime(startedAt: startedAt, endedAt: endedAt, rest: rest) }

    /// Milliseconds in which the agent was at work, until now or the end.
    package func workMilliseconds(now: Timestamp) -> Int64 { work.milliseconds(now: now) }

    /// - Parameter rests: whether it rests from now on, unless it has ended.
    mutating func noteRest(_ rests: Bool, at time: Timestamp) {
        let rests = rests && endedAt == nil
        guard rests != (rest?.since != nil) else { return }
        var rest = rest ?? TurnRest()
        if let since = rest.since {
            let passed = SaturatingSum.more((endedAt ?? time).milliseconds, than: since.milliseconds)
            rest.milliseconds = SaturatingSum.add(rest.milliseconds, passed)
            rest.since = nil
        } else {
            rest.since = time
        }
        self.rest = rest
    }
}

extension Lane {
    /// Turns that are over: nothing of them changes any more.
    package var endedTurns: Int { turns.count - (hasOpenTurn ? 1 : 0) }

    /// Notes whether the agent of the last turn, and reviewers, work or rest from now on.
    ///
    /// - Parameter isHeld: whether the lane is paused, by itself or by what covers it.
    mutating func noteRest(isHeld: Bool, at time: Timestamp) {
        if let index = turns.indices.last { turns[index].noteRest(isHeld || asks.contains { $0.isOpen }, at: time) }
        for index in reviews.indices { reviews[index].noteRest(isHeld, at: time) }
    }
}
