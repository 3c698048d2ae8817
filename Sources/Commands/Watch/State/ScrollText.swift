/// Lines that are scrolled through.
struct ScrollText: Equatable, Sendable {
    var lines: [Styled] = []
    var top = 0
    /// The end stays on the screen as lines come.
    var follows = false

    /// Whether the key meant something here.
    mutating func take(_ key: Key, height: Int) -> Bool {
        let page = max(1, height - 2)
        switch key {
        case .character("j"), .down: top += 1
        case .character("k"), .up: top -= 1
        case .character(" "), .pageDown, .control("f"): top += page
        case .pageUp, .control("b"): top -= page
        case .character("g"), .home: top = 0
        case .character("G"), .end: top = lines.count
        default: return false
        }
        clamp(height: height)
        follows = top + height >= lines.count
        return true
    }

    mutating func clamp(height: Int) {
        if follows { top = lines.count }
        top = max(0, min(top, lines.count - height))
    }

    func shown(height: Int) -> [ScreenLine] { lines.dropFirst(max(0, top)).prefix(max(0, height)).map { ScreenLine($0) } }
}
