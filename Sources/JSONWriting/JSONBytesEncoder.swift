/// Makes the bytes of a JSON text from a value, as Foundation's `JSONEncoder` with `sortedKeys` and `withoutEscapingSlashes` makes them.
///
/// Written for the ledger, which codes the record of a lane at each of its events and compares those of all lanes when it is checked: a few times as fast, since values
/// are written where they stand in the text and no tree is made of them. It knows no `Data`, `Date`, `Decimal` and `URL`, which Foundation's codes in ways of its own.
package struct JSONBytesEncoder: Sendable {
    package init() {}

    /// - Throws: `EncodingError` for a number that is not finite.
    package func encode(_ value: some Encodable) throws -> [UInt8] {
        let sheet = JSONSheet()
        try sheet.value(value)
        return sheet.bytes
    }
}
