/// Another lane at work in the same repository whose changes meet this candidate's.
package struct Collision: Codable, Equatable, Sendable {
    package var lane: LaneID
    package var title: String
    package var phase: Phase
    /// The commit of that lane it was tried with.
    package var commit: String
    /// Paths that git could not merge.
    package var conflicts: [String]
    /// Paths that both change and that merge.
    package var shared: [String]

    package init(lane: LaneID, title: String, phase: Phase, commit: String, conflicts: [String], shared: [String]) {
        self.lane = lane
        self.title = title
        self.phase = phase
        self.commit = commit
        self.conflicts = conflicts
        self.shared = shared
    }

    /// The lanes that a lane's candidate is tried with: in flight in the same repository, with a commit of their own; by number.
    package static func others(of lane: Lane, in model: ReadModel) -> [Lane] {
        let candidates = model.unsettledVersions.filter { other in
            other.lane.start.repository == lane.start.repository && !other.lane.phase.isEnd && !other.lane.phase.isLanded
        }
        return candidates.map(\.lane).filter { $0.id != lane.id && !$0.isGivenUp && tip(of: $0) != nil }.sorted { $0.id < $1.id }
    }

    /// The commit that stands for a lane's work: its candidate, unless its branch has gone on since.
    package static func tip(of lane: Lane) -> String? {
        guard let candidate = lane.candidate, candidate.head == lane.head || lane.head == nil else { return lane.head }
        return candidate.commit
    }

    /// - Parameter conflicts: paths that git could not merge.
    /// - Returns: nil when the two do not meet.
    package init?(_ lane: Lane, with other: Lane, commit: String, conflicts: [String]) {
        self.init(paths: Self.paths(lane), with: other, commit: commit, conflicts: conflicts)
    }

    /// - Parameter mine: ``paths(_:)`` of the lane that the other one may meet.
    package init?(paths mine: Set<String>, with other: Lane, commit: String, conflicts: [String]) {
        let shared = Self.paths(other).intersection(mine).subtracting(conflicts)
        guard !conflicts.isEmpty || !shared.isEmpty else { return nil }
        self.init(
            lane: other.id, title: other.start.title, phase: other.phase, commit: commit, conflicts: conflicts.sorted(),
            shared: shared.sorted())
    }

    /// The paths that a lane's candidate changes, old names too.
    package static func paths(_ lane: Lane) -> Set<String> {
        Set(lane.candidate?.files.flatMap { [$0.path] + ($0.oldPath.map { [$0] } ?? []) } ?? [])
    }
}
