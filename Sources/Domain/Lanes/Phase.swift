/// Where a lane stands. Every phase is written to the ledger before its side effect: the write-ahead phase marker.
package enum Phase: String, Codable, CaseIterable, Sendable {
    case queued, preparing, working, gating, publishing, inspecting, approved, landing, landed, deploying, verifying
    case done, abandoned, rejected
    case rolledBack = "rolled-back"

    /// Whether nothing follows.
    package var isEnd: Bool {
        switch self {
        case .done, .abandoned, .rejected, .rolledBack: true
        default: false
        }
    }

    /// Whether the candidate is on the default branch and was not rolled back.
    package var standsLanded: Bool { isLanded && self != .rolledBack }

    /// Whether the candidate is on the default branch.
    package var isLanded: Bool {
        switch self {
        case .landed, .deploying, .verifying, .done, .rolledBack: true
        default: false
        }
    }

    /// Whether an agent or gates are (or are about to be) at work: what the limits on lanes count.
    package var occupies: Bool {
        switch self {
        case .preparing, .working, .gating, .publishing: true
        default: false
        }
    }

    /// The phases that may follow. Guards beyond the order are in ``Lane/on(_:at:)``.
    package var successors: Set<Phase> { Self.followers[self] ?? [] }

    // Made once: it is asked at every fifth event of a ledger.
    private static let followers = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.following) })

    private var following: Set<Phase> {
        switch self {
        case .queued: [.preparing, .abandoned, .rejected]
        case .preparing: [.working, .abandoned, .rejected]
        case .working: [.gating, .abandoned, .rejected]
        case .gating: [.working, .publishing, .abandoned, .rejected]
        case .publishing: [.gating, .inspecting, .approved, .abandoned, .rejected]
        case .inspecting: [.working, .gating, .approved, .abandoned, .rejected]
        case .approved: [.working, .gating, .inspecting, .landing, .abandoned, .rejected]
        // Nothing may be given up between the marker and the answer of the remote: only the answer leads on.
        case .landing: [.gating, .approved, .inspecting, .landed]
        case .landed: [.deploying, .verifying, .done]
        case .deploying: [.verifying, .rolledBack]
        case .verifying: [.done, .rolledBack]
        case .done: [.rolledBack]
        case .abandoned, .rejected, .rolledBack: []
        }
    }
}
