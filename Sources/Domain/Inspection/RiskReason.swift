/// One reason why a candidate is more or less of a risk, in words.
package struct RiskReason: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// What the target or its boundary says.
        case risk
        case boundary
        case size
        /// Files outside of the boundary.
        case outside
        /// Files that deserve a closer look.
        case sensitive
        case gates
        case collision
        case unconfined
    }

    package enum Weight: String, Codable, Comparable, CaseIterable, Sendable {
        case info, notice, warning

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
        package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
    }

    package var kind: Kind
    package var weight: Weight
    package var text: String
    /// The files it is about; empty for the whole candidate.
    package var paths: [String]

    package init(_ kind: Kind, _ weight: Weight, _ text: String, paths: [String] = []) {
        self.kind = kind
        self.weight = weight
        self.text = text
        self.paths = paths
    }
}
