/// ANSI colours (ECMA-48, select graphic rendition), or nothing at all.
struct TextStyle {
    let colour: Bool

    func bold(_ text: String) -> String { wrap("1", text) }
    func dim(_ text: String) -> String { wrap("2", text) }

    func bar(_ text: String, _ tone: BarChart.Tone) -> String {
        switch tone {
        case .good: wrap("32", text)
        case .open: wrap("33", text)
        case .bad: wrap("31", text)
        case .other: wrap("35", text)
        case .plain: wrap("36", text)
        }
    }

    private func wrap(_ code: String, _ text: String) -> String {
        colour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
