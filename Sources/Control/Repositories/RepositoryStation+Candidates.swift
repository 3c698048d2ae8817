import Domain
import Git

extension RepositoryStation {
    /// Builds a lane's candidate on a base, deterministically: the same head, base and lane give the same commit.
    func buildCandidate(lane: Lane, base: String, head: String, at: Timestamp) async throws -> CandidateOutcome {
        let pull = "Signalbox-Lane: \(lane.id)\nSignalbox-Target: \(lane.start.target)"
        return try await CandidateBuilder(mirror.repository).build(
            base: object(base), head: object(head), message: "\(lane.start.title)\n\n\(pull)\n",
            secondsSince1970: at.milliseconds / 1000,
            ref: RefName("refs/signalbox/lanes/\(lane.id)/candidate-\(lane.candidates.count + 1)-\(base.prefix(12))-\(head.prefix(12))"))
    }

    /// The same without a reference that would keep it: for a look at what is committed so far.
    func tryCandidate(lane: Lane, base: String, head: String, at: Timestamp) async throws -> CandidateOutcome {
        try await CandidateBuilder(mirror.repository).build(
            base: object(base), head: object(head), message: "\(lane.start.title)\n\nSignalbox-Lane: \(lane.id)\n",
            secondsSince1970: at.milliseconds / 1000)
    }

    /// Gives back the checkouts whose names are of a kind.
    func discardCheckouts(_ isOne: @Sendable (String) -> Bool) async throws {
        for name in await checkouts.status().compactMap(\.lane) where isOne(name) { try await checkouts.discard(lane: name) }
    }

    /// The files of a candidate against its base, each with the digest of its diff.
    func files(base: String, commit: String) async throws -> [CandidateFile] {
        let new = try object(commit)
        let changes = try await DiffReader(mirror.repository).changes(from: object(base), to: new)
        let said = try await AttributeReader(mirror.repository).values(of: ["linguist-generated"], at: changes.map(\.path), tree: new)
        return changes.map { change in
            let generated: Bool =
                switch said[change.path]?["linguist-generated"] {
                case "set", "true": true
                case "unset", "false": false
                default: PathWords(change.path.name).isWrittenByProgram
                }
            return CandidateFile(change, generated: generated)
        }
    }

    /// A clean checkout of a commit for gates or deliveries, under a name; the same one while that name holds it.
    func acquireCheckout(_ name: String, commit: String) async throws -> String {
        try await checkouts.acquire(lane: name, base: try object(commit)).worktree.path
    }

    /// Which of these checkouts (key, name) are held, because a round was interrupted.
    func heldCheckouts(_ names: [(key: String, name: String)]) async throws -> Set<String> {
        var held: Set<String> = []
        for (key, name) in names where try await checkouts.reattach(lane: name) != nil { held.insert(key) }
        return held
    }

    /// Gives a checkout back. It holds nothing but what gates wrote.
    func discardCheckout(_ name: String) async throws {
        try await checkouts.discard(lane: name)
    }

    /// Commits that landed with a candidate, with their times, for the report.
    func landedCommits(base: String, head: String) async throws -> [(hash: String, seconds: Int64)] {
        try await CommitGraph(mirror.repository).commits(between: object(base), and: object(head)).map { ($0.id.hex, $0.committed) }
    }

    /// Commits of the default branch, as last fetched, since a moment.
    func recentCommits(since: Timestamp) async throws -> [(hash: String, seconds: Int64)] {
        try await CommitGraph(mirror.repository).commits(from: object(trackedHead()), since: since.milliseconds / 1000)
            .map { ($0.id.hex, $0.committed) }
    }

    func tree(of commit: String) async throws -> String {
        try await CommitGraph(mirror.repository).tree(of: object(commit)).hex
    }
}
