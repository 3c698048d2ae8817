/// A changed file as the operator inspects it.
package struct InspectedFile: Codable, Equatable, Sendable {
    package var path: String
    package var oldPath: String?
    /// As ``CandidateFile/status``.
    package var status: String
    package var added: Int
    package var removed: Int
    /// Identifies this version of the file's diff; a viewed mark is bound to it.
    package var digest: String
    package var kind: FileKind
    /// The rule that gave the kind, in words.
    package var kindReason: String
    /// Folded at first; shown as such, and still to be seen.
    package var folded: Bool
    package var viewed: Bool
    package var seen: SeenState
    /// Git's six octal digits, when they differ between the two sides.
    package var oldMode: String?
    package var newMode: String?
    /// What makes this file worth a closer look, in words.
    package var sensitive: [String]

    package init(_ file: CandidateFile, marks: FileMarks, seen: SeenState, oldMode: String? = nil, newMode: String? = nil) {
        let rule = FileKindRule(file, marks)
        path = file.path
        oldPath = file.oldPath
        status = file.status
        added = file.additions
        removed = file.deletions
        digest = file.digest
        kind = rule.kind
        kindReason = rule.reason
        folded = rule.isFolded
        viewed = seen.kind == .unchanged
        self.seen = seen
        self.oldMode = oldMode
        self.newMode = newMode
        sensitive = Sensitivity.words(file, kind: rule.kind, oldMode: oldMode, newMode: newMode)
    }

    /// As a tree shows them: at each level folders first, then files, each by Unicode scalars.
    package static func inTreeOrder(_ files: [InspectedFile]) -> [InspectedFile] {
        files.map { (TreePath($0.path), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
}

/// A path as a place in a tree.
package struct TreePath: Comparable, Sendable {
    private let parts: [String.UnicodeScalarView.SubSequence]

    package init(_ path: String) { parts = path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false) }

    package static func == (left: Self, right: Self) -> Bool { left.parts.map { Array($0) } == right.parts.map { Array($0) } }

    package static func < (left: Self, right: Self) -> Bool {
        for (index, (one, other)) in zip(left.parts, right.parts).enumerated() {
            let isFolder = index < left.parts.count - 1
            guard isFolder == (index < right.parts.count - 1) else { return isFolder }
            if !one.elementsEqual(other) { return one.lexicographicallyPrecedes(other) }
        }
        return left.parts.count < right.parts.count
    }
}
