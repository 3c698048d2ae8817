import Foundation

/// The part of an address behind `?`: names and values in order, a name may come twice.
package struct Query: Equatable, Sendable {
    package struct Item: Equatable, Sendable {
        package var name: String
        package var value: String
    }

    package private(set) var items: [Item] = []
    /// Notes what is read; nil but for the description of a request.
    private let recorder: QueryRecorder?

    package init() { recorder = nil }

    /// A query of which everything is asked and nothing said, but for `items`.
    init(recorder: QueryRecorder, items: [Item]) {
        self.recorder = recorder
        self.items = items
    }

    /// Reads `a=1&b=x%20y`; `+` is a plus.
    package init(_ text: String) throws(WireError) {
        recorder = nil
        for part in text.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = String(pair[0]).removingPercentEncoding,
                let value = String(pair.count > 1 ? pair[1] : "").removingPercentEncoding
            else { throw WireError("the query '\(part)' is not valid percent-encoding") }
            items.append(Item(name: name, value: value))
        }
    }

    package var isEmpty: Bool { items.isEmpty }

    package var text: String {
        items.map { "\(Self.escape($0.name))=\(Self.escape($0.value))" }.joined(separator: "&")
    }

    /// Nothing is added for nil.
    package mutating func add(_ name: String, _ value: (some LosslessStringConvertible)?) {
        if let value { items.append(Item(name: name, value: value.description)) }
    }

    /// The last value of a name; nil when it is not there.
    package func value<Value: LosslessStringConvertible>(_ name: String, as type: Value.Type = Value.self) throws(WireError) -> Value? {
        recorder?.change(name) { $0.type = type }
        guard let text = items.last(where: { $0.name == name })?.value else { return nil }
        guard let value = Value(text) else { throw WireError("'\(name)' cannot be '\(text)'") }
        return value
    }

    /// A number within bounds.
    package func number<Value: FixedWidthInteger & LosslessStringConvertible>(_ name: String, in bounds: ClosedRange<Value>)
        throws(WireError) -> Value?
    {
        recorder?.change(name) { ($0.minimum, $0.maximum) = (Int64(exactly: bounds.lowerBound), Int64(exactly: bounds.upperBound)) }
        guard let number = try value(name, as: Value.self) else { return nil }
        guard bounds.contains(number) else {
            throw WireError("'\(name)' is a number from \(bounds.lowerBound) to \(bounds.upperBound), not \(number)")
        }
        return number
    }

    /// One of the words of an enumeration.
    package func choice<Choice: CaseIterable & RawRepresentable<String>>(_ name: String, as type: Choice.Type = Choice.self)
        throws(WireError) -> Choice?
    {
        // The word is read as text, and described as what it stands for.
        guard let word: String = try value(name) else {
            recorder?.change(name) { $0.type = type }
            return nil
        }
        recorder?.change(name) { $0.type = type }
        guard let choice = Choice(rawValue: word) else {
            throw WireError("there is no \(name) '\(word)'; there are: \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }

    package func values(_ name: String) -> [String] {
        recorder?.change(name) { $0.isRepeated = true }
        return items.filter { $0.name == name }.map(\.value)
    }

    /// Refuses names that nobody reads, so that a misspelt one is not silently without effect.
    package func expect(only names: String...) throws(WireError) {
        for item in items where !names.contains(item.name) {
            throw WireError("unknown parameter '\(item.name)'; known: \(names.joined(separator: ", "))")
        }
    }

    /// Percent-encodes everything but the unreserved characters of RFC 3986, section 2.3.
    package static func escape(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
