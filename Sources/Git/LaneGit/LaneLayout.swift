/// Where the parts of a lane's own repository lie. Only ``repository`` is writable for the agent.
struct LaneLayout: Sendable {
    /// The folder that holds the rest.
    let folder: String

    var repository: String { "\(folder)/repository" }
    /// Objects of the lane that the remote has not; ours, and read-only inside.
    var objects: String { "\(folder)/objects" }
    /// Bound over the worktree's `.git` inside the sandbox.
    var dotgit: String { "\(folder)/dotgit" }
    /// The commit at which the lane's branch was last the same here and in the mirror.
    private var known: String { "\(folder)/known" }
    /// The commit to which ``objects`` is whole. There is none before the first turn, and for a lane that was prepared by a version in
    /// which lanes read the mirror's own objects.
    private var whole: String { "\(folder)/whole" }
    /// What a rebuild takes its parts from, and what it makes. Both are there only while it runs, or after it was killed.
    var old: String { "\(folder)/repository.old" }
    var new: String { "\(folder)/repository.new" }

    func knownCommit() -> ObjectID? { Self.commit(known) }

    func setKnown(_ commit: ObjectID) throws {
        if knownCommit() != commit { try PosixFile.replace(known, Array("\(commit.hex)\n".utf8)) }
    }

    func wholeCommit() -> ObjectID? { Self.commit(whole) }

    func setWhole(_ commit: ObjectID) throws {
        if wholeCommit() != commit { try PosixFile.replace(whole, Array("\(commit.hex)\n".utf8)) }
    }

    private static func commit(_ path: String) -> ObjectID? {
        PosixFile.read(Array(path.utf8), limit: 1 << 10).flatMap { ObjectID(bytes: $0.filter { $0 != 10 }) }
    }

    static func exists(_ path: String) -> Bool { PosixFile.facts(Array(path.utf8)) != nil }

    /// Removes a folder that an agent wrote into, following no links.
    static func remove(_ path: String) throws {
        guard exists(path) else { return }
        if let folder = try? LaneFolder.open(path) { try folder.clear() }
        try PosixFile.removeTree(Array(path.utf8))
    }
}
