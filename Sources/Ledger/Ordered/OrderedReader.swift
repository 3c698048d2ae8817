import Foundation
import JSONReading

/// Reads a JSON text as the ledger writes it: members in the order of their names, no spaces. One pass over the bytes and no table of what is in them, so it takes a tenth of
/// what a general decoder takes.
///
/// It reads what it was told to expect and nothing else. Any other byte, a member that it does not know included, throws ``NotOrdered``, and whoever reads asks
/// ``JSONReading/JSONBytesDecoder`` then, which knows every form and says what is wrong: so a reader that is behind its type is slow and not wrong.
struct OrderedReader {
    /// Bytes of a text; whoever makes a reader keeps them.
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The value that the whole text is; nil when it is not in this form.
    static func read<Value: OrderedReadable>(_ type: Value.Type, from bytes: UnsafeRawBufferPointer) -> Value? {
        var reader = OrderedReader(bytes.bindMemory(to: UInt8.self))
        guard let value = try? Value(ordered: &reader), reader.place == bytes.count else { return nil }
        return value
    }

    static func read<Value: OrderedReadable>(_ type: Value.Type, from bytes: [UInt8]) -> Value? {
        bytes.withUnsafeBytes { read(type, from: $0) }
    }

    // MARK: Objects

    mutating func open() throws(NotOrdered) { try take(UInt8(ascii: "{")) }
    mutating func close() throws(NotOrdered) { try take(UInt8(ascii: "}")) }

    /// Passes the next member's name, and the comma before it, if it is this one.
    mutating func has(_ name: StaticString) -> Bool {
        var start = place
        guard start > 0 else { return false }
        if bytes[start - 1] != UInt8(ascii: "{") {
            guard start < bytes.count, bytes[start] == UInt8(ascii: ",") else { return false }
            start += 1
        }
        let (length, wanted) = (name.utf8CodeUnitCount, name.utf8Start)
        guard start + length + 3 <= bytes.count, bytes[start] == UInt8(ascii: "\""), bytes[start + 1] == wanted[0],
            bytes[start + length + 1] == UInt8(ascii: "\""), bytes[start + length + 2] == UInt8(ascii: ":")
        else { return false }
        guard let base = bytes.baseAddress, memcmp(base + start + 1, wanted, length) == 0 else { return false }
        place = start + length + 3
        return true
    }

    mutating func need<Value: OrderedReadable>(_ name: StaticString) throws(NotOrdered) -> Value {
        guard has(name) else { throw NotOrdered() }
        return try Value(ordered: &self)
    }

    /// Nil for a member that is not written.
    mutating func maybe<Value: OrderedReadable>(_ name: StaticString) throws(NotOrdered) -> Value? {
        has(name) ? try Value(ordered: &self) : nil
    }

    /// A member that is too seldom to be read in this way.
    mutating func general<Value: Decodable>(_ name: StaticString) throws(NotOrdered) -> Value {
        guard has(name) else { throw NotOrdered() }
        return try general()
    }

    mutating func generalIfAny<Value: Decodable>(_ name: StaticString) throws(NotOrdered) -> Value? {
        has(name) ? try general() : nil
    }

    /// A member that seldom says anything.
    ///
    /// - Parameters:
    ///   - usual: its usual text.
    ///   - value: what that says.
    mutating func seldom<Value: Decodable>(_ name: StaticString, _ usual: StaticString, _ value: Value) throws(NotOrdered) -> Value {
        guard has(name) else { throw NotOrdered() }
        return takes(usual) ? value : try general()
    }

    private mutating func general<Value: Decodable>() throws(NotOrdered) -> Value {
        let start = place
        try skip()
        guard let value = try? JSONBytesDecoder().decode(Value.self, from: Array(bytes[start..<place])) else { throw NotOrdered() }
        return value
    }

    // MARK: Values

    mutating func text() throws(NotOrdered) -> String {
        try take(UInt8(ascii: "\""))
        let start = place
        var (isEscaped, isASCII) = (false, true)
        while true {
            isASCII = passPlain() && isASCII
            guard place < bytes.count else { throw NotOrdered() }
            switch bytes[place] {
            case UInt8(ascii: "\""):
                let text = UnsafeBufferPointer(rebasing: bytes[start..<place])
                place += 1
                if isEscaped {
                    guard let string = try? JSONUnescaping.text(Array(text)[...]) else { throw NotOrdered() }
                    return string
                }
                if isASCII { return String(decoding: text, as: UTF8.self) }
                guard let string = String(validating: text, as: UTF8.self) else { throw NotOrdered() }
                return string
            case UInt8(ascii: "\\"):
                isEscaped = true
                place += 2
            default: throw NotOrdered()
            }
        }
    }

