/// Writes frames to a terminal, of each only the lines that are not there yet.
struct FrameWriter {
    let colour: Bool
    private var shown: [String]?
    private var size: ScreenSize?

    init(colour: Bool) { self.colour = colour }

    /// What is on the terminal is not known any more.
    mutating func forget() { shown = nil }

    /// The sequences that turn what is shown into the frame; empty when there is nothing to change.
    ///
    /// The change is one synchronised update (DEC private mode 2026), so that no half of it is seen where the terminal knows that.
    mutating func update(_ frame: Frame) -> String {
        let lines = frame.lines.map { $0.painted(colour: colour) }
        let isNew = shown == nil || size != frame.size
        var text = isNew ? "\u{1B}[0m\u{1B}[2J" : ""
        for (index, line) in lines.enumerated() where isNew ? !line.isEmpty : shown?[index] != line {
            // To the line's beginning; what is behind the text is erased (ECMA-48, CUP and EL). Behind a full line there is nothing, and
            // the cursor still stands at its last character.
            let isFull = frame.lines[index].width >= frame.size.columns
            text += "\u{1B}[\(index + 1);1H" + (isFull ? "\u{1B}[2K\(line)" : "\(line)\u{1B}[K")
        }
        (shown, size) = (lines, frame.size)
        return text.isEmpty ? "" : "\u{1B}[?2026h\(text)\u{1B}[?2026l"
    }
}
