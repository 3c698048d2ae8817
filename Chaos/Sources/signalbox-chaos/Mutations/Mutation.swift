/// A defect that is planted in the healthy end of a round, and the check that has to find it.
struct Mutation: Sendable {
    let name: String
    let check: String
    /// Plants it. Returns what has to be undone beside the files, which are put back anyway.
    let plant: @Sendable (Facts) async throws -> (@Sendable () -> Void)?

    init(_ name: String, caughtBy check: String, _ plant: @escaping @Sendable (Facts) async throws -> Void) {
        (self.name, self.check) = (name, check)
        self.plant = { facts in
            try await plant(facts)
            return nil
        }
    }

    init(_ name: String, undoneAndCaughtBy check: String, _ plant: @escaping @Sendable (Facts) async throws -> @Sendable () -> Void) {
        (self.name, self.check) = (name, check)
        self.plant = plant
    }

    static let all: [Mutation] = ledgerMutations + forgeries + gitMutations + worldMutations
}
