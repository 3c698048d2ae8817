/// Changed rows of one file's diff, from `first` to `last`, both included.
///
/// A row is an added or a removed line. Rows count from 1 through the whole file in the order in which git prints them; context does not
/// count, so that folding it, or showing two sides, changes no number. A file has `additions + deletions` rows.
package struct RowRange: Codable, Hashable, Sendable {
    package var first: Int
    package var last: Int

    package init(first: Int, last: Int) {
        self.first = first
        self.last = last
    }

    package var isValid: Bool { first >= 1 && last >= first }
}
