/// The decoder of one value of a text.
struct JSONPart: Decoder, SingleValueDecodingContainer {
    let text: JSONText
    let index: Int

    init(_ text: JSONText, _ index: Int) {
        self.text = text
        self.index = index
    }

    var codingPath: [any CodingKey] { text.path(to: index) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard text.nodes[index].kind == .object else { throw mismatch([String: Any].self, "an object") }
        do throws(JSONReadingFault) {
            return KeyedDecodingContainer(try JSONMembers<Key>(text, index))
        } catch {
            throw DecodingError.dataCorrupted(text.context(index, error.description, error))
        }
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard text.nodes[index].kind == .array else { throw mismatch([Any].self, "a list") }
        return JSONElements(text, index)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { text.nodes[index].kind == .null }

    func decode(_ type: Bool.Type) throws -> Bool {
        switch text.nodes[index].kind {
        case .yes: return true
        case .no: return false
        default: throw mismatch(type, "true or false")
        }
    }

    func decode(_ type: String.Type) throws -> String {
        do throws(JSONReadingFault) {
            if let string = try text.string(index) { return string }
        } catch {
            throw DecodingError.dataCorrupted(text.context(index, error.description, error))
        }
        throw mismatch(type, "a text")
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard let value = text.double(index) else { throw noNumber(type) }
        return value
    }

    func decode(_ type: Float.Type) throws -> Float {
        guard let value = text.double(index), Float(value).isFinite else { throw noNumber(type) }
        return Float(value)
    }

    func decode(_ type: Int.Type) throws -> Int { try integer() }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }

    private func integer<Value: FixedWidthInteger>() throws -> Value {
        guard let value: Value = text.integer(index) else { throw noNumber(Value.self) }
        return value
    }

    private func noNumber(_ type: Any.Type) -> DecodingError {
        switch text.nodes[index].kind {
        case .integer, .number:
            let node = text.nodes[index]
            let digits = String(decoding: text.bytes[Int(node.start)..<Int(node.end)].prefix(40), as: UTF8.self)
            return .dataCorrupted(text.context(index, "the number \(digits) is no \(type)"))
        default: return mismatch(type, "a number")
        }
    }

    private func mismatch(_ type: Any.Type, _ wanted: String) -> DecodingError {
        let context = text.context(index, "\(text.words(index)) where \(wanted) should be")
        return text.nodes[index].kind == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }
}
