/// Reads what differs between two commits or trees. Nothing that a repository holds (attributes, drivers, file names) can hide a change
/// or run a program.
package struct DiffReader: Sendable {
    private let repository: GitRepository

    /// In that repository.
    package init(_ repository: GitRepository) {
        self.repository = repository
    }

    /// The changed files with counts and digests, in git's order.
    package func changes(from old: ObjectID, to new: ObjectID) async throws -> [ChangedFile] {
        do {
            var (changes, patch) = try RawDiffReader.read(try await repository.run(arguments(old, new, withPatch: true)))
            let sections = PatchSections.cut(patch, for: changes)
            for index in changes.indices {
                changes[index].diffDigest = DiffDigest.digest(changes[index], sections: sections?[index])
            }
            return changes
        } catch let error as GitError {
            guard case .outputTooLarge = error.kind else { throw error }
            // Too large to read line by line: the contents identify each change, which is stricter.
            var changes = try RawDiffReader.changes(try await repository.run(arguments(old, new, withPatch: false)))
            for index in changes.indices { changes[index].diffDigest = DiffDigest.digest(changes[index], sections: nil) }
            return changes
        }
    }

    /// One file of ``changes(from:to:)`` line by line. At most `lineLimit` lines of at most `byteLimit` bytes are read; the rest is marked.
    package func diff(
        of file: ChangedFile, from old: ObjectID, to new: ObjectID, lineLimit: Int = 20_000, byteLimit: Int = 4_096
    ) async throws -> FileDiff {
        let paths = [file.oldPath, file.path].compactMap { $0 }
        let output: GitOutput
        do {
            output = try await repository.run(arguments(old, new, withPatch: true), paths: paths)
        } catch let error as GitError {
            guard case .outputTooLarge = error.kind else { throw error }
            return FileDiff(file: file, hunks: [], isTruncated: true)
        }
        let (changes, patch) = try RawDiffReader.read(output)
        var reader = HunkReader(lineLimit: lineLimit, byteLimit: byteLimit)
        if let index = changes.firstIndex(where: { $0.path == file.path && $0.status == file.status }),
            let sections = PatchSections.cut(patch, for: changes)
        {
            sections[index].forEach { reader.read($0) }
        }
        return FileDiff(file: file, hunks: reader.hunks, isTruncated: reader.isTruncated)
    }

    /// The changed files without counts and digests (0 and empty): git reads no contents for them but to find renames.
    package func list(from old: ObjectID, to new: ObjectID) async throws -> [ChangedFile] {
        try RawDiffReader.changes(try await repository.run(arguments(old, new, [])))
    }

    /// Every changed file with its patch, digests left out. Throws `.outputTooLarge` when the patch is larger than 64 MB.
    package func patches(from old: ObjectID, to new: ObjectID) async throws -> PatchSet {
        try PatchSet(try await repository.run(arguments(old, new, withPatch: true)))
    }

    /// The same for one file.
    package func patches(of file: ChangedFile, from old: ObjectID, to new: ObjectID) async throws -> PatchSet {
        let paths = [file.oldPath, file.path].compactMap { $0 }
        return try PatchSet(try await repository.run(arguments(old, new, withPatch: true), paths: paths))
    }

    private func arguments(_ old: ObjectID, _ new: ObjectID, withPatch: Bool) -> [String] {
        arguments(old, new, withPatch ? ["--numstat", "--patch"] : ["--numstat"])
    }

    private func arguments(_ old: ObjectID, _ new: ObjectID, _ forms: [String]) -> [String] {
        [
            "diff-tree", "-r", "-z", "--find-renames", "--raw", "--full-index", "--no-ext-diff", "--no-textconv", "--no-color",
            "--submodule=short", "--ignore-submodules=none", "--unified=3",
        ] + forms + [old.hex, new.hex]
    }
}
