import Domain
import JSONReading
import JSONWriting

/// The one way in which events and records become bytes.
enum EventCoding {
    /// Sorted keys and nothing optional: the same value always gives the same bytes.
    static func encode(_ value: some Encodable) throws -> [UInt8] { try JSONBytesEncoder().encode(value) }

    /// What bytes say: at once if they are as the ledger writes them, and by the general decoder if not.
    static func decode<Value: OrderedReadable & Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        try bytes.withUnsafeBytes { try decode(type, from: $0) }
    }

    /// The same of bytes that are another's.
    static func decode<Value: OrderedReadable & Decodable>(_ type: Value.Type, from bytes: UnsafeRawBufferPointer) throws -> Value {
        try OrderedReader.read(type, from: bytes) ?? JSONBytesDecoder().decode(type, from: [UInt8](bytes))
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
