import Domain
import Git

/// What was read about candidates. Commits do not change, so nothing here grows old; it is bounded, and gone when the server ends.
struct InspectionMemory: Sendable {
    /// Two commits (or trees) of a repository.
    struct Pair: Hashable, Sendable {
        let repository: String
        let old: String
        let new: String
    }

    /// One file between two commits.
    struct FilePair: Hashable, Sendable {
        let pair: Pair
        let path: String
    }

    /// An object of a repository.
    struct Object: Hashable, Sendable {
        let repository: String
        let id: ObjectID
    }

    let changes = RecentAnswers<Pair, [String: ChangedFile]>(limit: 200_000) { $0.count }
    let facts = RecentAnswers<Pair, CandidateFacts>(limit: 64)
    let patches = RecentAnswers<Pair, CandidatePatches>(limit: 128 << 20) { $0.cost }
    let filePatches = RecentAnswers<FilePair, CandidatePatches>(limit: 64 << 20) { $0.cost }
    /// Older candidates on the base of a newer one.
    let rebased = RecentAnswers<Pair, RebasedCandidate>(limit: 1000)
    let contents = RecentAnswers<Object, FileContents>(limit: 64 << 20) { $0.cost }
    let commands = RecentAnswers<TranscriptCommands.Question, [ClaimCheck.Ran]?>(limit: 200)
    let collisions = CollisionMemory()
}

/// What a candidate's files are, beside what the ledger says of them.
struct CandidateFacts: Sendable {
    /// By path.
    let marks: [String: FileMarks]
    let commits: [CandidateCommit]
}

/// An older candidate as it would be on another base.
struct RebasedCandidate: Sendable {
    let tree: String
    /// Paths at which it does not merge.
    let conflicts: Set<String>
}

/// A file's bytes and where its lines begin.
struct FileContents: Sendable {
    private let bytes: [UInt8]
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts: [Int] = bytes.isEmpty ? [] : [0]
        for (index, byte) in bytes.enumerated() where byte == 10 && index + 1 < bytes.count { starts.append(index + 1) }
        self.starts = starts
    }

    var cost: Int { bytes.count + starts.count * 8 }
    var lineCount: Int { starts.count }
    /// As git decides it: a NUL in the first 8000 bytes (xdiff-interface.c).
    var isBinary: Bool { bytes.prefix(8000).contains(0) }

    /// A line without its line feed.
    /// - Parameter index: from 0.
    func line(_ index: Int) -> ArraySlice<UInt8> {
        let end = index + 1 < starts.count ? starts[index + 1] - 1 : bytes.count - (bytes.last == 10 ? 1 : 0)
        return bytes[starts[index]..<end]
    }

    /// Whether a line is the last one and has no line feed.
    func lacksNewline(_ index: Int) -> Bool { index == starts.count - 1 && bytes.last != 10 }
}
