import Domain

/// What is outside of the read model and survives a crash: the remotes, and what the programs that run there answer.
struct SimulatedWorld {
    /// The commits of each repository's default branch, oldest first.
    private(set) var history: [String: [String]]
    private var source: EventSource

    init(seed: UInt64, repositories: [String], source: EventSource) {
        history = Dictionary(repositories.map { ($0, ["\($0)-0"]) }, uniquingKeysWith: { first, _ in first })
        self.source = source
    }

    func head(_ repository: String) -> String { history[repository]?.last ?? "" }
    func holds(_ commit: String, _ repository: String) -> Bool { history[repository]?.contains(commit) == true }

    /// Somebody else pushes, or a lane's push is taken.
    mutating func push(_ commit: String, _ repository: String) { history[repository, default: []].append(commit) }

    mutating func chance(_ percent: Int) -> Bool { source.chance(percent) }
    mutating func pick(_ count: Int) -> Int { source.pick(count) }

    mutating func turn(_ turn: Turn, _ lane: Lane) -> TurnOutcome {
        let head = "\(lane.id)-h\(turn.number)"
        switch pick(20) {
        case 0: return TurnOutcome(ending: .aborted, detail: "signal 9", head: turn.from, newCommits: 0)
        case 1: return TurnOutcome(ending: .timedOut, detail: "600 s", head: turn.from, newCommits: 0)
        case 2: return TurnOutcome(ending: .stopped, detail: "on request", head: turn.from, newCommits: 0)
        case 3: return TurnOutcome(ending: .completed, exitCode: 0, head: turn.from, newCommits: 0)
        case 4: return TurnOutcome(ending: .completed, exitCode: 0, head: head, newCommits: 1, leftovers: ["x"])
        case 5: return TurnOutcome(ending: .completed, exitCode: 0, head: head, newCommits: 1, leftovers: ["x"], leftoversCommitted: true)
        case 6: return TurnOutcome(ending: .failedToStart, detail: "no such program", head: turn.from, newCommits: 0)
        default: return TurnOutcome(ending: .completed, exitCode: pick(2), head: head, newCommits: 1 + pick(3))
        }
    }

    mutating func gate() -> GateResult {
        switch pick(24) {
        case 0, 1, 2: .failed
        case 3: .timedOut
        case 4, 5: .killed
        case 6: .failedToStart
        default: .passed
        }
    }

    mutating func delivery() -> DeliveryResult {
        let results: [DeliveryResult] = [.passed, .passed, .passed, .failed, .unknown]
        return results[pick(results.count)]
    }

    /// The same head on the same base gives the same candidate; on another base mostly the same diffs.
    mutating func candidate(_ lane: Lane, base: String, gates: [GatePin]) -> Candidate {
        let head = lane.head ?? ""
        let overlap = head.utf8.reduce(0) { $0 &+ Int($1) } % 3 == 0
        let count = 1 + head.utf8.reduce(0) { $0 &+ Int($1) } % 5
        let files = (0..<count).map {
            CandidateFile(path: "f\($0)", status: "modified", additions: 3, deletions: 1, digest: overlap ? "\(head)-\(base)" : head)
        }
        return Candidate(
            number: lane.candidates.count + 1, base: base, head: head, commit: "merge-\(head)-\(base)", tree: "tree-\(head)-\(base)",
            commits: 1, files: files, gates: gates)
    }
}
