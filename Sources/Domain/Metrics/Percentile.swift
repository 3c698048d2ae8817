/// Percentiles by the nearest rank: the smallest value that at least p percent of all values do not exceed, so always one that occurred.
///
/// Source: R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50(4), 1996, definition 1
/// (the inverse of the empirical distribution function); rank = ⌈p / 100 × n⌉, at least 1.
package enum Percentile {
    /// - Parameters:
    ///   - percent: above 0, up to 100.
    ///   - values: in any order.
    /// - Returns: nil when there is no value or the percentage is out of range.
    package static func nearestRank(_ percent: Int, of values: [Double]) -> Double? {
        guard !values.isEmpty, (1...100).contains(percent) else { return nil }
        // In whole numbers, because 0.9 * 10 in binary fractions need not be 9.
        let rank = (percent * values.count + 99) / 100
        return values.sorted()[rank - 1]
    }
}
