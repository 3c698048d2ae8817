/// One line of text that is being written. What was pasted or came out of an editor may have several lines; they are shown as one.
struct LineField: Equatable, Sendable {
    private(set) var text: String
    /// Characters before the caret.
    private(set) var caret: Int

    /// Bytes that a field holds.
    static let limit = 64 << 10

    init(_ text: String = "") {
        self.text = text
        caret = text.count
    }

    /// Whether the key meant something here.
    mutating func take(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert(String(character))
        case .paste(let words): insert(words)
        case .backspace: remove(caret - 1)
        case .delete, .control("d"): remove(caret)
        case .left, .control("b"): caret = max(0, caret - 1)
        case .right, .control("f"): caret = min(text.count, caret + 1)
        case .home, .control("a"): caret = 0
        case .end: caret = text.count
        case .control("u"):
            text = String(text.dropFirst(caret))
            caret = 0
        case .control("k"): text = String(text.prefix(caret))
        case .control("w"):
            var start = text.prefix(caret)
            while start.last?.isWhitespace == true { start.removeLast() }
            while let last = start.last, !last.isWhitespace { start.removeLast() }
            text = String(start) + text.dropFirst(caret)
            caret = start.count
        default: return false
        }
        return true
    }

    /// The field behind a label, with the caret as a reversed place; what does not fit left of it scrolls away.
    func line(_ label: Styled, width: Int) -> ScreenLine {
        let shown = Array(text)
        let room = max(4, width - label.width - 1)
        var start = caret
        var used = 0
        while start > 0 {
            let columns = Styled(String(shown[start - 1])).width
            guard used + columns < room else { break }
            used += columns
            start -= 1
        }
        let before = Styled(String(shown[start..<caret]))
        let at = caret < shown.count ? Styled(String(shown[caret])) : Styled(" ")
        let after = caret + 1 < shown.count ? Styled(String(shown[(caret + 1)...])) : Styled()
        return ScreenLine(spans: [.init(text: label + before), .init(text: at, reversed: true), .init(text: after)])
    }

    private mutating func insert(_ words: String) {
        guard text.utf8.count + words.utf8.count <= Self.limit else { return }
        let (before, after) = (String(text.prefix(caret)), String(text.dropFirst(caret)))
        text = before + words + after
        // A mark joins the character before it, so the caret is counted from behind.
        caret = max(0, text.count - after.count)
    }

    private mutating func remove(_ index: Int) {
        guard index >= 0, index < text.count else { return }
        text.remove(at: text.index(text.startIndex, offsetBy: index))
        if index < caret { caret -= 1 }
        caret = min(caret, text.count)
    }
}
