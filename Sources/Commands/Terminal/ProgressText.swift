import Domain

/// Progress lines on standard error. On a terminal each takes the place of the one before it.
struct ProgressText {
    let console: Console
    let silent: Bool

    private var onTerminal: Bool { console.errorFace.width != nil }

    func show(_ text: String) {
        guard !silent else { return }
        guard let width = console.errorFace.width else {
            console.note(Styled(text, .faint))
            return
        }
        // Carriage return and "erase in line" (ECMA-48, 8.3.41).
        console.writeError("\r\u{1B}[K" + Styled(text, .faint).cut(to: width - 1).rendered(colour: console.errorFace.colour))
    }

    func end() {
        if onTerminal, !silent { console.writeError("\r\u{1B}[K") }
    }
}
