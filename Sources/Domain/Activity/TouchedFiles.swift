/// The files that a lane has touched so far, against its base.
package struct TouchedFiles: Codable, Equatable, Sendable {
    package enum Source: String, Codable, CaseIterable, Sendable {
        /// The worktree as it is now, and what the agent of the running turn says.
        case worktree
        /// The worktree is given back: the files of the last candidate.
        case candidate
        /// There is neither.
        case none
    }

    package var lane: LaneID
    /// The commit that is compared with.
    package var base: String?
    package var source: Source
    package var files: [TouchedFile]
    /// Whether there are more than are listed.
    package var isCut: Bool
    package var at: Timestamp

    package init(lane: LaneID, base: String?, source: Source, files: [TouchedFile], isCut: Bool = false, at: Timestamp) {
        self.lane = lane
        self.base = base
        self.source = source
        self.files = files
        self.isCut = isCut
        self.at = at
    }

    /// The most files that are listed.
    package static let limit = 2000

    /// Brings together what is in the worktree and what the agent says. The worktree is right about what differs; the agent may have put
    /// something back, or be about to write it.
    package mutating func add(said: [String: FileChangeKind], isCut more: Bool) {
        var said = said
        for index in files.indices where said.removeValue(forKey: files[index].path) != nil { files[index].said = true }
        let rest = said.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { path, change in
            TouchedFile(path: path, status: change.rawValue, additions: nil, deletions: nil, isFound: false, said: true)
        }
        isCut = isCut || more || files.count + rest.count > Self.limit
        files = Array((files + rest).prefix(Self.limit))
    }
}

/// One touched file.
package struct TouchedFile: Codable, Equatable, Sendable {
    /// Relative to the repository; as the agent named it when only it says so. Hostile until escaped.
    package var path: String
    /// `added`, `modified`, `deleted`, `renamed`, `type-changed`; `moved` when only the agent says so.
    package var status: String
    /// Nil when they were not counted: binary, too large, or not found.
    package var additions: Int?
    package var deletions: Int?
    package var isBinary: Bool
    /// Whether it differs in the worktree (or in the candidate).
    package var isFound: Bool
    /// Whether the agent of the running turn says that it changed it.
    package var said: Bool

    package init(
        path: String, status: String, additions: Int?, deletions: Int?, isBinary: Bool = false, isFound: Bool = true, said: Bool = false
    ) {
        self.path = path
        self.status = status
        self.additions = additions
        self.deletions = deletions
        self.isBinary = isBinary
        self.isFound = isFound
        self.said = said
    }
}
