/// The escapes of a text (RFC 8259, section 7).
package enum JSONUnescaping {
    /// - Parameter bytes: what stands between the quotes.
    package static func text(_ bytes: ArraySlice<UInt8>) throws(JSONReadingFault) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var position = bytes.startIndex
        while position < bytes.endIndex {
            guard bytes[position] == UInt8(ascii: "\\") else {
                text.append(bytes[position])
                position += 1
                continue
            }
            position += 1
            guard position < bytes.endIndex else { throw fault("a text without its end", position) }
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "u"): text += String(Character(try scalar(bytes, &position))).utf8
            default: throw fault("an unknown escape", position - 1)
            }
        }
        guard let string = String(validating: text, as: UTF8.self) else { throw fault("a text that is not UTF-8", bytes.startIndex) }
        return string
    }

    /// After `\u`: a scalar, of two escapes where it is a surrogate pair. Half of a pair is no text.
    private static func scalar(_ bytes: ArraySlice<UInt8>, _ position: inout Int) throws(JSONReadingFault) -> Unicode.Scalar {
        let first = try unit(bytes, &position)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
            throw fault("half of a surrogate pair", position)
        }
        position += 2
        let second = try unit(bytes, &position)
        guard (0xDC00...0xDFFF).contains(second), let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) else {
            throw fault("half of a surrogate pair", position)
        }
        return scalar
    }

    private static func unit(_ bytes: ArraySlice<UInt8>, _ position: inout Int) throws(JSONReadingFault) -> UInt32 {
        guard position + 4 <= bytes.endIndex else { throw fault("an escape without its four digits", position) }
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
                throw fault("an escape without its four digits", position)
            }
            value = value << 4 + UInt32(digit)
            position += 1
        }
        return value
    }

    private static func fault(_ message: String, _ byte: Int) -> JSONReadingFault { JSONReadingFault(message: message, byte: byte) }
}
