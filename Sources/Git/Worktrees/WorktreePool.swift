import Foundation

/// The worktrees of one mirror. A lane gets a slot, works in it, and gives it back once a snapshot holds what is in it; the slot is then
/// reset for the next lane. What the pool knows is on disk before it matters, so a killed server finds every lane's worktree again.
package actor WorktreePool {
    /// The mirror that the worktrees belong to.
    package nonisolated let mirror: Mirror
    private let store: SlotStore
    private let options: WorktreeOptions
    private var slots: [Int: SlotRecord]
    private var running: [String: Task<AcquiredWorktree, any Error>] = [:]

    /// Opens the pool in `folder` (made when missing) and reads its records.
    package init(mirror: Mirror, folder: String, options: WorktreeOptions) throws {
        self.mirror = mirror
        self.options = options
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        store = SlotStore(folder: PosixFile.resolved(folder))
        slots = try store.load()
        for (number, record) in slots where record.state == .retired && record.reason == SlotRecord.beingRemoved {
            // The proof was given before this was written.
            try LinkedWorktree.removeRest(store.worktree(number), name: record.gitName, mirror: mirror.path)
            store.remove(number)
            slots[number] = nil
        }
    }

    /// Gives `lane` a worktree at `base`, on `branch` when given (made at `base`; it may exist there already). Asking again gives the
    /// same worktree untouched. Several lanes may ask at once.
    /// Throws `.refMoved` when the branch exists elsewhere, `.notFound` when the base is not in the mirror, `.worktreeMissing`.
    package func acquire(lane: String, base: ObjectID, branch: RefName? = nil) async throws -> AcquiredWorktree {
        if let task = running[lane] { return try await task.value }
        let task = Task { try await self.prepare(lane: lane, base: base, branch: branch) }
        running[lane] = task
        defer { running[lane] = nil }
        return try await task.value
    }

    /// The worktree that `lane` holds, after a restart or at any time; nil when it holds none.
    /// Throws `.proofMissing` or `.worktreeMissing` when the record and the disk disagree.
    package func reattach(lane: String) throws -> Worktree? {
        guard let record = slots.values.first(where: { $0.lane == lane && $0.state == .held }) else { return nil }
        guard PosixFile.facts(Array(store.worktree(record.number).utf8)) != nil else {
            throw GitError(
                .worktreeMissing, "The worktree \(store.worktree(record.number)) of \(lane) is gone.",
                remedy: "Restore the lane from its last snapshot into a new worktree.")
        }
        return worktree(record)
    }

    /// Takes the slot back. `snapshot` must hold the present state of the worktree; otherwise `.snapshotMissing` is thrown and the lane
    /// keeps it. A slot with work that a snapshot cannot hold is retired: its folder stays.
    package func release(lane: String, snapshot: Snapshot) async throws -> ReleaseOutcome {
        guard let record = slots.values.first(where: { $0.lane == lane && $0.state == .held }) else { return .returned }
        try WorktreeProof.check(record, store: store, mirror: mirror.path, lane: lane)
        let worktree = worktree(record)
        let present = try await SnapshotState.read(worktree, limits: options.snapshotLimits)
        let held = try await mirror.repository.resolve(snapshot.ref)
        guard held == snapshot.commit, present.state == snapshot.state else {
            throw GitError(
                .snapshotMissing, "\(worktree.path) changed after the snapshot \(snapshot.ref) was taken.",
                remedy: "Take another snapshot of \(lane), then release it again.")
        }
        if let reason = present.mustRetain {
            try retire(record, reason)
            return .retired(reason: reason)
        }
        if let head = present.state.head {
            // The branch must be free for the lane's next worktree.
            try PosixFile.replace("\(worktree.gitDirectory)/HEAD", Array("\(head.hex)\n".utf8))
        }
        try free(record)
        return .returned
    }

    /// Gives up the slot of a lane and leaves its folder as it is.
    package func retire(lane: String, reason: String) throws {
        guard let record = slots.values.first(where: { $0.lane == lane && $0.state == .held }) else { return }
        try retire(record, reason)
    }

    /// Removes the worktrees of free slots from the disk, each on positive proof; returns how many.
    package func removeFree(keeping count: Int = 0) throws -> Int {
        let free = slots.values.filter { $0.state == .free }.sorted { $0.number < $1.number }.dropFirst(count)
        for record in free { try remove(record) }
        return free.count
    }

    /// Removes the worktree at this path if it is free; returns whether it was.
    package func removeFree(at path: String) throws -> Bool {
        guard let record = slots.values.first(where: { $0.state == .free && store.worktree($0.number) == path }) else { return false }
        try remove(record)
        return true
    }

    /// Of a slot that nobody holds.
    private func remove(_ unheld: SlotRecord) throws {
        var record = unheld
        try WorktreeProof.check(record, store: store, mirror: mirror.path, lane: record.lane)
        // Should the server be killed here, nobody is given what is left of it; the next one that opens the pool removes the rest.
        record.state = .retired
        record.reason = SlotRecord.beingRemoved
        try save(record)
        try LinkedWorktree.remove(store.worktree(record.number), name: record.gitName, mirror: mirror.path)
        store.remove(record.number)
        slots[record.number] = nil
    }

    /// All slots, for people.
    package func status() -> [SlotStatus] {
        slots.values.sorted { $0.number < $1.number }.map {
            SlotStatus(path: store.worktree($0.number), state: $0.state.rawValue, lane: $0.lane, reason: $0.reason)
        }
    }

    // MARK: - Preparing

    private func prepare(lane: String, base: ObjectID, branch: RefName?) async throws -> AcquiredWorktree {
        try LaneName.check(lane)
        if let held = try reattach(lane: lane) { return AcquiredWorktree(worktree: held, wasReused: false, copied: [], skipped: []) }
        do {
            // A reference cannot be made to a commit that is not here, so one process both asks and does.
            if let branch {
                try await RefTransaction(mirror.repository).keep(base, at: branch)
            } else if try await !mirror.repository.hasCommit(base) {
                throw Self.missing(base, mirror.path)
            }
        } catch let error as GitError {
            guard case .commandFailed = error.kind, try await !mirror.repository.hasCommit(base) else { throw error }
            throw Self.missing(base, mirror.path)
        }
        if let record = try reserveUnregistered(lane: lane, base: base, branch: branch) { return try await make(record, at: base) }
        while let record = try reserveUsed(lane: lane, base: base, branch: branch) {
            do {
                try WorktreeProof.check(record, store: store, mirror: mirror.path, lane: lane)
                try await WorktreeReset.reset(worktree(record), to: base)
                return try await finish(record, wasReused: true)
            } catch let error as GitError where Self.isFaultOfTheSlot(error) {
                if case .commandFailed = error.kind {
                    // The proof held, so nobody's work is there; a git that was killed in the middle may have left anything else. Another is made.
                    try remove(record)
                } else {
                    try retire(record, "it could not be reset: \(error.message)")
                }
            }
        }
        return try await make(try reserveNew(lane: lane, base: base, branch: branch), at: base)
    }

    /// Makes the worktree of a slot that has none.
    private func make(_ record: SlotRecord, at base: ObjectID) async throws -> AcquiredWorktree {
        try LinkedWorktree.register(store.worktree(record.number), name: record.gitName, mirror: mirror.path, at: base)
        _ = try await worktree(record).run(["checkout", "--quiet", "--force", "--detach", base.hex])
        // Nothing of an earlier lane can be in a folder that was just made, so the whole tree need not be read again to prove it.
        try IndexFile.copy("\(worktree(record).gitDirectory)/index", to: worktree(record).pristineIndex)
        return try await finish(record, wasReused: false)
    }

    private static func missing(_ base: ObjectID, _ mirror: String) -> GitError {
        GitError(.notFound, "The commit \(base) is not in the mirror \(mirror).", remedy: "Fetch the repository, then try again.")
    }

    /// Whether another slot would do better. A full disk would not: the slot then stays with the lane, and asking again continues.
    private static func isFaultOfTheSlot(_ error: GitError) -> Bool {
        switch error.kind {
        case .proofMissing, .worktreeMissing, .worktreeOccupied: true
        case .commandFailed: error.diagnostics?.contains("No space left") != true
        default: false
        }
    }

    /// A slot that a killed server was preparing for this lane, or a free one. Its record names the lane before anything is touched.
    private func reserveUsed(lane: String, base: ObjectID, branch: RefName?) throws -> SlotRecord? {
        let candidates = slots.values.sorted { $0.number < $1.number }
        let interrupted = candidates.first { $0.state == .preparing && $0.lane == lane }
        guard var record = interrupted ?? candidates.first(where: { $0.state == .free }) else { return nil }
        (record.state, record.lane, record.base, record.branch) = (.preparing, lane, base, branch)
        try save(record)
        return record
    }

    /// A new slot that a killed server had not come to register: there is a record, and at most a folder with nothing but its `.git` file. It is
    /// begun anew; otherwise each kill in that moment would leave a slot that nobody can use.
    private func reserveUnregistered(lane: String, base: ObjectID, branch: RefName?) throws -> SlotRecord? {
        guard var record = slots.values.first(where: { $0.state == .preparing && $0.lane == lane }),
            try LinkedWorktree.removeUnregistered(store.worktree(record.number), name: record.gitName, mirror: mirror.path)
        else { return nil }
        (record.base, record.branch) = (base, branch)
        try save(record)
        return record
    }

    private func reserveNew(lane: String, base: ObjectID, branch: RefName?) throws -> SlotRecord {
        var number = 1
        while slots[number] != nil || !store.isUnused(number, mirror: mirror.path, gitName: "\(options.prefix)-\(number)") {
            number += 1
        }
        let record = SlotRecord(
            number: number, state: .preparing, lane: lane, base: base, branch: branch, gitName: "\(options.prefix)-\(number)")
        try save(record)
        return record
    }

    private func finish(_ record: SlotRecord, wasReused: Bool) async throws -> AcquiredWorktree {
        let worktree = worktree(record)
        if let branch = record.branch {
            // As `git symbolic-ref` writes it; one process less on the way to a running agent.
            try PosixFile.replace("\(worktree.gitDirectory)/HEAD", Array("ref: \(branch.name)\n".utf8))
        }
        var included = WorktreeInclude.Outcome()
        if let source = options.includeSource {
            included = try await WorktreeInclude.copy(from: source, into: worktree, limit: options.includeLimit)
        }
        var held = record
        held.state = .held
        try save(held)
        return AcquiredWorktree(worktree: worktree, wasReused: wasReused, copied: included.copied, skipped: included.skipped)
    }

    func heldRecord(of lane: String) -> SlotRecord? { slots.values.first { $0.lane == lane && $0.state == .held } }

    func free(_ record: SlotRecord) throws {
        worktree(record).removeStaleLocks()
        var freed = record
        freed.state = .free
        try save(freed)
    }

    private func retire(_ record: SlotRecord, _ reason: String) throws {
        var retired = record
        retired.state = .retired
        retired.reason = reason
        try save(retired)
    }

    /// Disk first: a record that could not be written has not happened.
    private func save(_ record: SlotRecord) throws {
        try store.save(record)
        slots[record.number] = record
    }

    private func worktree(_ record: SlotRecord) -> Worktree {
        Worktree(
            path: store.worktree(record.number), lane: record.lane ?? "", branch: record.branch, base: record.base ?? .zeroSHA1,
            repository: mirror.repository, sharedPaths: options.sharedPaths, gitDirectory: "\(mirror.path)/worktrees/\(record.gitName)",
            pristineIndex: store.pristineIndex(record.number))
    }
}
