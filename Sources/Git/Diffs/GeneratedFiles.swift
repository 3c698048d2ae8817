/// Which files a program wrote: by name, or because `.gitattributes` says `linguist-generated`. A hint for the order of inspection; it
/// never excuses from seeing a file.
package struct GeneratedFiles: Sendable {
    private let repository: GitRepository

    /// In that repository.
    package init(_ repository: GitRepository) {
        self.repository = repository
    }

    /// The generated ones among `paths`, by the attributes that `tree` holds. Give the base: a change must not declare itself generated.
    package func among(_ paths: [RepositoryPath], tree: ObjectID) async throws -> Set<RepositoryPath> {
        var result = Set(paths.filter(Self.hasGeneratedName))
        guard !paths.isEmpty else { return result }
        let index = try TemporaryIndex.path(in: repository)
        defer { TemporaryIndex.discard(index) }
        let variables = ["GIT_INDEX_FILE": index]
        let input: [UInt8] = paths.flatMap { path -> [UInt8] in path.bytes + [0] }
        _ = try await repository.run(["read-tree", tree.hex], environment: variables)
        let output = try await repository.run(
            ["check-attr", "--cached", "--stdin", "-z", "linguist-generated"], input: input, environment: variables)
        let records = Array(output.records)
        for start in stride(from: 0, to: records.count - 2, by: 3) {
            let path = RepositoryPath(bytes: records[start])
            switch String(decoding: records[start + 2], as: UTF8.self) {
            case "set", "true": result.insert(path)
            case "unset", "false": result.remove(path)
            default: continue
            }
        }
        return result
    }

    private static func hasGeneratedName(_ path: RepositoryPath) -> Bool {
        guard let name = path.lastPart.string else { return false }
        return names.contains(name) || suffixes.contains(where: name.hasSuffix)
    }

    private static let names: Set<String> = [
        "Cargo.lock", "Gemfile.lock", "Package.resolved", "Pipfile.lock", "Podfile.lock", "bun.lock", "composer.lock", "flake.lock",
        "go.sum",
        "mix.lock", "npm-shrinkwrap.json", "package-lock.json", "pnpm-lock.yaml", "poetry.lock", "pubspec.lock", "uv.lock", "yarn.lock",
    ]
    private static let suffixes = [".min.css", ".min.js", ".pb.go", ".pb.swift", "_pb2.py", ".js.map", ".css.map"]
}
