/// The name of a git object: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits.
package struct ObjectID: Sendable, Hashable, Comparable, CustomStringConvertible, Codable {
    /// The digits.
    package let hex: String

    /// Accepts exactly 40 or 64 hexadecimal digits; anything else (an abbreviation, an option, a revision expression) is nil.
    package init?(_ text: String) {
        let bytes = text.utf8
        guard bytes.count == 40 || bytes.count == 64, bytes.allSatisfy(Self.isDigit) else { return nil }
        hex = text
    }

    init?(bytes: some Collection<UInt8>) {
        self.init(String(decoding: bytes, as: UTF8.self))
    }

    /// Decodes the digits and refuses anything that is not an object name.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = ObjectID(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a git object name: \(DisplayText.escape(text))")
        }
        self = value
    }

    /// Encodes the digits as one string.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }

    /// The name git uses for "no object": all zeros.
    package var isZero: Bool { hex.utf8.allSatisfy { $0 == UInt8(ascii: "0") } }

    /// The first ten digits, for people.
    package var short: String { String(hex.prefix(10)) }

    /// The digits.
    package var description: String { hex }

    /// Orders by digits, for stable output only.
    package static func < (left: Self, right: Self) -> Bool { left.hex < right.hex }

    /// "No object" in the width of this name.
    var zero: ObjectID { ObjectID(unchecked: String(repeating: "0", count: hex.utf8.count)) }

    /// "No object" for SHA-1 repositories.
    static let zeroSHA1 = ObjectID(unchecked: String(repeating: "0", count: 40))

    /// The tree without entries; git knows it without storing it.
    static let emptyTree = ObjectID(unchecked: "4b825dc642cb6eb9a060e54bf8d69288fbee4904")

    private init(unchecked: String) { hex = unchecked }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}
