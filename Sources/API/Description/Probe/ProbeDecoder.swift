/// A decoder of nothing: it notes in its frame what a type reads, and gives samples.
struct ProbeDecoder: Decoder {
    let frame: ProbeFrame
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(ProbeObject(frame: frame))
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { ProbeValue(frame: frame) }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw SchemaFault("it is coded as an array of its own making") }
}

private struct ProbeObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let frame: ProbeFrame
    var codingPath: [any CodingKey] { [] }

    /// Only a sum asks for them: to see which of its cases is there.
    var allKeys: [Key] {
        guard let keys = CaseNames.keys(of: Key.self) else {
            frame.book.report("the cases of \(Key.self) cannot be seen, so its type has to describe itself (SchemaDescribed)")
            return []
        }
        frame.cases = keys.map(\.stringValue)
        return keys.indices.contains(frame.choice) ? [keys[frame.choice]] : []
    }

    func contains(_ key: Key) -> Bool { true }

    func decodeNil(forKey key: Key) -> Bool {
        frame.mayMiss(key)
        return false
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        frame.note(key, type)
        return try frame.book.sample(of: type)
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        frame.mayMiss(key)
        frame.note(key, type)
        return nil
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedDecodingContainer<Nested> {
        KeyedDecodingContainer(ProbeObject<Nested>(frame: frame.nested(key)))
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw SchemaFault("\(key.stringValue) is coded as an array of its own making")
    }

    func superDecoder() throws -> any Decoder { throw SchemaFault("it is a class with a parent") }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw SchemaFault("it is a class with a parent") }
}

private struct ProbeValue: SingleValueDecodingContainer {
    let frame: ProbeFrame
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if frame.single != nil { frame.book.report("\(type) is one of several values of a type, which has to describe itself") }
        frame.single = frame.book.schema(of: type)
        return try frame.book.sample(of: type)
    }
}
