/// Text of unknown origin (titles, paths, output of agents and repositories) made fit to be shown.
///
/// Nothing is dropped silently: what would move a cursor, change a colour, reorder a line or stay invisible is written out in a
/// visible form, so that a reader sees that it was there.
package enum SafeText {
    /// The text on one line: control characters as their pictures (`␛`, `␊`; Unicode block U+2400), everything else that a
    /// terminal or a browser would act upon or hide as `⟨U+202E⟩`.
    package static func line(_ text: String) -> String {
        visible(text) { _ in false }
    }

    /// As ``line(_:)``, but newlines and tabs stay what they are. A carriage return before a newline is taken for part of it.
    package static func block(_ text: String) -> String {
        guard text.utf8.contains(13) else { return visible(text) { $0 == "\n" || $0 == "\t" } }
        var unix = String.UnicodeScalarView()
        var held = false
        for scalar in text.unicodeScalars {
            if held, scalar != "\n" { unix.append("\r") }
            held = scalar == "\r"
            if !held { unix.append(scalar) }
        }
        if held { unix.append("\r") }
        return visible(String(unix)) { $0 == "\n" || $0 == "\t" }
    }

    /// As ``line(_:)``, but tabs stay what they are.
    package static func tabbed(_ text: String) -> String {
        visible(text) { $0 == "\t" }
    }

    /// Whether ``line(_:)`` would change the text.
    package static func isHostile(_ text: String) -> Bool { isHostile(text) { _ in false } }

    private static func isHostile(_ text: String, keeping keep: (Unicode.Scalar) -> Bool) -> Bool {
        // Nearly all text that is shown is printable ASCII. That is seen byte by byte, for a tenth of what scalars cost: a large diff is all text.
        let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || ($0 < 0x20 && keep(Unicode.Scalar($0))) }
        }
        if isPlain == true { return false }
        return text.unicodeScalars.contains { !keep($0) && picture(of: $0) != nil }
    }

    private static func visible(_ text: String, keeping keep: (Unicode.Scalar) -> Bool) -> String {
        guard isHostile(text, keeping: keep) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if !keep(scalar), let picture = picture(of: scalar) {
                result += picture
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func picture(of scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value).map { String(Character($0)) }
        case 0x7F: "␡"
        // C1 controls: U+009B alone starts an ANSI sequence on some terminals.
        case 0x80...0x9F: code(scalar)
        // Soft hyphen, Arabic letter mark, fillers that show nothing.
        case 0xAD, 0x61C, 0x115F, 0x1160, 0x180E, 0x3164, 0xFFA0: code(scalar)
        // Zero-width space, left-to-right and right-to-left marks. Joiners (U+200C, U+200D) stay: scripts and emoji need them.
        case 0x200B, 0x200E, 0x200F: code(scalar)
        // Line and paragraph separators, bidirectional embeddings and overrides.
        case 0x2028...0x202E: code(scalar)
        // Invisible operators, bidirectional isolates, deprecated format characters.
        case 0x2060...0x206F: code(scalar)
        // Byte order mark, interlinear annotations, noncharacters (not allowed in XML either).
        case 0xFEFF, 0xFFF9...0xFFFB, 0xFDD0...0xFDEF: code(scalar)
        case let value where value & 0xFFFE == 0xFFFE: code(scalar)
        // Tag characters and supplementary variation selectors: text that no one sees.
        case 0xE0000...0xE01EF: code(scalar)
        default: nil
        }
    }

    private static func code(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "⟩"
    }
}
