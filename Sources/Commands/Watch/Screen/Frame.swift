/// Columns and rows of a terminal.
struct ScreenSize: Equatable, Sendable {
    var columns: Int
    var rows: Int

    /// Below this nothing can be judged, and the screen says so.
    static let least = ScreenSize(columns: 40, rows: 10)

    var isEnough: Bool { columns >= Self.least.columns && rows >= Self.least.rows }
}

/// A whole screen: as many lines as the terminal has rows, none wider than it.
struct Frame: Equatable, Sendable {
    let size: ScreenSize
    let lines: [ScreenLine]

    init(_ lines: [ScreenLine], size: ScreenSize) {
        self.size = size
        let shown = lines.prefix(size.rows).map { $0.fitted(to: size.columns) }
        self.lines = shown + Array(repeating: ScreenLine(), count: max(0, size.rows - shown.count))
    }

    /// The text of a line alone, for tests.
    func text(_ row: Int) -> String { lines[row].spans.map { $0.text.rendered(colour: false) }.joined() }
}
