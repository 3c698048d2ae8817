/// Makes values from the bytes of a JSON text, as Foundation's `JSONDecoder` with its settings untouched makes them.
///
/// Written for the ledger, whose million events are all decoded to check it: several times as fast, since members are compared where they lie and no
/// dictionary is made of them. Stricter in one thing: a comma behind the last element or member is an error (RFC 8259). It knows no `Data`, `Date`, `Decimal` and `URL`, which Foundation's codes in ways of its own. Bytes that are UTF-8 only.
package struct JSONBytesDecoder: Sendable {
    package init() {}

    /// - Throws: `DecodingError`, with the place of the value; ``JSONReadingFault`` inside it where the bytes are no JSON text.
    package func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        let text: JSONText
        do throws(JSONReadingFault) {
            text = try JSONText(bytes)
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: error.description, underlyingError: error))
        }
        return try JSONPart(text, 0).decode(type)
    }
}
