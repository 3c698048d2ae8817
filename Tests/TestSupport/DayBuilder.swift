package import Domain

/// Writes the events of a day by the minute and folds them as the ledger does.
package struct DayBuilder {
    /// 2026-11-23T00:00:00Z.
    package static let midnight: Int64 = 1_795_392_000_000
    package private(set) var model = ReadModel()
    package private(set) var events: [RecordedEvent] = []
    private var sequence: Int64 = 0

    package init() {}

    /// Minutes (fractions allowed) after 2026-11-23T00:00:00Z.
    package static func at(_ minute: Double) -> Timestamp { Timestamp(milliseconds: midnight + Int64(minute * 60_000)) }

    /// The UTC day that the minutes count from, shifted by whole days.
    package static func window(day: Int = 0) -> DayWindow {
        let start = Double(day) * 1440
        return DayWindow(
            date: "2026-11-\(23 + day)", zone: "UTC", start: at(start), end: at(start + 1440),
            startLocal: "2026-11-\(23 + day) 00:00+00:00", endLocal: "2026-11-\(24 + day) 00:00+00:00",
            hours: (0..<24).map { .init(start: at(start + Double($0) * 60), label: $0 < 10 ? "0\($0)" : "\($0)") })
    }

    package mutating func apply(_ event: Event, _ minute: Double) throws {
        sequence += 1
        let recorded = RecordedEvent(sequence: sequence, time: Self.at(minute), actor: "signalbox", event: event)
        for record in try model.changes(for: recorded) { model.store(record) }
        events.append(recorded)
    }

    package mutating func on(_ lane: LaneID, _ event: LaneEvent, _ minute: Double) throws {
        try apply(.lane(lane, event), minute)
    }

    package mutating func target(
        kind: String = "fix", repository: String = "web", title: String = "Repair the door", after: [TargetID] = [], at minute: Double = 0
    ) throws -> TargetID {
        let id = model.nextTarget
        let target = Target(id: id, title: title, intent: "", repository: repository, kind: kind, risk: .low, after: after)
        try apply(.target(id, .added(target)), minute)
        return id
    }

    /// A lane that is queued at one minute and at work in its worktree at the same.
    package mutating func lane(
        kind: String = "fix", repository: String = "web", title: String = "Repair the door", maxLines: Int = 400, reverts: LaneID? = nil,
        at minute: Double
    ) throws -> LaneID {
        let target = try target(kind: kind, repository: repository, title: title, at: minute)
        let id = model.nextLane
        let start = LaneStart(
            target: target, repository: repository, boundary: nil, risk: .low, kind: kind, title: title, agent: "sh", definition: "d",
            attempt: 1, maxTurns: 3, maxFiles: 20, maxLines: maxLines, reverts: reverts)
        try apply(.laneQueued(id, start), minute)
        return id
    }

    /// Leaves the queue and takes one turn that makes commits.
    package mutating func work(_ lane: LaneID, from: Double, to: Double, cause: TurnCause = .first, outcome: TurnOutcome? = nil) throws {
        if model.lanes[lane]?.phase == .queued {
            try on(lane, .phase(.preparing, note: ""), from)
            try on(lane, .prepared(Workplace(path: "/w", branch: "b", base: "base", port: 4000)), from)
        }
        if model.lanes[lane]?.phase != .working { try on(lane, .phase(.working, note: ""), from) }
        let number = (model.lanes[lane]?.turns.count ?? 0) + 1
        try on(lane, .turnStarted(number: number, cause: cause, job: "j", prompt: "p", from: "base", comments: []), from)
        let usual = TurnOutcome(ending: .completed, head: "head\(number)", newCommits: 1, seconds: (to - from) * 60)
        try on(lane, .turnEnded(number: number, outcome ?? usual), to)
    }

    /// Builds the next candidate, with two gates (`lint`, `test`) unless told otherwise.
    package mutating func candidate(
        _ lane: LaneID, at minute: Double, commits: Int = 1, files: [CandidateFile]? = nil, gates: [String] = ["lint", "test"],
        tree: String? = nil
    ) throws {
        if model.lanes[lane]?.phase != .gating { try on(lane, .phase(.gating, note: ""), minute) }
        let number = (model.lanes[lane]?.candidates.count ?? 0) + 1
        let pins = gates.map { GatePin(name: $0, stage: $0 == "lint" ? .lint : .test, needs: [], definition: "def-\($0)") }
        let usual = [CandidateFile(path: "a.txt", status: "modified", additions: 10, deletions: 2, digest: "a")]
        let candidate = Candidate(
            number: number, base: "base\(number)", head: model.lanes[lane]?.head ?? "", commit: "\(lane)-c\(number)",
            tree: tree ?? "\(lane)-t\(number)", commits: commits, files: files ?? usual, gates: pins)
        try on(lane, .candidateBuilt(candidate), minute)
    }

    package mutating func gate(
        _ lane: LaneID, _ name: String = "test", from: Double, to: Double, _ result: GateResult = .passed, statement: String? = "s",
        reusedFrom: GateOrigin? = nil, counts: TestCounts? = nil
    ) throws {
        let candidate = model.lanes[lane]?.candidates.count ?? 0
        let attempt = (model.lanes[lane]?.gateRuns.count { $0.candidate == candidate && $0.gate == name } ?? 0) + 1
        try on(lane, .gateStarted(candidate: candidate, gate: name, attempt: attempt, job: "g"), from)
        let outcome = GateOutcome(result: result, counts: counts, statement: statement, reusedFrom: reusedFrom)
        try on(lane, .gateEnded(candidate: candidate, gate: name, attempt: attempt, outcome), to)
    }

    /// Opens or renews the pull request; the lane then waits for inspection.
    package mutating func publish(_ lane: LaneID, at minute: Double) throws {
        try on(lane, .phase(.publishing, note: ""), minute)
        let repository = model.lanes[lane]?.start.repository ?? ""
        let number = model.lanes[lane]?.pullRequest ?? model.nextPullRequest(in: repository)
        let candidate = model.lanes[lane]?.candidates.count ?? 0
        try on(lane, .published(number: number, candidate: candidate, body: "b", block: "v"), minute)
        try on(lane, .phase(.inspecting, note: ""), minute)
    }

    package mutating func view(_ lane: LaneID, at minute: Double) throws {
        let files = model.lanes[lane]?.candidate?.files ?? []
        try on(lane, .viewed(files.map { ViewedMark(path: $0.path, digest: $0.digest) }), minute)
    }

    package mutating func decide(
        _ lane: LaneID, _ kind: DecisionKind, _ reason: String, at minute: Double, by: String = "ada", exceptions: [String] = [],
        message: String = ""
    ) throws {
        let decision = Decision(
            kind: kind, reason: reason, message: message, candidate: model.lanes[lane]?.candidate?.number, by: by, at: Self.at(minute),
            exceptions: exceptions)
        try on(lane, .decided(decision), minute)
        switch kind {
        case .approve, .override:
            if model.lanes[lane]?.phase == .inspecting { try on(lane, .phase(.approved, note: ""), minute) }
        case .reject: try on(lane, .phase(.rejected, note: ""), minute)
        case .abandon: try on(lane, .phase(.abandoned, note: ""), minute)
        case .rework: break
        }
    }

    package mutating func land(_ lane: LaneID, at minute: Double) throws {
        guard let candidate = model.lanes[lane]?.candidate else { return }
        let intent = LandingIntent(candidate: candidate.number, branch: "main", expected: candidate.base, commit: candidate.commit)
        try on(lane, .landingStarted(intent), minute)
        let landing = Landing(
            candidate: candidate.number, branch: "main", base: candidate.base, commit: candidate.commit, tree: candidate.tree,
            at: Self.at(minute))
        try on(lane, .landed(landing), minute)
    }

    package mutating func deliver(
        _ lane: LaneID, _ step: DeliveryStep, _ name: String, from: Double, to: Double, _ result: DeliveryResult, detail: String = ""
    ) throws {
        let attempt = (model.lanes[lane]?.deliveries.count { $0.step == step && $0.name == name } ?? 0) + 1
        try on(lane, .deliveryStarted(step: step, name: name, attempt: attempt, job: "d"), from)
        try on(
            lane, .deliveryEnded(step: step, name: name, attempt: attempt, result: result, detail: detail, served: nil, log: nil), to)
    }

    /// The straight way: queue 1 minute, turn 4, gates 2, inspection 3, landing at the tenth minute after `start`.
    package mutating func landedLane(
        kind: String = "fix", repository: String = "web", title: String = "Repair the door", commits: Int = 1, at start: Double
    ) throws -> LaneID {
        let lane = try lane(kind: kind, repository: repository, title: title, at: start)
        try work(lane, from: start + 1, to: start + 5)
        try candidate(lane, at: start + 5, commits: commits)
        try gate(lane, "lint", from: start + 5, to: start + 6)
        try gate(lane, "test", from: start + 5, to: start + 7)
        try publish(lane, at: start + 7)
        try view(lane, at: start + 8)
        try decide(lane, .approve, "correct", at: start + 10)
        try land(lane, at: start + 10)
        return lane
    }

    /// As many commits as the landed candidate says, all at one minute.
    package func commits(of lane: LaneID, at minute: Double) -> [CommitFact] {
        guard let found = model.lanes[lane], let candidate = found.candidate else { return [] }
        return (0..<candidate.commits).map {
            CommitFact(repository: found.start.repository, lane: lane, hash: "\(lane)-\($0)", time: Self.at(minute))
        }
    }

    package func report(day: Int = 0, commits: [CommitFact] = [], now: Double? = nil) -> DayReport {
        let window = Self.window(day: day)
        return DayReport.make(model: model, window: window, commits: commits, now: now.map(Self.at) ?? window.end)
    }
}
