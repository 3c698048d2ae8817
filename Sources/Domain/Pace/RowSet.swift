/// A set of changed rows, kept as ranges that are in order and do not touch.
package struct RowSet: Codable, Equatable, Sendable {
    package private(set) var ranges: [RowRange] = []

    package init() {}

    /// What is no valid range, or lies behind the last row of the file, is left out.
    package init(_ ranges: [RowRange], of rows: Int) {
        for range in ranges { insert(range, of: rows) }
    }

    package var count: Int { ranges.reduce(0) { $0 + $1.last - $1.first + 1 } }
    package var isEmpty: Bool { ranges.isEmpty }

    private mutating func insert(_ range: RowRange, of rows: Int) {
        guard range.isValid, range.first <= rows else { return }
        insert(RowRange(first: range.first, last: min(range.last, rows)))
    }

    /// Takes a valid range in.
    private mutating func insert(_ range: RowRange) {
        var merged = range
        var kept: [RowRange] = []
        var place: Int?
        for old in ranges {
            if old.last < merged.first - 1 {
                kept.append(old)
            } else if old.first - 1 > merged.last {
                if place == nil { place = kept.count }
                kept.append(old)
            } else {
                merged.first = min(merged.first, old.first)
                merged.last = max(merged.last, old.last)
            }
        }
        kept.insert(merged, at: place ?? kept.count)
        ranges = kept
    }

    package mutating func formUnion(_ other: RowSet) {
        for range in other.ranges { insert(range) }
    }

    package func union(_ other: RowSet) -> RowSet {
        var all = self
        all.formUnion(other)
        return all
    }

    // As the list itself.
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([RowRange].self), of: .max)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(ranges)
    }
}
