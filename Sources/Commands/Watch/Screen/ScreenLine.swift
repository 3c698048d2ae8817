/// One line of a screen: pieces one after the other, each plain or reversed.
struct ScreenLine: Equatable, Sendable {
    struct Span: Equatable, Sendable {
        var text: Styled
        var reversed = false
    }

    var spans: [Span]

    init(_ text: Styled = Styled(), reversed: Bool = false) { spans = [Span(text: text, reversed: reversed)] }

    init(spans: [Span]) { self.spans = spans }

    var width: Int { spans.reduce(0) { $0 + $1.text.width } }

    /// At most so many columns, and exactly so many where the last span is reversed, so that a bar goes to the edge.
    func fitted(to width: Int) -> ScreenLine {
        var left = max(0, width)
        var result: [Span] = []
        for span in spans where left > 0 {
            let text = span.text.cut(to: left)
            left -= text.width
            result.append(Span(text: text, reversed: span.reversed))
        }
        if left > 0, let last = result.last, last.reversed { result[result.count - 1].text = last.text.padded(to: last.text.width + left) }
        return ScreenLine(spans: result)
    }

    /// This line in a column of so many places, another behind it.
    func beside(_ other: ScreenLine, width: Int) -> ScreenLine {
        let mine = fitted(to: width)
        let space = Span(text: Styled(String(repeating: " ", count: max(0, width - mine.width))))
        return ScreenLine(spans: mine.spans + [space] + other.spans)
    }

    func painted(colour: Bool) -> String { spans.reduce(into: "") { $0 += $1.text.painted(colour: colour, reversed: $1.reversed) } }
}
