/// How much harm a wrong change behind a boundary can do.
package enum Risk: String, Codable, CaseIterable, Comparable, Sendable {
    case low, elevated, high

    private var rank: Int {
        switch self {
        case .low: 0
        case .elevated: 1
        case .high: 2
        }
    }

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}
