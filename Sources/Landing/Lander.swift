package import Domain
package import Git

/// What moving the branch came to, as the remote itself says.
package enum LandingOutcome: Equatable, Sendable {
    /// The remote's branch is (or descends from) the intended commit.
    case landed
    /// The branch points elsewhere; nothing was changed.
    case moved(found: String)
    /// The remote refused; nothing was changed.
    case refused(String)
    /// Nobody knows yet: the remote could not be asked afterwards. Asking again later is safe.
    case uncertain(String)
}

/// Moves a remote's branch to a candidate by compare-and-swap.
package struct Lander: Sendable {
    private let mirror: Mirror

    package init(mirror: Mirror) { self.mirror = mirror }

    /// Executes an intent. Safe to repeat: what landed already is found to be landed.
    ///
    /// The remote is not asked before the push: the push itself compares, and sends nothing when the branch is elsewhere. What the branch
    /// has afterwards is fetched, so that the mirror knows it too.
    package func land(_ intent: LandingIntent) async throws -> LandingOutcome {
        guard let commit = ObjectID(intent.commit), let expected = ObjectID(intent.expected) else {
            return .refused("the intent does not name git objects")
        }
        switch try await Push(mirror).push(commit, to: RefName(branch: intent.branch), expecting: expected) {
        case .landed, .landedThenMoved: return .landed
        case .stale(let found?): return try await holds(commit, found) ? .landed : .moved(found: found.hex)
        case .stale(nil): return .moved(found: "nothing")
        case .rejected(let reason, let remedy): return .refused("\(reason) (\(remedy))")
        case .uncertain(let reason): return .uncertain(reason)
        }
    }

    private func holds(_ commit: ObjectID, _ head: ObjectID) async throws -> Bool {
        guard try await mirror.repository.hasCommit(head) else { return false }
        return try await CommitGraph(mirror.repository).isAncestor(commit, of: head)
    }
}
