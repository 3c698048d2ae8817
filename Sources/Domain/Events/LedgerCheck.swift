/// The result of reading the whole ledger.
package struct LedgerCheck: Codable, Equatable, Sendable {
    package var sound: Bool
    package var events: Int64
    package var root: String
    package var problems: [String]
    /// What is done to what is derived beside the ledger, in words; nil for a mere look.
    package var index: String?

    package init(sound: Bool, events: Int64, root: String, problems: [String], index: String? = nil) {
        self.sound = sound
        self.events = events
        self.root = root
        self.problems = problems
        self.index = index
    }
}
