/// What an output can show.
struct Face: Equatable, Sendable {
    /// Columns to keep within; nil where there is no terminal, and every value is given whole.
    var width: Int?
    var colour: Bool

    static let plain = Face(width: nil, colour: false)

    init(width: Int?, colour: Bool) {
        self.width = width
        self.colour = colour
    }

    /// Colour only on a terminal that can, and never against `NO_COLOR` (https://no-color.org: set and not empty).
    init(isTerminal: Bool, width: Int?, environment: [String: String]) {
        self.width = isTerminal ? (width ?? 80) : nil
        colour = isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    /// The lines as they are written, each ended by a newline.
    func text(_ lines: [Styled]) -> String {
        lines.reduce(into: "") { $0 += $1.rendered(colour: colour) + "\n" }
    }
}
