import Foundation

extension LaneGit {
    /// Brings what the agent committed on the lane's branch into the mirror, moves the branch there, and makes the worktree's index follow;
    /// files are not touched. May run while the agent works: it takes what is committed at that moment. A second import, also after the
    /// first was killed anywhere, gives the same.
    ///
    /// One git process when the branch did not move, seven when it did.
    /// Throws `.importRefused` for what is malformed, missing or too large, and `.refMoved` when the branch was moved in the mirror too;
    /// then nothing in the mirror was changed.
    package func importHead(limits: ImportLimits = ImportLimits()) async throws -> ImportedHead {
        if !LaneLayout.exists(layout.repository), LaneLayout.exists(layout.old) { try await prepare(limits: limits) }
        for attempt in 1... {
            do {
                return try await importOnce(limits)
            } catch is Vanished where attempt < 4 {
                continue
            } catch let error as Vanished {
                throw error.cause
            }
        }
        throw GitError.refusedImport("its objects keep changing")
    }

    /// Objects were missing that a garbage collection moved while they were copied.
    private struct Vanished: Error { let cause: GitError }

    private func importOnce(_ limits: ImportLimits) async throws -> ImportedHead {
        let outside = try await LaneOutside.read(worktree)
        guard let inside = try Inside.read(layout, worktree, outside.branch) else {
            return ImportedHead(head: outside.head, previous: outside.head, objects: 0, elsewhere: nil, unfinished: nil)
        }
        let sync = LaneSync.compare(inside: inside.branch, outside: outside.head, known: layout.knownCommit())
        if sync == .diverged { throw diverged(inside.branch, outside) }
        try await objects.fill(outside)
        var head = outside.head
        if sync == .insideMoved, let branch = inside.branch { head = branch }
        let other = inside.headCommit.flatMap { outside.tips.contains($0) || $0 == head ? nil : $0 }
        var (count, elsewhere): (Int, LaneElsewhere?) = (0, nil)
        if head != outside.head || other != nil {
            try await withAdmission(limits) { admission, copy in
                if head != outside.head {
                    do {
                        count = try await admission.admit(head, tips: outside.tips, oversized: copy.oversized)
                    } catch let error as GitError where error.kind == .importRefused && copy.hasVanished {
                        throw Vanished(cause: error)
                    }
                }
                guard let other else { return }
                let commits = try await admission.count(other, beyond: [head] + outside.tips)
                guard commits != 0 else { return }
                elsewhere = LaneElsewhere(
                    branch: inside.headBranch, commit: other, commits: commits, branchIsGone: inside.branch == nil)
            }
        }
        if sync != .outsideMoved, head != outside.head || layout.knownCommit() != head {
            try objects.isWhole(to: head)
            try await move(outside.branch, from: outside.head, to: head)
            try layout.setKnown(head)
        }
        return ImportedHead(
            head: head, previous: outside.head, objects: count, elsewhere: elsewhere, unfinished: inside.unfinished)
    }

    /// Copies the objects and gives them to `body`; the copy is removed afterwards.
    private func withAdmission(_ limits: ImportLimits, _ body: (ObjectAdmission, ObjectCopy) async throws -> Void) async throws {
        let mirror = worktree.repository
        let place = "\(mirror.directory)/signalbox/scratch/import-\(worktree.lane)"
        MirrorFolder.removeAbandoned(beside: place)
        let scratch = MirrorFolder.temporaryName(for: place)
        defer { try? LaneLayout.remove(scratch) }
        // Git inside did not store what it saw in the mirror, in a turn that an earlier version began.
        let visible = readable + (layout.wholeCommit() == nil ? ["\(mirror.directory)/objects"] : [])
        let admission = ObjectAdmission(mirror: mirror, lane: objects, visible: visible, scratch: scratch, limits: limits)
        var copy = ObjectCopy(target: admission.copied, laneObjects: layout.objects, limits: limits)
        guard let repository = try LaneFolder.open(layout.repository) else { return }
        try copy.run(from: repository)
        try FileManager.default.createDirectory(atPath: "\(admission.checked)/pack", withIntermediateDirectories: true)
        try await admission.index(copy.packs)
        try await body(admission, copy)
    }

    /// Moves the branch, and makes the worktree's index hold the commit's tree with the file times that still hold. The index is made
    /// first: a tree that git does not check out must not get a branch.
    private func move(_ branch: RefName, from old: ObjectID, to new: ObjectID) async throws {
        do {
            try await TemporaryIndex.with(worktree, tree: new) { index in
                if old != new { try await swap(branch, from: old, to: new) }
                if LaneOutside.isOnBranch(worktree) { try IndexFile.copy(index, to: "\(worktree.gitDirectory)/index") }
            }
        } catch let error as GitError {
            throw error.refusal("the files of \(new.short) cannot be checked out")
        }
    }

    private func swap(_ branch: RefName, from old: ObjectID, to new: ObjectID) async throws {
        do {
            try await RefTransaction(worktree.repository).compareAndSwap(branch, expected: old, new: new)
        } catch let error as GitError where error.kind == .refMoved(ref: branch.name, expected: old, found: new) {
            // Another import of the same commit was faster.
        }
    }

    /// What a lane's own repository says at one moment.
    private struct Inside {
        let branch: ObjectID?
        let headBranch: RefName?
        let headCommit: ObjectID?
        let unfinished: String?

        /// Nil when there is no repository. Throws `.importRefused` for what is malformed or makes git inside see another history than
        /// its objects hold.
        static func read(_ layout: LaneLayout, _ worktree: Worktree, _ branch: RefName) throws -> Inside? {
            guard let folder = try LaneFolder.open(layout.repository) else { return nil }
            let references = LaneReferences(folder)
            try check(references, layout, worktree)
            let value = try references.value(branch)
            let head = try references.head()
            let (name, commit): (RefName?, ObjectID?) =
                switch head {
                case .branch(let ref): (ref, ref == branch ? value : try references.value(ref))
                case .detached(let id): (nil, id)
                }
            return Inside(
                branch: value, headBranch: name, headCommit: commit, unfinished: LaneUnfinished.name(references.repository))
        }

        private static func check(_ references: borrowing LaneReferences, _ layout: LaneLayout, _ worktree: Worktree) throws {
            let repository = references.repository.path
            if references.repository.kind("shallow") != nil {
                throw GitError.refusedImport("\(repository)/shallow cuts its history off")
            }
            if let info = try references.repository.folder("info"), info.kind("grafts") != nil {
                throw GitError.refusedImport("\(repository)/info/grafts shows another history than its commits have")
            }
            if try references.hasAny(under: "refs/replace/") {
                throw GitError.refusedImport("references under refs/replace show other objects than its commits have")
            }
            let alternates = try references.repository.folder("objects")?.folder("info")?.read("alternates", limit: 64 << 10)
            let isEarlier = layout.wholeCommit() == nil && alternates == LaneRebuild.earlierAlternates(worktree)
            guard isEarlier || alternates == LaneRebuild.alternates(layout, worktree) else {
                throw GitError.refusedImport("\(repository)/objects/info/alternates was changed to name other objects than the lane's")
            }
        }
    }
}
