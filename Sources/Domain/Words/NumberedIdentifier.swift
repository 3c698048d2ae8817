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
        let parts = description.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].uppercased() == String(Self.letter),
            parts[1].allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(parts[1]), number > 0
        else { return nil }
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
