extension Lane {
    /// Whether an agent of this lane, a reviewer included, worked without a sandbox.
    package var isUnconfined: Bool {
        (turns.map(\.confinement) + reviews.map(\.confinement)).contains { $0.map { $0.sandbox == nil } ?? false }
    }

    /// What all turns and reviews used together; nil when nothing is known.
    package var usage: TurnUsage? { TurnUsage.sum(turns.compactMap(\.usage) + reviews.compactMap(\.usage)) }
}
