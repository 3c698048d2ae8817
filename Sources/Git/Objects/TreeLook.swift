/// Looks at one place in a commit, without a worktree.
package struct TreeLook: Sendable {
    /// What is at a place.
    package enum Found: Sendable, Equatable {
        case file([UInt8])
        /// Its names in git's order; folders end with `/`.
        case folder([RepositoryPath])
        /// A symbolic link, which is not followed.
        case link(target: String)
        case submodule
    }

    private let repository: GitRepository

    package init(_ repository: GitRepository) { self.repository = repository }

    /// - Parameters:
    ///   - path: relative to the root; empty for the root.
    ///   - limit: bytes of a file, or of a folder's listing.
    /// - Returns: nil when there is nothing at that path.
    /// - Throws: `.outputTooLarge` when it is larger than the limit.
    package func look(at path: RepositoryPath, in commit: ObjectID, limit: Int) async throws -> Found? {
        guard !path.bytes.isEmpty else { return .folder(try await names(of: commit, limit: limit)) }
        guard path.isSafe else { return nil }
        let output = try await run(["ls-tree", "-z", "--full-tree", commit.hex], paths: [path], limit: limit)
        guard let entry = Self.entries(output).first(where: { $0.path == path }) else { return nil }
        switch entry.mode {
        case "040000": return .folder(try await names(of: entry.id, limit: limit))
        case "160000": return .submodule
        case "120000": return .link(target: String(decoding: try await content(of: entry.id, limit: 4096), as: UTF8.self))
        default: return .file(try await content(of: entry.id, limit: limit))
        }
    }

    private func names(of tree: ObjectID, limit: Int) async throws -> [RepositoryPath] {
        Self.entries(try await run(["ls-tree", "-z", "--full-tree", tree.hex], limit: limit)).map {
            $0.mode == "040000" ? RepositoryPath(bytes: $0.path.bytes + [UInt8(ascii: "/")]) : $0.path
        }
    }

    private func content(of blob: ObjectID, limit: Int) async throws -> [UInt8] {
        try await run(["cat-file", "blob", blob.hex], limit: limit).bytes
    }

    private func run(_ arguments: [String], paths: [RepositoryPath] = [], limit: Int) async throws -> GitOutput {
        var command = repository.command(arguments)
        command.paths = paths
        command.outputLimit = limit
        command.timeout = .seconds(30)
        return try await repository.run(command)
    }

    /// `MODE SP TYPE SP OBJECT TAB PATH` for each record.
    private static func entries(_ output: GitOutput) -> [(mode: String, id: ObjectID, path: RepositoryPath)] {
        output.records.compactMap { record in
            guard let tab = record.firstIndex(of: 9) else { return nil }
            let words = record[..<tab].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            guard words.count == 3, let id = ObjectID(words[2]) else { return nil }
            return (words[0], id, RepositoryPath(bytes: record[(tab + 1)...]))
        }
    }
}
