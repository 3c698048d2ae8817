/// Breaks text into lines of a terminal.
enum TextWrap {
    /// - Parameters:
    ///   - text: one paragraph; words longer than a line are broken.
    ///   - indent: put before every line but the first, and counted for it as well.
    static func lines(_ text: String, width: Int, indent: String = "") -> [String] {
        let room = max(1, width - DisplayWidth.of(indent))
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ").flatMap({ pieces(String($0), room) }) {
            if line.isEmpty {
                line = word
            } else if DisplayWidth.of(line) + 1 + DisplayWidth.of(word) <= room {
                line += " " + word
            } else {
                lines.append(line)
                line = word
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines.enumerated().map { $0.offset == 0 ? $0.element : indent + $0.element }
    }

    /// Without the spaces at its end.
    static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }

    private static func pieces(_ word: String, _ room: Int) -> [String] {
        guard DisplayWidth.of(word) > room else { return [word] }
        var pieces: [String] = []
        var piece = ""
        for character in word {
            if !piece.isEmpty, DisplayWidth.of(piece + String(character)) > room {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        return pieces + [piece]
    }
}
