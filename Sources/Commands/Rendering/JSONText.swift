import Domain
import Foundation

/// The one encoder of `--json`: camelCase keys in a fixed order, slashes as they are.
///
/// Characters that a terminal acts upon or hides are written as `\u202e`, so a document may be looked at on a terminal too.
enum JSONText {
    /// A whole document over several lines.
    static func document(_ value: some Encodable) throws -> String {
        try encode(value, [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    }

    /// A document on one line, for streams.
    static func line(_ value: some Encodable) throws -> String { try encode(value, [.sortedKeys, .withoutEscapingSlashes]) }

    private static func encode(_ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting
        let text = String(decoding: try encoder.encode(value), as: UTF8.self)
        guard SafeText.isHostile(text) else { return text }
        // Outside strings JSON holds only ASCII and newlines, so what is replaced here stands inside a string.
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            guard scalar != "\n", SafeText.isHostile(String(Character(scalar))) else {
                result.unicodeScalars.append(scalar)
                return
            }
            for unit in String(Character(scalar)).utf16 {
                let digits = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
    }
}
