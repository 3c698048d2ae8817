extension ReadModel {
    // MARK: Keeping the index

    /// Takes into the index what has become of a lane.
    mutating func note(_ lane: Lane, after before: LaneMarks) {
        let after = LaneMarks.of(lane)
        if !before.isKnown { add(lane.id, of: lane.start.target, reverts: lane.start.reverts) }
        if before.isAtWork != after.isAtWork {
            if after.isAtWork { index.atWork.insert(lane.id) } else { index.atWork.remove(lane.id) }
        }
        if before.isLanded != after.isLanded {
            index.setLanded(lane.id, lane.start.target, after.isLanded)
            noteStanding(of: lane.start.target)
        }
        index.endings.set(lane.id, from: before.endedAt, to: after.endedAt)
        index.landings.set(lane.id, from: before.landedAt, to: after.landedAt)
        index.lasts.set(lane.id, from: before.lastAt, to: after.lastAt)
        for run in lane.gateRuns.dropFirst(before.gateRuns) { index.gated[run.tree, default: []].insert(lane.id) }
        for handoff in lane.handoffs.dropFirst(before.handoffs) { add(handoff.id, of: lane.id) }
        index.lastAsk = max(index.lastAsk, lane.lastAsk)
        learn(lane, before, after)
    }

    /// What has ended never changes: what was looked at is not looked at again.
    private mutating func learn(_ lane: Lane, _ before: LaneMarks, _ after: LaneMarks) {
        guard lane.start.reverts == nil else { return }
        if before.endedTurns < after.endedTurns {
            for turn in lane.turns.prefix(after.endedTurns).dropFirst(before.endedTurns) { agentMemory.learn(turn, of: lane) }
        }
        guard !before.openReviews.isEmpty || before.reviews < after.reviews else { return }
        for (index, review) in lane.reviews.enumerated() where !review.isOpen {
            if index >= before.reviews || before.openReviews.contains(review.number) { agentMemory.learn(review, of: lane) }
        }
    }

    /// Puts settled lanes into a model that has none: they stay where they are until somebody asks for more than the brief.
    package mutating func load(_ settled: [LaneVersion]) {
        lanes.reserve(settled.count)
        // By number, and so nearly in the order of their times: the index would move half of what it has for each otherwise.
        for version in settled.sorted(by: { $0.id < $1.id }) {
            guard let brief = version.brief else { continue }
            note(version.id, brief)
            lanes.put(version)
        }
    }

    private mutating func note(_ id: LaneID, _ brief: LaneBrief) {
        add(id, of: brief.target, reverts: brief.reverts)
        if brief.phase.standsLanded {
            index.setLanded(id, brief.target, true)
            noteStanding(of: brief.target)
        }
        index.endings.set(id, from: nil, to: brief.endedAt)
        index.landings.set(id, from: nil, to: brief.landedAt)
        index.lasts.set(id, from: nil, to: brief.last)
        for tree in brief.trees { index.gated[tree, default: []].insert(id) }
        for handoff in brief.handoffs { add(handoff, of: id) }
        index.lastAsk = max(index.lastAsk, brief.lastAsk)
        if brief.reverts == nil {
            for run in brief.runs { agentMemory.learn(run, of: id) }
        }
    }

    private mutating func add(_ lane: LaneID, of target: TargetID, reverts: LaneID?) {
        index.attempts[target, default: []].insert(lane)
        index.lastLane = max(index.lastLane, lane.number)
        if let reverts { index.reverting[reverts, default: []].insert(lane) }
    }

    private mutating func add(_ handoff: HandoffID, of lane: LaneID) {
        index.handoffs[handoff] = lane
        index.lastHandoff = max(index.lastHandoff, handoff.number)
    }

    // MARK: Lanes of which something is open

    /// Lanes of which something is open: few, however many there were. What is asked at every event looks at these alone.
    package var unsettled: Set<LaneID> { Set(lanes.open.keys) }

    /// The same, in no order.
    package var unsettledLanes: [Lane] { lanes.open.values.map(\.lane) }

    /// The same in their boxes.
    package var unsettledVersions: [LaneVersion] { Array(lanes.open.values) }

    /// Lanes with a turn or a review that has not ended.
    package var lanesAtWork: Set<LaneID> { index.atWork }

    // MARK: Lanes that are over

    /// Lanes that came to their end since a moment and of which nothing is open, in no order.
    package func versions(settledSince start: Timestamp) -> [LaneVersion] {
        index.endings.since(start).compactMap { lanes.version(of: $0) }
    }

    /// Lanes that landed since a moment and of which nothing is open, in no order.
    package func versions(settledAndLandedSince start: Timestamp) -> [LaneVersion] {
        index.landings.since(start).compactMap { lanes.version(of: $0) }
    }

    /// Lanes of which nothing is open and something may have happened between two moments, in no order.
    package func versions(settledAndLivingFrom start: Timestamp, to end: Timestamp) -> [LaneVersion] {
        index.lasts.since(start).compactMap { lanes.over[$0] }.filter { $0.brief.map { $0.first < end } ?? true }
    }

    /// Every lane of which nothing is open, by what is known without reading it, in no order.
    package var briefs: [(id: LaneID, brief: LaneBrief)] {
        lanes.over.values.compactMap { version in version.brief.map { (version.id, $0) } }
    }

    /// Every lane that ever was, by its brief, in no order.
    package var everyBrief: [(id: LaneID, brief: LaneBrief)] { unsettledLanes.map { ($0.id, LaneBrief($0)) } + briefs }

    /// Every lane that ever was, in its box, in no order.
    package var everyVersion: [LaneVersion] { lanes.versions }

    /// How many lanes are on a default branch and were not rolled back.
    package var landedCount: Int { index.landedCount }

    /// Whether a lane of the target is on the default branch and was not rolled back.
    package func hasLanded(_ target: TargetID) -> Bool { index.landed[target] != nil }

    // MARK: Single lanes

    /// Every lane of a target, oldest first.
    package func lanes(of target: TargetID) -> [Lane] { (index.attempts[target] ?? []).sorted().compactMap { lanes[$0] } }

    /// The same in their boxes, in no order.
    package func versions(of target: TargetID) -> [LaneVersion] { (index.attempts[target] ?? []).compactMap { lanes.version(of: $0) } }

    /// How many lanes a target had.
    package func attempts(at target: TargetID) -> Int { index.attempts[target]?.count ?? 0 }

    /// The newest lane of a target, in its box.
    package func newestLane(of target: TargetID) -> LaneVersion? { index.attempts[target]?.max().flatMap { lanes.version(of: $0) } }

    /// The lane of a target that has neither landed nor ended.
    package func openLane(of target: TargetID) -> Lane? {
        guard let attempts = index.attempts[target] else { return nil }
        return attempts.sorted().lazy.compactMap { self.lanes.open[$0]?.lane }.first { !$0.phase.isLanded && !$0.phase.isEnd }
    }

    /// Lanes with gates on a tree, oldest first.
    package func lanes(gatedOn tree: String) -> [Lane] { (index.gated[tree] ?? []).sorted().compactMap { lanes[$0] } }

    /// Lanes that were made to revert a lane.
    package func lanes(reverting lane: LaneID) -> [Lane] { (index.reverting[lane] ?? []).sorted().compactMap { lanes[$0] } }

    /// Every lane that proposed a handoff, oldest first.
    package var lanesWithHandoffs: [Lane] { Set(index.handoffs.values).sorted().compactMap { lanes[$0] } }

    /// The lane of an ask: one that waits, or was answered not long ago.
    package func lane(of ask: AskID) -> Lane? {
        if let open = lanes.open.values.first(where: { $0.lane.asks.contains { $0.id == ask } }) { return open.lane }
        return lanes.over.values.first { $0.brief?.asks.contains(ask) == true }?.lane
    }

    /// A handoff with the lane that proposed it.
    package func handoff(_ id: HandoffID) -> (lane: Lane, handoff: Handoff)? {
        guard let lane = index.handoffs[id].flatMap({ lanes[$0] }), let handoff = lane.handoffs.first(where: { $0.id == id }) else {
            return nil
        }
        return (lane, handoff)
    }

    // MARK: Numbers

    package var nextLane: LaneID { LaneID(number: index.lastLane + 1) }
    package var nextAsk: AskID { AskID(number: index.lastAsk + 1) }
    package var nextHandoff: HandoffID { HandoffID(number: index.lastHandoff + 1) }
}
