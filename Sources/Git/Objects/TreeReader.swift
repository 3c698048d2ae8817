/// Lists the files of a commit.
package struct TreeReader: Sendable {
    private let repository: GitRepository

    package init(_ repository: GitRepository) { self.repository = repository }

    /// Every file (links included, submodules not) of a commit, in git's order.
    package func files(of commit: ObjectID) async throws -> [(path: RepositoryPath, id: ObjectID)] {
        let output = try await repository.run(["ls-tree", "-r", "-z", "--full-tree", commit.hex])
        return output.records.compactMap { record in
            guard let tab = record.firstIndex(of: 9) else { return nil }
            let words = record[..<tab].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            guard words.count == 3, words[1] == "blob", let id = ObjectID(words[2]) else { return nil }
            return (RepositoryPath(bytes: record[(tab + 1)...]), id)
        }
    }
}
