/// Reads git attributes of paths as the `.gitattributes` files of a commit say, without a worktree.
package struct AttributeReader: Sendable {
    private let repository: GitRepository

    /// In that repository.
    package init(_ repository: GitRepository) {
        self.repository = repository
    }

    /// The values of attributes: `set`, `unset`, or what is written behind `=`. A path of which nothing is said is not there.
    ///
    /// - Parameter tree: a commit or tree.
    package func values(
        of attributes: [String], at paths: [RepositoryPath], tree: ObjectID
    ) async throws -> [RepositoryPath: [String: String]] {
        guard !paths.isEmpty else { return [:] }
        let input: [UInt8] = paths.flatMap { path -> [UInt8] in path.bytes + [0] }
        // `--source` came with git 2.40. Before it attributes are read from an index, which has to be filled.
        if repository.client.version >= GitVersion(major: 2, minor: 40) {
            let output = try await repository.run(["check-attr", "--source=\(tree.hex)", "--stdin", "-z"] + attributes, input: input)
            return Self.read(output)
        }
        let index = try TemporaryIndex.path(in: repository)
        defer { TemporaryIndex.discard(index) }
        let variables = ["GIT_INDEX_FILE": index]
        _ = try await repository.run(["read-tree", tree.hex], environment: variables)
        return Self.read(
            try await repository.run(["check-attr", "--cached", "--stdin", "-z"] + attributes, input: input, environment: variables))
    }

    /// Path, attribute and value, each ended by NUL.
    private static func read(_ output: GitOutput) -> [RepositoryPath: [String: String]] {
        var result: [RepositoryPath: [String: String]] = [:]
        let records = output.records
        for start in stride(from: 0, to: records.count - 2, by: 3) {
            let value = String(decoding: records[start + 2], as: UTF8.self)
            guard value != "unspecified" else { continue }
            result[RepositoryPath(bytes: records[start]), default: [:]][String(decoding: records[start + 1], as: UTF8.self)] = value
        }
        return result
    }
}
