import Domain
import Ledger

/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same day.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// A random sequence of events that all fit: targets, lanes on their way through every phase, and what happens to the workspace.
struct RandomDay {
    private(set) var model = ReadModel()
    private(set) var clock: Int64 = 1_700_000_000_000
    private var sequence: Int64 = 0
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// Up to four events that follow each other.
    mutating func batch() throws -> [(actor: String, event: Event)] {
        // Now and then the clock goes back.
        clock += Int64.random(in: -500...5000, using: &random)
        var drafts: [(actor: String, event: Event)] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let event = next()
            sequence += 1
            let recorded = RecordedEvent(sequence: sequence, time: Sample.at(clock), actor: Sample.actor, event: event)
            for record in try model.changes(for: recorded) { model.store(record) }
            drafts.append((Sample.actor, event))
        }
        return drafts
    }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func next() -> Event {
        // Now and then one that is over.
        let isOver = chance(3)
        let open = model.lanes.values.filter { $0.isSettled == isOver }.sorted { $0.id < $1.id }
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<2: return .workspace(.serverStarted(version: "1"))
        case 2: return .workspace(.agentDefined(name: "a\(sequence % 3)", definition: "d\(sequence)", source: "s\(sequence)"))
        case 3..<5: return .workspace(.alarm("trees differ ⚠︎ \(sequence)"))
        case 5..<8:
            return .workspace(.repositorySynced(repository: chance(50) ? "caf\u{e9}" : "cafe\u{301}", branch: "main", head: "h\(sequence)"))
        case 8..<10: return .workspace(.configurationLoaded(digest: "d\(sequence)", repositories: ["web"]))
        case 10..<20: return addTarget()
        case 20..<30: return queueLane() ?? addTarget()
        default:
            guard let lane = open.randomElement(using: &random) else { return addTarget() }
            return .lane(lane.id, advance(lane))
        }
    }

    private mutating func addTarget() -> Event {
        if chance(20), let old = model.targets.values.sorted(by: { $0.id < $1.id }).randomElement(using: &random) {
            return .target(
                old.id, chance(30) ? .dropped(reason: "not now") : .edited(Sample.target(old.id.number, title: "again \(sequence)")))
        }
        let id = model.nextTarget
        return .target(id, .added(Sample.target(id.number, title: "line\nbreak \u{1b}[31m \(sequence)")))
    }

    private mutating func queueLane() -> Event? {
        guard let target = model.targets.keys.sorted().randomElement(using: &random) else { return nil }
        return Sample.queued(model.nextLane.number, target: target.number).event
    }

    private mutating func decision(_ kind: DecisionKind, _ lane: Lane) -> LaneEvent {
        .decided(Decision(kind: kind, reason: "correct", candidate: lane.candidate?.number, by: Sample.actor, at: Sample.at(clock)))
    }

    private mutating func advance(_ lane: Lane) -> LaneEvent {
        switch lane.phase {
        case .queued: return .phase(.preparing, note: "")
        case .preparing:
            return lane.workplace == nil
                ? .prepared(Workplace(path: "/w", branch: "signalbox/t", base: "b0", port: 4000)) : .phase(.working, note: "")
        case .working: return work(lane)
        case .gating: return gate(lane)
        case .publishing:
            guard lane.publishedCandidate != lane.candidate?.number else { return .phase(.inspecting, note: "") }
            let number = lane.pullRequest ?? model.nextPullRequest(in: "web")
            return .published(number: number, candidate: lane.candidate?.number ?? 0, body: "body", block: "block")
        case .inspecting: return inspect(lane)
        case .approved:
            if !lane.landRequested { return .landRequested }
            // One lane of a repository lands at a time.
            if model.lanes.values.contains(where: { $0.phase == .landing }) { return .resumed }
            return .landingStarted(
                LandingIntent(
                    candidate: lane.candidate?.number ?? 0, branch: "main", expected: lane.candidate?.base ?? "",
                    commit: lane.candidate?.commit ?? ""))
        case .landing:
            let base = lane.candidate?.base ?? ""
            if chance(20) { return .baseMoved(expected: base, found: base + "+") }
            return .landed(
                Landing(
                    candidate: lane.candidate?.number ?? 0, branch: "main", base: base, commit: lane.candidate?.commit ?? "",
                    tree: lane.candidate?.tree ?? "", at: Sample.at(clock)))
        case .landed: return .phase(.deploying, note: "")
        case .deploying: return .phase(.verifying, note: "")
        case .verifying: return .phase(chance(90) ? .done : .rolledBack, note: "")
        case .done, .abandoned, .rejected, .rolledBack:
            return lane.workplace == nil || lane.released
                ? .snapshotTaken(ref: "refs/\(sequence)", commit: "c", leftOut: []) : .released(retained: nil)
        }
    }

    private mutating func work(_ lane: Lane) -> LaneEvent {
        if let turn = lane.openTurn {
            let good = chance(80)
            return .turnEnded(
                number: turn.number,
                TurnOutcome(
                    ending: good ? .completed : .timedOut, head: "head-\(lane.id)-\(turn.number)", newCommits: good ? 1 : 0,
                    seconds: Double.random(in: 0...1000, using: &random), cpuSeconds: 0.1))
        }
        if lane.turns.isEmpty || lane.turns.last?.outcome?.succeeded != true {
            return .turnStarted(
                number: lane.turns.count + 1, cause: .first, job: "j", prompt: "p", from: "b0", comments: lane.openComments.map(\.number))
        }
        return .phase(.gating, note: "")
    }

    private mutating func gate(_ lane: Lane) -> LaneEvent {
        guard let candidate = lane.candidate, candidate.head == lane.head, lane.phases.last?.note.isEmpty == true else {
            // After the base moved the phase carries a note; a new candidate is built once and the lane goes back through work.
            if lane.candidate?.head == lane.head, lane.candidate?.base.hasSuffix("+") == true { return gateRun(lane) }
            return .candidateBuilt(candidate(for: lane))
        }
        return gateRun(lane)
    }

    private func candidate(for lane: Lane) -> Candidate {
        let number = lane.candidates.count + 1
        let moved = lane.phases.last?.note.isEmpty == false
        return Candidate(
            number: number, base: moved ? "b0+" : "b0", head: lane.head ?? "", commit: "c\(number)", tree: "t\(number)", commits: 1,
            files: [CandidateFile(path: "ä\n.txt", status: "modified", additions: 1, deletions: 0, digest: "f\(number)")],
            gates: [GatePin(name: "test", stage: .test, needs: [], definition: "def")])
    }

    private mutating func gateRun(_ lane: Lane) -> LaneEvent {
        let number = lane.candidate?.number ?? 0
        let runs = lane.gateRuns.filter { $0.candidate == number }
        if let open = runs.last, open.endedAt == nil {
            return .gateEnded(
                candidate: number, gate: "test", attempt: open.attempt,
                GateOutcome(result: chance(75) ? .passed : .failed, seconds: Double.random(in: 0...1, using: &random)))
        }
        switch lane.verdict {
        case .green: return .phase(.publishing, note: "")
        case .red, .flaky, .none:
            if lane.attention == nil { return .needsOperator(.gatesRed, detail: "red") }
            return chance(50) ? decision(.override, lane) : .candidateBuilt(candidate(for: lane))
        case .pending: return .gateStarted(candidate: number, gate: "test", attempt: runs.count + 1, job: "g")
        }
    }

    private mutating func inspect(_ lane: Lane) -> LaneEvent {
        if chance(30), let file = lane.candidate?.files.first {
            let active = Int64(clock % 900)
            return .looked(
                Look(
                    kind: .screen, by: Sample.actor, from: Sample.at(0), to: Sample.at(900_000), activeMilliseconds: active,
                    visibleMilliseconds: active,
                    files: [
                        LookedFile(
                            path: file.path, digest: file.digest, rows: RowSet([RowRange(first: 1, last: 2)], of: 2),
                            activeMilliseconds: active)
                    ]))
        }
        if !lane.unseen.isEmpty {
            return .viewed((lane.candidate?.files ?? []).map { ViewedMark(path: $0.path, digest: $0.digest) })
        }
        if chance(20) {
            return .commented(
                Comment(
                    number: lane.comments.count + 1, candidate: lane.candidate?.number ?? 0, path: "a", line: 3, text: "why?",
                    by: Sample.actor, at: Sample.at(clock)))
        }
        switch lane.decision?.kind {
        case .approve, .override: return .phase(.approved, note: "")
        case .abandon: return .phase(.abandoned, note: "")
        default: return decision(chance(80) ? .approve : .abandon, lane)
        }
    }
}
