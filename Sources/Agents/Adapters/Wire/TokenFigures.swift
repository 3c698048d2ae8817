import Domain
import JSONValues

/// Figures as programs report them. A program may report anything: what is no sensible count is 0, and sums of what is left do not
/// overflow.
enum TokenFigures {
    /// More than any request or session uses.
    private static let mostTokens = 100_000_000_000
    private static let mostDollars = 1_000_000_000.0

    static func count(_ value: JSONValue?) -> Int { min(max(0, value?.int ?? 0), mostTokens) }

    static func money(_ dollars: Double) -> Money? {
        guard dollars.isFinite, dollars >= 0 else { return nil }
        return Money(dollars: min(dollars, mostDollars))
    }
}
