/// The words of a text that may be a command, found without understanding it.
enum TextPieces {
    struct Piece: Equatable, Sendable {
        var text: String
        /// The sign of the shell before it, spaces aside; nil when another piece is.
        var sign: Unicode.Scalar?
        /// It stands where a command may begin.
        var beginsCommand: Bool { sign != nil }
    }

    /// Quotes and backslashes are taken away, as they join what they stand between; every other sign of the shell separates.
    static func of(_ text: String) -> [Piece] {
        var pieces: [Piece] = []
        var current = ""
        var sign: Unicode.Scalar? = "\n"
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar.properties.isWhitespace }
        func end() {
            if !current.isEmpty {
                pieces.append(Piece(text: current, sign: sign))
                sign = nil
            }
            current = ""
        }
        // ${IFS} is a space to the shell.
        let scalars = Array(spaced(text).unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "'", "\"": continue
            case "\\":
                // As in JSON or a script in a script, \n is a line break.
                if index + 1 < scalars.count, scalars[index + 1] == "\n" { continue }
            case "\n", ";", "&", "|", "(", ")", "`", "{", "}", "!", "$", "<", ">", "=", "%":
                end()
                sign = scalar
            case ",", "[", "]": end()
            case let space where isSpace(space): end()
            default: current.unicodeScalars.append(scalar)
            }
        }
        end()
        return pieces
    }

    private static func spaced(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[dollar...]
            if let mark = ["${IFS}", "$IFS"].first(where: { rest.hasPrefix($0) }) {
                result += " "
                rest = rest.dropFirst(mark.count)
            } else {
                result += "$"
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }
}
