import Foundation

/// A repository with a bare remote and branches of one commit each, all from the same base, as agents would leave them.
struct LandingGround {
    let remote: String
    let clone: String
    let branches: [String]
    private let git: String

    /// `files` go into the first commit. With worktrees every branch is checked out in one of its own.
    init(_ room: PeerRoom, branches count: Int, files: [String: String] = [:], worktrees: Bool = false) throws {
        git = try Tool.find("git")
        let seed = try FolderMaker.make("\(room.path)/seed")
        remote = "\(room.path)/remote.git"
        clone = "\(room.path)/clone"
        branches = count == 0 ? [] : (1...count).map { "b\($0)" }
        for (name, text) in files.merging(["README.md": "Branches to land.\n"], uniquingKeysWith: { $1 }) {
            try text.write(toFile: "\(seed)/\(name)", atomically: true, encoding: .utf8)
        }
        for words in [["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Begin"]] { try room.run(in: seed, [git] + words) }
        try room.run(git, "clone", "-q", "--bare", seed, remote)
        try room.run(git, "clone", "-q", remote, clone)
        for branch in branches {
            try room.run(in: clone, git, "checkout", "-q", "-b", branch, "origin/main")
            try "\(branch)\n".write(toFile: "\(clone)/\(Self.file(branch))", atomically: true, encoding: .utf8)
            try room.run(in: clone, git, "add", "-A")
            try room.run(in: clone, git, "commit", "-q", "-m", branch)
        }
        if count > 0 { try room.run(in: clone, git, "checkout", "-q", "main") }
        if worktrees {
            for branch in branches { try room.run(in: clone, git, "worktree", "add", "-q", "\(room.path)/\(branch)", branch) }
        }
    }

    static func file(_ branch: String) -> String { "file-\(branch)" }

    /// How many branches' work the remote's branch has.
    func landed(_ room: PeerRoom) throws -> Int {
        try room.run(git, "-C", remote, "ls-tree", "--name-only", "main").split(separator: "\n").filter { $0.hasPrefix("file-") }.count
    }

    func check(_ room: PeerRoom, _ count: Int) throws {
        let found = try landed(room)
        guard found == count else { throw BenchError.failed("\(found) of \(count) branches landed; look at \(room.path)") }
    }
}
