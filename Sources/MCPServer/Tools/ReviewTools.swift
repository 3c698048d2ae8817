package import Domain

/// What a reviewer can do by the protocol: the desk's side of it, one value for each review.
package protocol ReviewTools: Sendable {
    /// Keeps what was found, as the reviewer's claim. The same finding again comes to the same.
    func report(_ finding: Finding) async throws(LaneToolError) -> LaneDocument
}

/// What is offered at a socket, by who is at it.
package enum OfferedTools: Sendable {
    case lane(any LaneTools)
    case review(any ReviewTools)

    var catalogue: LaneCatalogue {
        switch self {
        case .lane: .lane
        case .review: .review
        }
    }
}
