/// Undoes the escapes of a JSON string, given what stands between its quotes.
struct JSONUnescaper {
    private let raw: UnsafeBufferPointer<UInt8>
    /// Whether half of a surrogate pair becomes U+FFFD instead of being refused.
    private let repairs: Bool
    /// Where it has come to; where it failed, after it failed.
    private(set) var at = 0

    init(_ raw: UnsafeBufferPointer<UInt8>, repairs: Bool) {
        self.raw = raw
        self.repairs = repairs
    }

    /// Nil when an escape is none.
    mutating func text() -> String? {
        var fine = true
        // An escape is never shorter than what it stands for (`\n` 1, `\u0800` 3, a pair 4 bytes), so the raw length suffices.
        let text = String(unsafeUninitializedCapacity: raw.count) { buffer in
            var count = 0
            while at < raw.count {
                let byte = raw[at]
                if byte != UInt8(ascii: "\\") {
                    buffer[count] = byte
                    count += 1
                    at += 1
                    continue
                }
                guard let scalar = escape() else {
                    fine = false
                    return 0
                }
                for unit in scalar.utf8 {
                    buffer[count] = unit
                    count += 1
                }
            }
            return count
        }
        return fine ? text : nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard at + 1 < raw.count else { return nil }
        let letter = raw[at + 1]
        let plain: Unicode.Scalar
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = Unicode.Scalar(letter)
        case UInt8(ascii: "b"): plain = "\u{8}"
        case UInt8(ascii: "f"): plain = "\u{C}"
        case UInt8(ascii: "n"): plain = "\n"
        case UInt8(ascii: "r"): plain = "\r"
        case UInt8(ascii: "t"): plain = "\t"
        case UInt8(ascii: "u"): return unicode()
        default: return nil
        }
        at += 2
        return plain
    }

    private mutating func unicode() -> Unicode.Scalar? {
        guard let unit = hexadecimal(at + 2) else { return nil }
        let start = at
        at += 6
        if let scalar = Unicode.Scalar(unit) { return scalar }
        // A surrogate: with its other half one scalar, without it a replacement character.
        if unit < 0xDC00, at + 1 < raw.count, raw[at] == UInt8(ascii: "\\"), raw[at + 1] == UInt8(ascii: "u"),
            let low = hexadecimal(at + 2),
            (0xDC00..<0xE000).contains(low)
        {
            at += 6
            return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
        }
        guard repairs else {
            at = start
            return nil
        }
        return "\u{FFFD}"
    }

    private func hexadecimal(_ start: Int) -> UInt32? {
        guard start + 4 <= raw.count else { return nil }
        var value: UInt32 = 0
        for byte in raw[start..<start + 4] {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
