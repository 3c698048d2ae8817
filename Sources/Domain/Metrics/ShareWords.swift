/// How a share is written: always as counts, and with a percentage only where the denominator carries one.
package enum ShareWords {
    /// A percentage of fewer than this many says more than is known.
    package static let smallest = 10

    /// `3 of 7`, or `41 of 52 (79 %)`.
    package static func text(_ n: Int, of all: Int) -> String {
        guard let percent = percent(n, of: all) else { return "\(n) of \(all)" }
        return "\(n) of \(all) (\(percent))"
    }

    /// Rounded half up; `100 %` and `0 %` only when it is all or nothing. Nil under ``smallest``.
    package static func percent(_ n: Int, of all: Int) -> String? {
        guard all >= smallest, n >= 0, n <= all else { return nil }
        return percent(fraction: Double(n) / Double(all))
    }

    /// - Parameter fraction: from 0 to 1.
    package static func percent(fraction: Double) -> String {
        let rounded = Int((fraction * 100).rounded(.toNearestOrAwayFromZero))
        if rounded >= 100, fraction < 1 { return "over 99 %" }
        if rounded <= 0, fraction > 0 { return "under 1 %" }
        return "\(rounded) %"
    }
}
