extension DaySelection {
    var landedRows: DayReport.Sourced<DayReport.LandedRow> {
        .init(
            source: "one row per lane.landed in the day, in that order; size and gates of the landed candidate, tiers up to now",
            rows: landed.map { done in
                let lane = done.lane
                let files = done.candidate.files
                return .init(
                    lane: lane.id, target: lane.start.target, repository: lane.start.repository, pullRequest: lane.pullRequest,
                    kind: lane.start.kind, risk: lane.start.risk, title: lane.start.title, landedAt: done.landing.at,
                    commit: done.landing.commit, commits: done.candidate.commits, files: files.count,
                    additions: files.reduce(0) { $0 + $1.additions }, deletions: files.reduce(0) { $0 + $1.deletions },
                    generatedLines: files.filter(\.generated).reduce(0) { $0 + $1.additions + $1.deletions },
                    gates: done.verdict.notGreen ?? "\(done.candidate.gates.count) green",
                    tiers: EvidenceTiers(done, in: model).reached,
                    decision: done.decision.map { "\($0.kind.rawValue) \($0.reason)" } ?? "none", by: done.decision?.by ?? "",
                    accepted: done.accepted, turns: lane.turns.count, reworks: lane.decisions.count { $0.kind == .rework },
                    cycleSeconds: done.cycleSeconds, undone: isUndone(lane))
            })
    }

    var endedRows: DayReport.Sourced<DayReport.EndedRow> {
        let rows = (rejected + abandoned).compactMap { lane -> DayReport.EndedRow? in
            guard let decision = lane.decisions.last else { return nil }
            return .init(
                lane: lane.id, target: lane.start.target, repository: lane.start.repository, kind: lane.start.kind,
                title: lane.start.title, decision: decision.kind, reason: decision.reason, message: decision.message, by: decision.by,
                at: decision.at)
        }
        return .init(source: "lanes rejected or abandoned in the day, with the last lane.decided", rows: rows.sorted { $0.lane < $1.lane })
    }

    var unfinishedRows: DayReport.Sourced<DayReport.UnfinishedRow> {
        let lanes = open.map { lane -> DayReport.UnfinishedRow in
            let entry = lane.phases.last { $0.at < window.end } ?? lane.phases[0]
            return .init(
                lane: lane.id, target: lane.start.target, repository: lane.start.repository, kind: lane.start.kind,
                title: lane.start.title, phase: entry.phase, since: entry.at, nextActor: lane.nextActor, reason: reason(lane, then: entry))
        }
        let targets = model.targets.values.filter { target in
            target.dropped == nil && target.addedAt < window.end
                && !model.versions(of: target.id).contains { $0.queuedAt < window.end }
        }
        let waiting = targets.sorted { $0.id < $1.id }.map { target -> DayReport.UnfinishedRow in
            let missing = target.after.filter { !model.hasLanded($0) }
            // One that was given up or rolled back is in no row of its own, so nobody else asks for it.
            let isOnItsWay = !missing.isEmpty && missing.allSatisfy { model.openLane(of: $0) != nil || model.attempts(at: $0) == 0 }
            return .init(
                lane: nil, target: target.id, repository: target.repository, kind: target.kind, title: target.title, phase: nil,
                since: target.addedAt, nextActor: isOnItsWay ? .queue : .operator,
                reason: missing.isEmpty
                    ? "not dispatched" : "not dispatched; waits for \(missing.map(\.description).joined(separator: ", "))")
        }
        return .init(
            source: "lanes open at the day's end, targets added by then that no lane had taken up; next actor and reason as of now",
            rows: lanes + waiting)
    }

    private func reason(_ lane: Lane, then entry: PhaseEntry) -> String {
        if lane.landed != nil { return "has landed since" }
        if lane.phase.isEnd { return "\(lane.phase.rawValue) since" }
        if let attention = lane.attention {
            return attention.detail.isEmpty ? attention.reason.rawValue : "\(attention.reason.rawValue): \(attention.detail)"
        }
        if lane.paused { return "paused" }
        switch lane.phase {
        case .queued: return "waits in the queue"
        case .inspecting: return "waits to be inspected"
        case .approved: return "waits to land"
        default: break
        }
        return lane.phase == entry.phase ? "at work" : "now \(lane.phase.rawValue)"
    }
}
