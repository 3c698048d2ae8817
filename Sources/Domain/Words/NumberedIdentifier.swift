/// An identifier the ledger hands out in order and a person types: a letter, a dash and a number (`T-12`, `L-7`).
///
/// Coded as its text, so that JSON, the command line and the ledger show one spelling.
package protocol NumberedIdentifier: Hashable, Comparable, Codable, Sendable, CustomStringConvertible, LosslessStringConvertible {
    /// The letter before the dash.
    static var letter: Character { get }
    /// Counts from 1.
    var number: Int { get }
    init(number: Int)
}

extension NumberedIdentifier {
    package var description: String { "\(Self.letter)-\(number)" }

    /// Reads `T-12` (the letter in either case). Nil for anything else.
    package init?(_ description: String) {
        // Byte by byte: every event of a ledger has one.
        var bytes = description.utf8.makeIterator()
        guard let letter = bytes.next(), let wanted = Self.letter.asciiValue, letter & 0xDF == wanted, bytes.next() == UInt8(ascii: "-")
        else { return nil }
        var number = 0
        while let byte = bytes.next() {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = tens.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
            guard !isTooLarge, !overflows else { return nil }
            number = sum
        }
        guard number > 0 else { return nil }
        self.init(number: number)
    }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not of the form \(Self.letter)-1")
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A target's identifier, `T-1`.
package struct TargetID: NumberedIdentifier {
    package static let letter: Character = "T"
    package let number: Int
    package init(number: Int) { self.number = number }
}

/// A lane's identifier, `L-1`.
package struct LaneID: NumberedIdentifier {
    package static let letter: Character = "L"
    package let number: Int
    package init(number: Int) { self.number = number }
}
