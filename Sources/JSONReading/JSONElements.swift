/// The elements of a list, one after the other.
struct JSONElements: UnkeyedDecodingContainer {
    private let text: JSONText
    private let list: Int
    private var next: Int
    private(set) var currentIndex = 0

    init(_ text: JSONText, _ list: Int) {
        self.text = text
        self.list = list
        next = list + 1
    }

    var codingPath: [any CodingKey] { text.path(to: list) }
    var count: Int? { Int(text.nodes[list].count) }
    var isAtEnd: Bool { next >= Int(text.nodes[list].next) }

    mutating func decodeNil() throws -> Bool {
        guard try current(Never.self).decodeNil() else { return false }
        advance()
        return true
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try take(type) { try $0.decode(type) } }
    mutating func decode(_ type: String.Type) throws -> String { try take(type) { try $0.decode(type) } }
    mutating func decode(_ type: Double.Type) throws -> Double { try take(type) { try $0.decode(type) } }
    mutating func decode(_ type: Float.Type) throws -> Float { try take(type) { try $0.decode(type) } }
    mutating func decode(_ type: Int.Type) throws -> Int { try take(type) { try $0.decode(type) } }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try take(type) { try $0.decode(type) } }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try take(type) { try $0.decode(type) } }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try take(type) { try $0.decode(type) } }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try take(type) { try $0.decode(type) } }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try take(type) { try $0.decode(type) } }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try take(type) { try $0.decode(type) } }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try take(type) { try $0.decode(type) } }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try take(type) { try $0.decode(type) } }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try take(type) { try $0.decode(type) } }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try take(type) { try Value(from: $0) } }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try take(KeyedDecodingContainer<Key>.self) { try $0.container(keyedBy: type) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try take((any UnkeyedDecodingContainer).self) { try $0.unkeyedContainer() }
    }

    mutating func superDecoder() throws -> any Decoder { try take((any Decoder).self) { $0 } }

    /// An element that cannot be decoded is not passed, as with Foundation's.
    private mutating func take<Value>(_ type: Any.Type, _ body: (JSONPart) throws -> Value) throws -> Value {
        let value = try body(try current(type))
        advance()
        return value
    }

    private func current(_ type: Any.Type) throws -> JSONPart {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(type, text.context(list, "the list ends after \(currentIndex) elements"))
        }
        return JSONPart(text, next)
    }

    private mutating func advance() {
        next = Int(text.nodes[next].next)
        currentIndex += 1
    }
}
