import Foundation

/// The part of an address behind `?`: names and values in order, a name may come twice.
package struct Query: Equatable, Sendable {
    package struct Item: Equatable, Sendable {
        package var name: String
        package var value: String
    }

    package private(set) var items: [Item] = []

    package init() {}

    /// Reads `a=1&b=x%20y`; `+` is a plus.
    package init(_ text: String) throws(WireError) {
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
        guard let text = items.last(where: { $0.name == name })?.value else { return nil }
        guard let value = Value(text) else { throw WireError("'\(name)' cannot be '\(text)'") }
        return value
    }

    package func values(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

    /// Refuses names that nobody reads, so that a misspelt one is not silently without effect.
    package func expect(only names: String...) throws(WireError) {
        for item in items where !names.contains(item.name) {
            throw WireError("unknown parameter '\(item.name)'; known: \(names.joined(separator: ", "))")
        }
    }

    /// Percent-encodes everything but the unreserved characters of RFC 3986, section 2.3.
    static func escape(_ text: String) -> String {
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
