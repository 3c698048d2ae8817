/// The members of an object.
struct JSONMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
    /// Objects with more members are a dictionary's, in which each name is asked for.
    private static var few: Int { 64 }

    private let text: JSONText
    private let object: Int
    /// Names and values of an object with many members.
    private let known: [String: Int]?

    init(_ text: JSONText, _ object: Int) throws(JSONReadingFault) {
        self.text = text
        self.object = object
        known = text.nodes[object].count <= Self.few ? nil : Dictionary(try text.members(of: object)) { first, _ in first }
    }

    var codingPath: [any CodingKey] { text.path(to: object) }

    /// Names that cannot be read are none of a type's.
    var allKeys: [Key] {
        // The name of an enumeration's case is alone.
        if text.nodes[object].count == 1 {
            guard let name = (try? text.string(object + 1)) ?? nil, let key = Key(stringValue: name) else { return [] }
            return [key]
        }
        return ((try? text.members(of: object)) ?? []).compactMap { Key(stringValue: $0.name) }
    }

    func contains(_ key: Key) -> Bool { member(key.stringValue) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try part(key).decodeNil() }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try part(key).decode(type) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try part(key).decode(type) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try part(key).decode(type) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try part(key).decode(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try part(key).decode(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try part(key).decode(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try part(key).decode(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try part(key).decode(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try part(key).decode(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try part(key).decode(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try part(key).decode(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try part(key).decode(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try part(key).decode(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try part(key).decode(type) }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try part(key).decode(type) }

    // One look for the member instead of three.
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try present(key)?.decode(type) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try present(key)?.decode(type) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try present(key)?.decode(type) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try present(key)?.decode(type) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try present(key)?.decode(type) }
    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? { try present(key)?.decode(type) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
        try part(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try part(key).unkeyedContainer() }

    func superDecoder() throws -> any Decoder { try part(named: "super", JSONPlace(stringValue: "super")) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try part(key) }

    private func member(_ name: String) -> Int? { if let known { known[name] } else { text.member(name, of: object) } }

    private func part(_ key: Key) throws -> JSONPart { try part(named: key.stringValue, key) }

    private func part(named name: String, _ key: any CodingKey) throws -> JSONPart {
        guard let index = member(name) else {
            throw DecodingError.keyNotFound(key, text.context(object, "'\(name)' is missing"))
        }
        return JSONPart(text, index)
    }

    /// Nil for a member that is missing or null.
    private func present(_ key: Key) -> JSONPart? {
        guard let index = member(key.stringValue), text.nodes[index].kind != .null else { return nil }
        return JSONPart(text, index)
    }
}
