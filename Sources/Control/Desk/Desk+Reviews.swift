package import Domain

extension Desk {
    package func rerunReviews(_ id: LaneID, reviewers: [String], by: String) async throws(DeskError) -> Lane {
        let known = await configuration().review.reviewers
        guard !known.isEmpty else { throw DeskError(.refused, "signalbox.yaml names no reviewers (review.reviewers)") }
        for name in reviewers where !known.contains(where: { $0.agent == name }) {
            throw DeskError(.notFound, "there is no reviewer '\(name)'; there are \(Self.names(known))")
        }
        return try await record(id, by: by) { lane in
            // Whoever is named looks at it, whatever lanes it is for.
            let wanted = known.filter { reviewers.isEmpty ? $0.covers(lane.start) : reviewers.contains($0.agent) }
            guard !wanted.isEmpty else {
                throw DeskError(.refused, "no reviewer is for \(id); name one with --reviewer: \(Self.names(known))")
            }
            return [.reviewsRequested(Self.unique(wanted))]
        }
    }

    private static func names(_ reviewers: [ReviewerConfiguration]) -> String { unique(reviewers).joined(separator: ", ") }

    /// A definition may stand there for several kinds of lanes.
    private static func unique(_ reviewers: [ReviewerConfiguration]) -> [String] {
        reviewers.map(\.agent).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
