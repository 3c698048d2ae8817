/// Which records belong to a day: every lane counts in exactly one of the four groups, and in `open` on any number of days before it ends.
struct DaySelection {
    let model: ReadModel
    let window: DayWindow
    let now: Timestamp
    /// Landed inside the day, in the order of landing.
    var landed: [LandedLane] = []
    /// Ended inside the day without landing.
    var rejected: [Lane] = []
    var abandoned: [Lane] = []
    /// Dispatched before the day's end, and neither landed nor ended by then.
    var open: [Lane] = []
    /// Every lane of which something may be of the day, oldest first: those that were over before it, or began after it, are not read.
    let all: [Lane]

    init(model: ReadModel, window: DayWindow, now: Timestamp) {
        self.model = model
        self.window = window
        self.now = now
        let over = model.versions(settledAndLivingFrom: window.start, to: window.end).map(\.lane)
        all = (model.unsettledLanes + over).sorted { $0.id < $1.id }
        for lane in all where lane.queuedAt < window.end {
            let ending = lane.phases.first { $0.phase == .rejected || $0.phase == .abandoned }
            if let done = LandedLane(lane), done.landing.at < window.end {
                if window.contains(done.landing.at) { landed.append(done) }
            } else if let ending, ending.at < window.end {
                guard window.contains(ending.at) else { continue }
                if ending.phase == .rejected { rejected.append(lane) } else { abandoned.append(lane) }
            } else {
                open.append(lane)
            }
        }
        landed.sort { ($0.landing.at, $0.lane.id) < ($1.landing.at, $1.lane.id) }
    }

    /// Lanes that came to an end inside the day: landed, rejected or abandoned.
    var concluded: Int { landed.count + rejected.count + abandoned.count }
    var lanes: [Lane] { landed.map(\.lane) + rejected + abandoned + open }

    /// Turns that ended inside the day.
    var turns: [(lane: Lane, turn: Turn, outcome: TurnOutcome)] {
        all.flatMap { lane in
            lane.turns.compactMap { turn in
                guard window.contains(turn.endedAt), let outcome = turn.outcome else { return nil }
                return (lane, turn, outcome)
            }
        }
    }

    /// Gate runs that ended inside the day.
    var gateRuns: [(lane: Lane, run: GateRun, outcome: GateOutcome)] {
        all.flatMap { lane in
            lane.gateRuns.compactMap { run in
                guard window.contains(run.endedAt), let outcome = run.outcome else { return nil }
                return (lane, run, outcome)
            }
        }
    }

    /// Decisions made inside the day, those included that were voided later.
    var decisions: [(lane: Lane, decision: Decision)] {
        all.flatMap { lane in lane.decisions.filter { window.contains($0.at) }.map { (lane, $0) } }
    }

    /// Steps after landing that ended inside the day.
    var deliveries: [(lane: Lane, run: DeliveryRun)] {
        all.flatMap { lane in lane.deliveries.filter { window.contains($0.endedAt) }.map { (lane, $0) } }
    }
}
