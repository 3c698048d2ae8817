/// The members of an object that is being written.
struct JSONMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
    private let sheet: JSONSheet
    private let place: JSONLevel

    init(_ sheet: JSONSheet, _ place: JSONLevel) { (self.sheet, self.place) = (sheet, place) }

    var codingPath: [any CodingKey] { [] }

    private func begin(_ key: Key) throws { try sheet.member(key.stringValue, in: place) }

    func encodeNil(forKey key: Key) throws {
        try begin(key)
        sheet.null()
    }

    func encode(_ value: Bool, forKey key: Key) throws {
        try begin(key)
        sheet.write(value)
    }

    func encode(_ value: String, forKey key: Key) throws {
        try begin(key)
        sheet.write(text: value)
    }

    func encode(_ value: Double, forKey key: Key) throws {
        try begin(key)
        try sheet.write(value)
    }

    func encode(_ value: Float, forKey key: Key) throws {
        try begin(key)
        try sheet.write(value)
    }

    func encode(_ value: Int, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int8, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int16, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int32, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int64, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt8, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt16, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt32, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt64, forKey key: Key) throws { try integer(value, key) }

    private func integer(_ value: some BinaryInteger, _ key: Key) throws {
        try begin(key)
        sheet.write(value)
    }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try begin(key)
        try sheet.value(value)
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
        KeyedEncodingContainer(JSONMembers<Nested>(sheet, nested(key, isObject: true)))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        JSONElements(sheet, nested(key, isObject: false))
    }

    // Classes with a parent, of which the ledger has none.
    func superEncoder() -> any Encoder { spot("super") }
    func superEncoder(forKey key: Key) -> any Encoder { spot(key.stringValue) }

    // These cannot throw. What is written into the container of a value that was complete is told by the next call.

    private func nested(_ key: Key, isObject: Bool) -> JSONLevel {
        do {
            try begin(key)
            return sheet.open(isObject: isObject)
        } catch {
            return JSONLevel.lost
        }
    }

    private func spot(_ name: String) -> any Encoder {
        do {
            try sheet.member(name, in: place)
            return JSONSpot(sheet)
        } catch {
            return JSONSpot(JSONSheet())
        }
    }
}
