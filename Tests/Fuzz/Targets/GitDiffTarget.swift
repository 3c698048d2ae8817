@testable import Git

/// What `git diff-tree --raw --numstat --patch -z` prints, cut and damaged.
enum GitDiffTarget: FuzzTarget {
    static func run(_ bytes: [UInt8]) {
        guard let set = try? PatchSet(GitOutput(exit: 0, bytes: bytes, diagnostics: "", command: "git")) else { return }
        promise(set.changes.count == set.patches.count, "each change has a place for its patch")
        for (change, patch) in zip(set.changes, set.patches) {
            var reader = HunkReader(lineLimit: 100, byteLimit: 50)
            reader.read(patch)
            promise(reader.hunks.reduce(0) { $0 + $1.lines.count } <= 100, "lines are bounded")
            promise(reader.hunks.allSatisfy { $0.lines.allSatisfy { $0.bytes.count <= 50 } }, "bytes are bounded")
            _ = DiffDigest.digest(change, sections: PatchSections.cut(patch, for: [change])?.first)
        }
    }
}
