package import Git

/// Pull requests without a service: in the ledger, with their heads in the mirror as a forge would have them.
package struct LocalForge: Sendable {
    private let mirror: Mirror

    package init(mirror: Mirror) { self.mirror = mirror }

    /// Points `refs/pull/N/head` at the head and `refs/pull/N/merge` at the candidate. Repeating it changes nothing.
    package func publish(number: Int, head: ObjectID, candidate: ObjectID) async throws {
        var updates: [RefUpdate] = []
        for (name, new) in [("head", head), ("merge", candidate)] {
            let ref = try RefName("refs/pull/\(number)/\(name)")
            let old = try await mirror.repository.resolve(ref)
            if old != new { updates.append(RefUpdate(ref, expected: old, new: new)) }
        }
        if !updates.isEmpty { try await RefTransaction(mirror.repository).apply(updates) }
    }
}
