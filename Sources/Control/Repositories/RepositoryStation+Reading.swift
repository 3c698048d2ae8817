import Domain
import Git

extension RepositoryStation {
    /// The diffs of some files of a candidate, in the order of `files`, each bounded.
    func diffs(base: String, commit: String, files: [CandidateFile]) async throws -> [Domain.FileDiff] {
        let (old, new) = (try object(base), try object(commit))
        let reader = DiffReader(mirror.repository)
        let changes = Dictionary(
            try await reader.changes(from: old, to: new).map { ($0.path.name, $0) }, uniquingKeysWith: { first, _ in first })
        var result: [Domain.FileDiff] = []
        for file in files {
            guard let change = changes[file.path] else { continue }
            let diff = try await reader.diff(of: change, from: old, to: new)
            let cut = file.binary ? "binary" : diff.isTruncated ? "too large to show whole" : nil
            result.append(Domain.FileDiff(file: file, hunks: diff.hunks.map { Domain.Hunk($0) }, cut: cut))
        }
        return result
    }

    /// The paths of the default branch's files, and the texts of those that tell how it is built and tested.
    func probeMaterial() async throws -> (files: [String], contents: [String: String]) {
        let branch = try await branch()
        guard let head = try await mirror.tracked(branch: branch) else { return ([], [:]) }
        let entries = try await TreeReader(mirror.repository).files(of: head)
        let telling: Set<String> = [
            "Package.swift", "package.json", "Cargo.toml", "go.mod", "pyproject.toml", "setup.cfg", "setup.py", "tox.ini",
            "requirements.txt",
            "Makefile", "makefile", "GNUmakefile",
        ]
        let catFile = CatFile(mirror.repository)
        var contents: [String: String] = [:]
        for entry in entries where telling.contains(entry.path.lastPart.name) || entry.path.name.hasPrefix(".github/workflows/") {
            guard contents.count < 200, let bytes = try? await catFile.content(entry.id, limit: 1 << 18) else { continue }
            contents[entry.path.name] = String(validating: bytes, as: UTF8.self)
        }
        await catFile.close()
        return (entries.map(\.path.name), contents)
    }
}

extension RepositoryPath {
    /// The path as text: as it is when it is UTF-8, escaped when it is not.
    var name: String { string ?? description }
}

extension CandidateFile {
    init(_ change: ChangedFile, generated: Bool) {
        self.init(
            path: change.path.name, oldPath: change.oldPath.map(\.name), status: change.status.word, additions: change.additions,
            deletions: change.deletions, binary: change.isBinary, generated: generated, digest: change.diffDigest)
    }
}

extension Domain.Hunk {
    init(_ hunk: Git.Hunk) {
        var lines: [Domain.DiffLine] = []
        for line in hunk.lines {
            let kind: Domain.DiffLine.Kind =
                switch line.kind {
                case .context: .context
                case .added: .added
                case .deleted: .removed
                }
            lines.append(Domain.DiffLine(kind: kind, text: line.text))
            if line.lacksNewline { lines.append(Domain.DiffLine(kind: .noNewline, text: "No newline at end of file")) }
        }
        self.init(oldStart: hunk.oldStart, newStart: hunk.newStart, heading: hunk.heading, lines: lines)
    }
}
