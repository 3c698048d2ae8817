/// What differs between a worktree's files and its HEAD, by contents.
struct WorktreeScan: Sendable {
    /// HEAD's commit; nil for a branch without one.
    var head: ObjectID?
    /// Tracked and changed, or gone.
    var changed: [RepositoryPath] = []
    /// Not tracked, not ignored.
    var untracked: [RepositoryPath] = []
    /// Ignored files outside the shared folders.
    var ignored: [RepositoryPath] = []
    /// Repositories inside that are not ignored (submodules that hold something among them).
    var nested: [RepositoryPath] = []
    /// Repositories inside ignored folders.
    var ignoredNested: [RepositoryPath] = []

    var isClean: Bool { changed.isEmpty && untracked.isEmpty && nested.isEmpty }

    static func run(_ worktree: Worktree, index: String, includingIgnored: Bool) async throws -> WorktreeScan {
        var scan = WorktreeScan(head: try await worktree.head())
        let output = try await worktree.run(
            [
                "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all",
                includingIgnored ? "--ignored=traditional" : "--ignored=no",
            ],
            index: index)
        // The status has read every file whose time proved nothing; the next scan need not. Only times are learned: what git finds
        // equal by content. It is an economy, so a failure is none.
        try? IndexFile.copy(index, to: worktree.pristineIndex)
        for record in output.records where record.count > 3 {
            let code = record.prefix(2)
            let path = RepositoryPath(bytes: record.dropFirst(3))
            if worktree.sharedPaths.contains(where: { path.isInside($0) || path.bytes == $0.bytes + [UInt8(ascii: "/")] }) { continue }
            let isFolder = path.bytes.last == UInt8(ascii: "/")
            if code.elementsEqual("!!".utf8) {
                if !isFolder { scan.ignored.append(path) } else if isRepository(path, worktree) { scan.ignoredNested.append(path) }
            } else if code.elementsEqual("??".utf8) {
                if !isFolder { scan.untracked.append(path) } else if isRepository(path, worktree) { scan.nested.append(path) }
            } else {
                scan.changed.append(path)
            }
        }
        let links = try await gitlinks(worktree, index: index)
        scan.nested += links.filter { PosixFile.names(PosixFile.join(worktree.path, $0))?.isEmpty == false }
        return scan
    }

    /// Submodule entries. Git looks neither into an uninitialised one nor cleans it: files could hide there.
    static func gitlinks(_ worktree: Worktree, index: String?) async throws -> [RepositoryPath] {
        let output = try await worktree.run(["ls-files", "--stage", "-z"], index: index)
        return output.records.compactMap { record in
            guard record.starts(with: "160000 ".utf8), let tab = record.firstIndex(of: 9) else { return nil }
            return RepositoryPath(bytes: record[(tab + 1)...])
        }
    }

    private static func isRepository(_ folder: RepositoryPath, _ worktree: Worktree) -> Bool {
        PosixFile.facts(PosixFile.join(worktree.path, folder) + Array(".git".utf8)) != nil
    }
}
