extension Lane {
    /// Events of preparing and working.
    mutating func work(_ event: LaneEvent, at: Timestamp) throws(LaneRefusal) {
        switch event {
        case .prepared(let place):
            guard phase == .preparing else { throw refusal("a worktree is prepared while preparing, not while \(phase.rawValue)") }
            workplace = place
        case .setupEnded(let job, let passed, let detail, let log):
            guard phase == .preparing else { throw refusal("setup belongs to preparing") }
            setups.append(SetupRun(job: job, passed: passed, detail: detail, log: log, at: at))
        case .turnStarted(let number, let cause, let job, let prompt, let from, let sent):
            guard phase == .working else { throw refusal("a turn starts while working, not while \(phase.rawValue)") }
            guard !hasOpenTurn, number == turns.count + 1 else { throw refusal("turn \(number) is not the next one") }
            turns.append(Turn(number: number, cause: cause, job: job, prompt: prompt, from: from, startedAt: at))
            for index in comments.indices where sent.contains(comments[index].number) { comments[index].sentInTurn = number }
            voidDecision("a new turn began")
            attention = nil
            dueTurn = nil
            beginConversation(turn: number)
        case .turnEnded(let number, let outcome):
            guard let open = openTurn, open.number == number else { throw refusal("turn \(number) is not running") }
            turns[turns.count - 1].endedAt = at
            turns[turns.count - 1].outcome = outcome
            endConversation(unheard: outcome.unheard ?? [])
            if outcome.succeeded {
                head = outcome.head
                conflict = nil
            }
        default:
            throw refusal("not an event of work")
        }
    }

    mutating func voidDecision(_ reason: String) {
        guard let last = decisions.indices.last, decisions[last].voided == nil, decisions[last].kind.lands else { return }
        decisions[last].voided = reason
    }
}
