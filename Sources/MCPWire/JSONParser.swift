/// Why bytes are not a JSON text that is read here.
package struct JSONProblem: Error, Equatable, Sendable, CustomStringConvertible {
    package let message: String
    /// Counts from 0.
    package let byte: Int

    package var description: String { "\(message) at byte \(byte)" }
}

/// Reads one JSON text (RFC 8259) from bytes that may be hostile.
///
/// Foundation's reader is not used: the bridge must start without loading Foundation, identifiers must go back as they were spelled, and
/// what a message may cost has to be bounded by depth and by the number of its values.
package struct JSONParser {
    /// Arrays and objects within each other.
    package static let depthLimit = 64
    /// Values and names in one text: 4 MB of `[` and `,` would otherwise become a hundred times as much memory.
    package static let valueLimit = 100_000

    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var values = 0

    /// Reads the whole of `bytes` as one value.
    package static func parse(_ bytes: [UInt8]) throws(JSONProblem) -> JSONValue {
        let result = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(JSONProblem) in
                var parser = JSONParser(bytes: buffer)
                return try parser.document()
            }
        }
        return try result.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func document() throws(JSONProblem) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw problem("something follows the value") }
        return value
    }

    private mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
        skipSpace()
        values += 1
        guard values <= Self.valueLimit else { throw problem("more than \(Self.valueLimit) values") }
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"): return try number()
        case let byte? where Self.isDigit(byte): return try number()
        case nil: throw problem("the text ends where a value should be")
        default: throw problem("no value begins so")
        }
    }

    private mutating func object(depth: Int) throws(JSONProblem) -> JSONValue {
        try enter(depth)
        var members: [JSONValue.Member] = []
        if take("}") { return .object(members) }
        repeat {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw problem("a name in quotes is missing") }
            values += 1
            let name = try string()
            guard take(":") else { throw problem("':' is missing") }
            members.append(JSONValue.Member(name, try value(depth: depth + 1)))
        } while take(",")
        guard take("}") else { throw problem("',' or '}' is missing") }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONProblem) -> JSONValue {
        try enter(depth)
        var elements: [JSONValue] = []
        if take("]") { return .array(elements) }
        repeat { elements.append(try value(depth: depth + 1)) } while take(",")
        guard take("]") else { throw problem("',' or ']' is missing") }
        return .array(elements)
    }

    private mutating func enter(_ depth: Int) throws(JSONProblem) {
        guard depth < Self.depthLimit else { throw problem("more than \(Self.depthLimit) levels") }
        position += 1
    }

    private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONProblem) -> JSONValue {
        let matches = text.withUTF8Buffer { bytes[position...].starts(with: $0) }
        guard matches else { throw problem("no value begins so") }
        position += text.utf8CodeUnitCount
        return value
    }

    private mutating func number() throws(JSONProblem) -> JSONValue {
        let start = position
        if peek == UInt8(ascii: "-") { position += 1 }
        let whole = digits()
        guard whole > 0 else { throw problem("a number without digits") }
        guard whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else { throw problem("a number with a leading zero") }
        if peek == UInt8(ascii: ".") {
            position += 1
            guard digits() > 0 else { throw problem("a number without digits after its point") }
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            position += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
            guard digits() > 0 else { throw problem("a number without digits in its exponent") }
        }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func digits() -> Int {
        let start = position
        while let byte = peek, Self.isDigit(byte) { position += 1 }
        return position - start
    }
}

extension JSONParser {
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func problem(_ message: String) -> JSONProblem { JSONProblem(message: message, byte: position) }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func string() throws(JSONProblem) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                guard let string = String(validating: text, as: UTF8.self) else { throw problem("a text that is not UTF-8 ends") }
                return string
            case UInt8(ascii: "\\"): try escape(&text)
            case 0..<0x20: throw problem("a control character in a text")
            default:
                text.append(byte)
                position += 1
            }
        }
        throw problem("a text without its end")
    }

    private mutating func escape(_ text: inout [UInt8]) throws(JSONProblem) {
        position += 1
        guard let byte = peek else { throw problem("a text without its end") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text += Array(String(Character(try scalar())).utf8)
        default: throw problem("an unknown escape")
        }
    }

    /// After `\u`: a scalar, of two escapes where it is a surrogate pair. A half of a pair is no text.
    private mutating func scalar() throws(JSONProblem) -> Unicode.Scalar {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, peek == UInt8(ascii: "\\") else { throw problem("half of a surrogate pair") }
        position += 1
        guard peek == UInt8(ascii: "u") else { throw problem("half of a surrogate pair") }
        position += 1
        let second = try unit()
        guard (0xDC00...0xDFFF).contains(second), let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) else {
            throw problem("half of a surrogate pair")
        }
        return scalar
    }

    private mutating func unit() throws(JSONProblem) -> UInt32 {
        guard position + 4 <= bytes.count else { throw problem("an escape without its four digits") }
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
                throw problem("an escape without its four digits")
            }
            value = value << 4 + UInt32(digit)
            position += 1
        }
        return value
    }
}
