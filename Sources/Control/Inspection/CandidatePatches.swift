import Domain
import Git

/// The patches of a candidate's files, taken apart, with their moved lines marked.
struct CandidatePatches: Sendable {
    struct File: Sendable {
        let change: ChangedFile
        let lines: PatchLines
        let moved: [Int: MovedMark]
    }

    private let files: [String: File]
    let moved: MovedScope
    /// Bytes that it holds, about.
    let cost: Int

    /// - Parameter isWhole: it has all files of the candidate, not one alone.
    init(_ set: PatchSet, isWhole: Bool) {
        let lines = set.patches.map { PatchLines($0) }
        let blocks = MovedBlocks(
            zip(set.changes, lines).map { MovedBlocks.File(path: $0.path.name, oldPath: $0.oldPath?.name, lines: $1) })
        var files: [String: File] = [:]
        for (index, change) in set.changes.enumerated() {
            files[change.path.name] = File(change: change, lines: lines[index], moved: blocks.marks[index])
        }
        self.files = files
        moved = blocks.isTooLarge ? .none : isWhole ? .candidate : .file
        cost = set.size + lines.reduce(0) { $0 + $1.lines.count * 32 } + blocks.marks.reduce(0) { $0 + $1.count * 96 }
    }

    func file(_ path: String) -> File? { files[path] }

    /// A page of a file's rows; nil when the file is not among them.
    func page(_ path: String, from: Int, count: Int) -> DiffPage? {
        guard let file = files[path] else { return nil }
        let change = file.change
        var page = DiffPage(path: path, oldPath: change.oldPath?.name, status: change.status.word, moved: moved)
        if change.oldMode != change.newMode, change.oldMode != .absent, change.newMode != .absent {
            page.oldMode = change.oldMode.digits
            page.newMode = change.newMode.digits
        }
        DiffPager(file.lines, moved: file.moved).fill(&page, from: from, count: count)
        page.note = Self.note(change, page)
        return page
    }

    private static func note(_ change: ChangedFile, _ page: DiffPage) -> String? {
        let modes = [change.oldMode, change.newMode]
        if modes.contains(.submodule) { return "a submodule: its lines are the commits that it points to" }
        if modes.contains(.link) { return "a symbolic link: its line is the path that it points to" }
        if change.isBinary { return "a binary file, of which git shows no lines" }
        guard page.lines == 0 else { return nil }
        if let old = page.oldMode, let new = page.newMode { return "only its mode changed, from \(old) to \(new)" }
        switch change.status {
        case .renamed: return "renamed, and no line changed"
        case .added, .deleted: return "an empty file"
        case .modified, .typeChanged: return "git shows no lines of it"
        }
    }
}

extension ChangedFile.Status {
    /// As a candidate's files have it.
    var word: String {
        switch self {
        case .added: "added"
        case .modified: "modified"
        case .deleted: "deleted"
        case .renamed: "renamed"
        case .typeChanged: "type-changed"
        }
    }
}
