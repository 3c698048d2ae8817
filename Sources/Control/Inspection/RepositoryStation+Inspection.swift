import Domain
import Git

extension RepositoryStation {
    /// The changed files of a candidate by path: their modes and objects.
    func changes(_ candidate: Domain.Candidate, _ memory: InspectionMemory) async throws -> [String: ChangedFile] {
        let (old, new) = (try object(candidate.base), try object(candidate.commit))
        let repository = mirror.repository
        return try await memory.changes.answer(pair(old.hex, new.hex)) {
            let changes = try await DiffReader(repository).list(from: old, to: new)
            return Dictionary(changes.map { ($0.path.name, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// What the repository says of a candidate's files, and the commits that it brings. Reads no patch.
    func facts(_ candidate: Domain.Candidate, _ memory: InspectionMemory) async throws -> CandidateFacts {
        let (old, new, head) = (try object(candidate.base), try object(candidate.commit), try object(candidate.head))
        let repository = mirror.repository
        let changes = try await changes(candidate, memory)
        return try await memory.facts.answer(pair(old.hex, new.hex)) {
            async let marks = FileMarksReading(repository: repository, base: old, commit: new).read(Array(changes.values))
            async let commits = CommitGraph(repository).commits(between: old, and: head, limit: 200)
            return CandidateFacts(marks: try await marks, commits: try await commits.map { CandidateCommit($0) })
        }
    }

    /// The patches between two commits or trees; of one file alone when all together are too large.
    func patches(from old: String, to new: String, path: String, _ memory: InspectionMemory) async throws -> CandidatePatches {
        let (old, new) = (try object(old), try object(new))
        let pair = pair(old.hex, new.hex)
        let reader = DiffReader(mirror.repository)
        do {
            return try await memory.patches.answer(pair) {
                CandidatePatches(try await reader.patches(from: old, to: new), isWhole: true)
            }
        } catch let error as GitError {
            guard case .outputTooLarge = error.kind else { throw error }
        }
        return try await memory.filePatches.answer(InspectionMemory.FilePair(pair: pair, path: path)) {
            guard let change = try await reader.list(from: old, to: new).first(where: { $0.path.name == path }) else {
                throw DeskError(.notFound, "'\(path)' is not changed there")
            }
            return CandidatePatches(try await reader.patches(of: change, from: old, to: new), isWhole: false)
        }
    }

    /// A file's bytes, at most 16 MB.
    func contents(_ id: ObjectID, _ memory: InspectionMemory) async throws -> FileContents {
        let repository = mirror.repository
        return try await memory.contents.answer(InspectionMemory.Object(repository: name, id: id)) {
            let catFile = CatFile(repository)
            do {
                let bytes = try await catFile.content(id)
                await catFile.close()
                return FileContents(bytes ?? [])
            } catch {
                await catFile.close()
                throw error
            }
        }
    }

    /// An older candidate as it would be on the base of a newer one.
    func rebased(_ older: Domain.Candidate, on base: String, _ memory: InspectionMemory) async throws -> RebasedCandidate {
        let (commit, base) = (try object(older.commit), try object(base))
        guard older.base != base.hex else { return RebasedCandidate(tree: older.commit, conflicts: []) }
        let builder = CandidateBuilder(mirror.repository)
        return try await memory.rebased.answer(pair(commit.hex, base.hex)) {
            let (tree, conflicts) = try await builder.rebased(commit, on: base)
            return RebasedCandidate(tree: tree.hex, conflicts: Set(conflicts.map(\.name)))
        }
    }

    /// The paths at which commits do not merge with one commit, in order; one process for all pairs that are not known.
    func conflicts(of commit: String, with others: [String], _ memory: InspectionMemory) async throws -> [[String]] {
        let mine = try object(commit)
        let theirs = try others.map { try object($0) }
        let builder = CandidateBuilder(mirror.repository)
        return try await memory.collisions.conflicts(repository: name, theirs.map { (mine.hex, $0.hex) }) { missing in
            let pairs = missing.map { index in (base: theirs[index], head: mine) }
            return try await builder.forecast(pairs).map { $0.map(\.name) }
        }
    }

    private nonisolated func pair(_ old: String, _ new: String) -> InspectionMemory.Pair {
        InspectionMemory.Pair(repository: name, old: old, new: new)
    }
}

extension CandidateCommit {
    init(_ commit: CommitInfo) {
        self.init(
            commit: commit.id.hex, subject: commit.subject, author: commit.authorName,
            at: Timestamp(milliseconds: commit.authored.multipliedReportingOverflow(by: 1000).partialValue),
            isLeftovers: !commit.trailers("Signalbox-Leftovers").isEmpty)
    }
}
