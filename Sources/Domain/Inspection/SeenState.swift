/// What the operator has seen of a changed file so far.
package struct SeenState: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// This very version of the file's diff was viewed.
        case unchanged
        /// An older version was viewed, or commented on.
        case changed
        /// No version was.
        case new
    }

    package var kind: Kind
    /// The newest candidate whose version was viewed or commented on; nil when there is none.
    package var candidate: Int?
    /// That version was commented on and not marked as viewed.
    package var isByComment: Bool

    package init(kind: Kind, candidate: Int? = nil, isByComment: Bool = false) {
        self.kind = kind
        self.candidate = candidate
        self.isByComment = isByComment
    }

    /// - Parameter file: of the lane's current candidate.
    package init(_ file: CandidateFile, in lane: Lane) {
        let viewed = lane.viewed.contains(ViewedMark(path: file.path, digest: file.digest))
        let names = [file.path] + (file.oldPath.map { [$0] } ?? [])
        let marks = Set(lane.viewed)
        let current = lane.candidate?.number ?? 0
        for candidate in lane.candidates.reversed() where candidate.number < current || viewed {
            let versions = candidate.files.filter { names.contains($0.path) }
            if versions.contains(where: { marks.contains(ViewedMark(path: $0.path, digest: $0.digest)) }) {
                self.init(kind: viewed ? .unchanged : .changed, candidate: candidate.number)
                return
            }
            if !viewed, lane.comments.contains(where: { $0.candidate == candidate.number && names.contains($0.path) }), !versions.isEmpty {
                self.init(kind: .changed, candidate: candidate.number, isByComment: true)
                return
            }
        }
        self.init(kind: .new)
    }
}

extension Lane {
    /// Paths that the operator saw changed in an older candidate, and that the current one leaves as they are.
    package var noLongerChanged: [String] {
        guard let candidate else { return [] }
        let now = Set(candidate.files.flatMap { [$0.path] + ($0.oldPath.map { [$0] } ?? []) })
        let marks = Set(viewed)
        var gone: Set<String> = []
        for old in candidates.dropLast() {
            for file in old.files where !now.contains(file.path) && marks.contains(ViewedMark(path: file.path, digest: file.digest)) {
                gone.insert(file.path)
            }
        }
        return gone.sorted()
    }
}
