/// The lines of a text, each with the line break it ends in, so that joining them gives the same bytes.
struct TextLines {
    private var lines: [[UInt8]]
    /// The line break of new lines: that of the first line.
    private let lineBreak: [UInt8]

    init(_ text: String) {
        lines = []
        var line: [UInt8] = []
        for byte in text.utf8 {
            line.append(byte)
            if byte == UInt8(ascii: "\n") {
                lines.append(line)
                line = []
            }
        }
        if !line.isEmpty { lines.append(line) }
        lineBreak = lines.first.map { $0.suffix(2) == [13, 10] } == true ? [13, 10] : [10]
    }

    var text: String { String(decoding: lines.joined(), as: UTF8.self) }

    /// Adds lines at the end.
    mutating func append(_ new: [String]) { insert(new, afterLine: lines.count) }

    /// Adds lines after a line that counts from 1. A last line without a line break gets one.
    mutating func insert(_ new: [String], afterLine line: Int) {
        let place = min(line, lines.count)
        if place > 0, lines[place - 1].last != UInt8(ascii: "\n") { lines[place - 1] += lineBreak }
        lines.insert(contentsOf: new.map { Array($0.utf8) + lineBreak }, at: place)
    }

    /// The last line before `next` (or the end) that belongs to what stands above it: blank lines, remarks at the left edge and the end
    /// mark of the document do not.
    func lastContentLine(before next: Int?, atLeast first: Int) -> Int {
        var line = min((next ?? lines.count + 1) - 1, lines.count)
        while line > first {
            let content = lines[line - 1].filter { $0 != 13 && $0 != 10 }
            let isBlank = content.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard isBlank || content.first == UInt8(ascii: "#") || content.starts(with: Array("...".utf8)) else { break }
            line -= 1
        }
        return line
    }

    /// The text of some lines, which count from 1.
    func text(fromLine first: Int, through last: Int) -> String {
        let range = lines.indices.clamped(to: first - 1..<max(last, first - 1))
        return String(decoding: lines[range].joined(), as: UTF8.self)
    }

    /// Whether a certain ASCII character stands at a place.
    func character(atLine line: Int, column: Int, is character: Character) -> Bool {
        guard lines.indices.contains(line - 1) else { return false }
        return Array(String(decoding: lines[line - 1], as: UTF8.self).unicodeScalars).dropFirst(column - 1).first
            == character.unicodeScalars.first
    }

    /// Takes `{}` away from a place and keeps the rest of the line. False when something else stands there.
    mutating func removeEmptyBraces(line: Int, column: Int) -> Bool {
        guard lines.indices.contains(line - 1) else { return false }
        var scalars = Array(String(decoding: lines[line - 1], as: UTF8.self).unicodeScalars)
        let rest = scalars.dropFirst(column - 1)
        guard rest.first == "{", let close = rest.firstIndex(of: "}"), rest[..<close].dropFirst().allSatisfy({ $0 == " " }) else {
            return false
        }
        // The spaces between the colon and the braces go too.
        var start = column - 1
        while start > 0, scalars[start - 1] == " " { start -= 1 }
        scalars.removeSubrange(start...close)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        lines[line - 1] = Array(String(view).utf8)
        return true
    }
}
