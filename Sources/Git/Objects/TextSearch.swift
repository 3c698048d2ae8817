/// Looks for a text in the files of a commit, without a worktree.
package struct TextSearch: Sendable {
    /// A line that holds the text.
    package struct Hit: Sendable, Hashable {
        package let path: RepositoryPath
        /// Counts from 1.
        package let line: Int
        /// Cut to the limit that was asked for.
        package let text: String
    }

    private let repository: GitRepository

    package init(_ repository: GitRepository) { self.repository = repository }

    /// Bytes of all hits together; a search with more is refused.
    private static let outputLimit = 16 << 20

    /// The lines of text files (no binary ones) that hold `text` literally, in git's order.
    ///
    /// - Parameters:
    ///   - folder: where to look, a path as it stands; nil is everywhere.
    ///   - perFile: at most so many hits of one file.
    ///   - lineLimit: bytes of a hit's line; more are cut off.
    /// - Throws: `.outputTooLarge` when it stands nearly everywhere, `.timedOut` after 30 seconds.
    package func hits(
        of text: String, in commit: ObjectID, folder: RepositoryPath? = nil, perFile: Int, lineLimit: Int
    ) async throws -> [Hit] {
        var command = repository.command([
            "grep", "-I", "-n", "-z", "--full-name", "--no-color", "--no-textconv", "--no-recurse-submodules", "--threads=1",
            "-m", "\(perFile)", "--fixed-strings", "-e", text, commit.hex,
        ])
        command.paths = [folder].compactMap(\.self)
        // Exit code 1: nothing was found.
        command.acceptedExits = [0, 1]
        command.outputLimit = Self.outputLimit
        command.timeout = .seconds(30)
        let output = try await repository.run(command)
        return try Self.read(output, commit, lineLimit)
    }

    /// The first line of each text file that matches an extended regular expression, with the part that matched, for each commit that has one.
    func firstMatches(
        of pattern: String, in commits: [ObjectID], paths: [RepositoryPath], lineLimit: Int
    ) async throws -> [(commit: ObjectID, hit: Hit)] {
        guard !paths.isEmpty else { return [] }
        var command = repository.command(
            [
                "grep", "-I", "-n", "-z", "-o", "--full-name", "--no-color", "--no-textconv", "--no-recurse-submodules", "-m", "1",
                "--extended-regexp", "-e", pattern,
            ] + commits.map(\.hex))
        command.paths = paths
        command.acceptedExits = [0, 1]
        command.outputLimit = Self.outputLimit
        command.timeout = .seconds(30)
        let output = try await repository.run(command)
        var found: [(commit: ObjectID, hit: Hit)] = []
        var rest = output.bytes[...]
        for commit in commits {
            let prefix = Array("\(commit.hex):".utf8)
            while rest.starts(with: prefix) {
                let (hit, next) = try Self.hit(rest.dropFirst(prefix.count), lineLimit, output)
                found.append((commit, hit))
                rest = next
            }
        }
        return found
    }

    /// `COMMIT:PATH NUL LINE NUL TEXT LF`; a path may hold a line break, a line of text none.
    private static func read(_ output: GitOutput, _ commit: ObjectID, _ lineLimit: Int) throws -> [Hit] {
        let prefix = Array("\(commit.hex):".utf8)
        var hits: [Hit] = []
        var rest = output.bytes[...]
        while !rest.isEmpty {
            guard rest.starts(with: prefix) else { throw misread(output) }
            let (hit, next) = try hit(rest.dropFirst(prefix.count), lineLimit, output)
            hits.append(hit)
            rest = next
        }
        return hits
    }

    /// One hit without its commit, and what follows it.
    private static func hit(_ bytes: ArraySlice<UInt8>, _ lineLimit: Int, _ output: GitOutput) throws -> (Hit, ArraySlice<UInt8>) {
        guard let nameEnd = bytes.firstIndex(of: 0) else { throw misread(output) }
        let path = RepositoryPath(bytes: bytes[..<nameEnd])
        let digits = bytes[(nameEnd + 1)...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let line = Int(String(decoding: digits, as: UTF8.self)), digits.endIndex < bytes.endIndex else { throw misread(output) }
        let text = bytes[(digits.endIndex + 1)...]
        let end = text.firstIndex(of: 10) ?? text.endIndex
        let hit = Hit(path: path, line: line, text: String(decoding: text[..<end].prefix(lineLimit), as: UTF8.self))
        return (hit, end < bytes.endIndex ? bytes[(end + 1)...] : [])
    }

    private static func misread(_ output: GitOutput) -> GitError {
        .unexpected("a line of grep is not of the form that it has with -z", command: output.command)
    }
}