    /// Passes what stands for itself in a text, up to a quotation mark, a backslash or a control character; eight bytes at a time, as texts are most of what is read.
    ///
    /// - Returns: whether all of it is ASCII.
    private mutating func passPlain() -> Bool {
        let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        var others: UInt64 = 0
        while place + 8 <= bytes.count, let base = bytes.baseAddress {
            let word = UInt64(littleEndian: UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self))
            let (quotes, slashes) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5c))
            // The lowest bit that is left marks the first byte that is one of them; those after it may be marked wrongly.
            let ends = ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes | (word &- ones &* 0x20) & ~word) & highs
            guard ends == 0 else {
                let length = ends.trailingZeroBitCount / 8
                others |= word & ((1 << UInt64(length * 8)) - 1)
                place += length
                return others & highs == 0
            }
            others |= word
            place += 8
        }
        while place < bytes.count, bytes[place] >= 0x20, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") {
            others |= UInt64(bytes[place])
            place += 1
        }
        return others & highs == 0
    }

    mutating func integer() throws(NotOrdered) -> Int64 {
        let isNegative = place < bytes.count && bytes[place] == UInt8(ascii: "-")
        if isNegative { place += 1 }
        let (start, digits) = (place, self.digits())
        // 18 digits fit whatever they are.
        guard digits > 0, digits <= 18, bytes[start] != UInt8(ascii: "0") || (digits == 1 && !isNegative) else { throw NotOrdered() }
        var value: Int64 = 0
        for index in start..<place { value = value &* 10 &+ Int64(bytes[index] &- UInt8(ascii: "0")) }
        return isNegative ? -value : value
    }

    /// `L-7` and its like, by its number.
    mutating func numbered(_ letter: Character) throws(NotOrdered) -> Int {
        guard place + 3 <= bytes.count, bytes[place] == UInt8(ascii: "\""), bytes[place + 1] == letter.asciiValue,
            bytes[place + 2] == UInt8(ascii: "-")
        else { throw NotOrdered() }
        place += 3
        let number = try integer()
        guard number > 0 else { throw NotOrdered() }
        try take(UInt8(ascii: "\""))
        return Int(number)
    }

    mutating func double() throws(NotOrdered) -> Double {
        let start = place
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"):
                place += 1
            default:
                // Only what is written as it would be written again: that leaves out everything that is no number of JSON.
                let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
                guard let value = Double(text), value.isFinite else { throw NotOrdered() }
                let written = value.description
                guard written == text || written.hasSuffix(".0") && written.dropLast(2) == text else { throw NotOrdered() }
                return value
            }
        }
        throw NotOrdered()
    }

    mutating func truth() throws(NotOrdered) -> Bool {
        if takes("true") { return true }
        guard takes("false") else { throw NotOrdered() }
        return false
    }

    // MARK: Lists

    mutating func list<Element: OrderedReadable>() throws(NotOrdered) -> [Element] {
        try take(UInt8(ascii: "["))
        if takes("]") { return [] }
        var elements: [Element] = []
        repeat { elements.append(try Element(ordered: &self)) } while takes(",")
        try take(UInt8(ascii: "]"))
        return elements
    }

    mutating func dictionary<Value: OrderedReadable>() throws(NotOrdered) -> [String: Value] {
        try open()
        var members: [String: Value] = [:]
        if takes("}") { return members }
        repeat {
            let name = try text()
            try take(UInt8(ascii: ":"))
            guard members.updateValue(try Value(ordered: &self), forKey: name) == nil else { throw NotOrdered() }
        } while takes(",")
        try close()
        return members
    }

    // MARK: Bytes

    private mutating func take(_ byte: UInt8) throws(NotOrdered) {
        guard place < bytes.count, bytes[place] == byte else { throw NotOrdered() }
        place += 1
    }

    private mutating func takes(_ text: StaticString) -> Bool {
        let (length, wanted) = (text.utf8CodeUnitCount, text.utf8Start)
        guard place + length <= bytes.count else { return false }
        for index in 0..<length where bytes[place + index] != wanted[index] { return false }
        place += length
        return true
    }

    private mutating func digits() -> Int {
        let start = place
        while place < bytes.count, bytes[place] &- UInt8(ascii: "0") < 10 { place += 1 }
        return place - start
    }

    /// Passes a value of any kind: to its end, if it is one. Whoever decodes it says whether it is.
    private mutating func skip() throws(NotOrdered) {
        var depth = 0
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                place += 1
                while place < bytes.count, bytes[place] != UInt8(ascii: "\"") { place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1 }
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return }
                depth -= 1
            case UInt8(ascii: ","): if depth == 0 { return }
            default: break
            }
            place += 1
        }
        throw NotOrdered()
    }
}

/// A text is not as the ledger writes it. It may be good JSON all the same.
struct NotOrdered: Error {}

/// What an ``OrderedReader`` reads.
protocol OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered)
}
