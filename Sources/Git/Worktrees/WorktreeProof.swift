/// Proof that a folder is the worktree that a slot's record speaks of. Without it nothing is reset or removed.
enum WorktreeProof {
    /// Throws `.proofMissing` with what is not as it must be, or `.worktreeMissing`.
    static func check(_ record: SlotRecord, store: SlotStore, mirror: String, lane: String?) throws {
        let path = store.worktree(record.number)
        func fail(_ what: String) -> GitError {
            GitError(
                .proofMissing, "\(path) is left alone: \(what).",
                remedy: "Look at the folder yourself; when nothing in it is needed, remove it and its slot record by hand.")
        }
        guard record.lane == lane else { throw fail("its record names \(record.lane ?? "no lane") and not \(lane ?? "none")") }
        guard let facts = PosixFile.facts(Array(path.utf8)) else {
            throw GitError(
                .worktreeMissing, "The worktree \(path) is gone.", remedy: "Restore the lane from its last snapshot into a new worktree.")
        }
        guard facts.kind == .directory, PosixFile.resolved(path) == path else { throw fail("it is not a folder of the pool") }
        let name = record.gitName
        guard !name.isEmpty, !name.contains("/"), name != ".", name != ".." else { throw fail("its record names no git directory") }
        let directory = "\(mirror)/worktrees/\(name)"
        guard text("\(path)/.git") == "gitdir: \(directory)" else { throw fail("its .git file does not name \(directory)") }
        guard text("\(directory)/gitdir") == "\(path)/.git" else { throw fail("\(directory) does not name it") }
    }

    private static func text(_ path: String) -> String? {
        guard var bytes = PosixFile.read(Array(path.utf8), limit: 64 << 10) else { return nil }
        while bytes.last == 10 || bytes.last == 13 { bytes.removeLast() }
        return String(validating: bytes, as: UTF8.self)
    }
}
