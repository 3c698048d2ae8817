/// What agents of a definition were seen to need: the most memory of each of their last turns.
package struct AgentMemory: Codable, Equatable, Sendable {
    /// What is assumed of a definition that has not run yet, bytes.
    package static let firstGuess = 500_000_000
    /// Turns that are remembered, so that one large turn does not count for ever.
    static let turns = 8

    private var peaks: [String: [Int]] = [:]

    package init() {}

    /// Takes the most memory that a turn's process tree used, in bytes.
    package mutating func learn(_ definition: String, peak: Int) {
        guard peak > 0 else { return }
        peaks[definition] = Array(((peaks[definition] ?? []) + [peak]).suffix(Self.turns))
    }

    /// The most of the last turns; nil when none was measured.
    package func peak(_ definition: String) -> Int? { peaks[definition]?.max() }
}
