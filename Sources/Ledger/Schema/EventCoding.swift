import Domain
import Foundation
import JSONReading

/// The one way in which events and records become bytes.
enum EventCoding {
    /// Sorted keys and nothing optional: the same value always gives the same bytes.
    static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    /// - Throws: ``LedgerError/unreadable(sequence:detail:)``
    static func decode(_ row: EventRow) throws(LedgerError) -> RecordedEvent {
        do {
            return try JSONBytesDecoder().decode(RecordedEvent.self, from: row.entry)
        } catch {
            throw .unreadable(sequence: row.sequence, detail: reason(error))
        }
    }

    /// A decoding error in one line.
    static func reason(_ error: any Error) -> String {
        let context: DecodingError.Context? =
            switch error as? DecodingError {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context): context
            case .dataCorrupted(let context): context
            default: nil
            }
        guard let context else { return "\(error)" }
        let path = context.codingPath.map(\.stringValue).joined(separator: ".")
        return path.isEmpty ? context.debugDescription : "\(path): \(context.debugDescription)"
    }
}
