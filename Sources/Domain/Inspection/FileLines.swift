/// Lines of one side of a changed file, for context around a hunk.
package struct FileLines: Codable, Equatable, Sendable {
    package enum Side: String, Codable, CaseIterable, Sendable {
        case old, new
    }

    package var path: String
    package var side: Side
    /// Lines of the whole file.
    package var total: Int
    package var lines: [DiffCell]

    package init(path: String, side: Side, total: Int, lines: [DiffCell]) {
        self.path = path
        self.side = side
        self.total = total
        self.lines = lines
    }

    /// Lines that one answer holds.
    package static let limit = 1000
}
