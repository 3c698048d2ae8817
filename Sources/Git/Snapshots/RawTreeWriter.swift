/// Puts files into an index exactly as their bytes are: no line end conversion, no filters, no following of links. What attributes would
/// normalise away is work too.
struct RawTreeWriter: Sendable {
    let worktree: Worktree

    /// Makes the index hold what is now at those paths (nothing, when there is no file). Returns the paths that cannot be read.
    func update(index: String, with paths: [RepositoryPath]) async throws -> [RepositoryPath] {
        var removed: [UInt8] = []
        var files: [(path: RepositoryPath, mode: String)] = []
        var entries: [UInt8] = []
        var unreadable: [RepositoryPath] = []
        for path in paths {
            let full = PosixFile.join(worktree.path, path)
            let facts = PosixFile.hasRealParents(worktree.path, path) ? PosixFile.facts(full) : nil
            removed += Array("0 \(ObjectID.zeroSHA1.hex)\t".utf8) + path.bytes + [0]
            switch facts?.kind {
            case .regular: files.append((path, facts?.isExecutable == true ? "100755" : "100644"))
            case .link:
                guard let target = PosixFile.target(full), !target.isEmpty else {
                    unreadable.append(path)
                    continue
                }
                let id = try await worktree.repository.run(["hash-object", "-w", "--stdin"], input: target).objectID()
                entries += Self.entry("120000", id, path)
            case .directory, .other, nil: continue
            }
        }
        for (file, id) in zip(files, try await blobs(of: files.map(\.path))) {
            if let id { entries += Self.entry(file.mode, id, file.path) } else { unreadable.append(file.path) }
        }
        guard !removed.isEmpty else { return unreadable }
        // Removals first: a file may have become a folder, or the other way round.
        _ = try await worktree.run(["update-index", "--replace", "-z", "--index-info"], index: index, input: removed + entries)
        return unreadable
    }

    /// A tree of just those files.
    func tree(of paths: [RepositoryPath]) async throws -> ObjectID {
        let index = try TemporaryIndex.path(in: worktree.repository)
        defer { TemporaryIndex.discard(index) }
        _ = try await worktree.run(["read-tree", "--empty"], index: index)
        _ = try await update(index: index, with: paths)
        return try await worktree.run(["write-tree"], index: index).objectID()
    }

    private func blobs(of paths: [RepositoryPath]) async throws -> [ObjectID?] {
        guard !paths.isEmpty else { return [] }
        let input: [UInt8] = paths.flatMap { path -> [UInt8] in Self.quoted(path) + [10] }
        let output = try await worktree.run(["hash-object", "-w", "--no-filters", "--stdin-paths"], input: input, accepting: [0, 128])
        if output.exit == 0 {
            let ids = output.lines.map { ObjectID(String($0)) }
            guard ids.count == paths.count else {
                throw GitError.unexpected("hash-object named \(ids.count) objects", command: output.command)
            }
            return ids
        }
        // One of them cannot be read: find out which.
        guard paths.count > 1 else { return [nil] }
        let half = paths.count / 2
        return try await blobs(of: Array(paths[..<half])) + blobs(of: Array(paths[half...]))
    }

    private static func entry(_ mode: String, _ id: ObjectID, _ path: RepositoryPath) -> [UInt8] {
        Array("\(mode) \(id.hex)\t".utf8) + path.bytes + [0]
    }

    /// C-style quotes, as git reads them in line-based input: octal escapes for everything that is not plain.
    private static func quoted(_ path: RepositoryPath) -> [UInt8] {
        var result: [UInt8] = [UInt8(ascii: "\"")]
        for byte in path.bytes {
            if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                result.append(byte)
            } else {
                result.append(UInt8(ascii: "\\"))
                result += [byte >> 6, (byte >> 3) & 7, byte & 7].map { $0 + 0x30 }
            }
        }
        return result + [UInt8(ascii: "\"")]
    }
}
