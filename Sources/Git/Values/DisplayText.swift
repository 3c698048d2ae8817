/// Makes text that others wrote safe to show: nothing it holds can move a cursor, change a colour, or reorder what is read.
package enum DisplayText {
    /// Escapes bytes: control characters as `\n`, `\t` or `\xNN`, bytes that are not UTF-8 as `\xNN`, and the direction marks of
    /// "Trojan Source" (CVE-2021-42574) as `<U+202E>`.
    package static func escape(_ bytes: some Sequence<UInt8>, keepingTabs: Bool = false) -> String {
        var result = ""
        var pending: [UInt8] = []
        for byte in bytes {
            if byte < 0x80 {
                flush(&pending, to: &result)
                append(UnicodeScalar(byte), to: &result, keepingTabs: keepingTabs)
                continue
            }
            if byte >= 0xC0 { flush(&pending, to: &result) }
            pending.append(byte)
            if let text = String(validating: pending, as: UTF8.self) {
                for scalar in text.unicodeScalars { append(scalar, to: &result, keepingTabs: keepingTabs) }
                pending.removeAll(keepingCapacity: true)
            } else if pending.count >= 4 {
                flush(&pending, to: &result)
            }
        }
        flush(&pending, to: &result)
        return result
    }

    /// Escapes text in the same way.
    package static func escape(_ text: String, keepingTabs: Bool = false) -> String {
        escape(text.utf8, keepingTabs: keepingTabs)
    }

    private static func flush(_ pending: inout [UInt8], to result: inout String) {
        for byte in pending { result += hex(byte) }
        pending.removeAll(keepingCapacity: true)
    }

    private static func append(_ scalar: UnicodeScalar, to result: inout String, keepingTabs: Bool) {
        switch scalar.value {
        case 0x09 where keepingTabs: result += "\t"
        case 0x09: result += "\\t"
        case 0x0A: result += "\\n"
        case 0x0D: result += "\\r"
        case 0..<0x20, 0x7F: result += hex(UInt8(scalar.value))
        case 0x80..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE007F:
            let digits = String(scalar.value, radix: 16, uppercase: true)
            result += "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
        default: result.unicodeScalars.append(scalar)
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
