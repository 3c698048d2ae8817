/// The place in a text at which a value is to be written.
struct JSONSpot: Encoder, SingleValueEncodingContainer {
    let sheet: JSONSheet

    init(_ sheet: JSONSheet) { self.sheet = sheet }

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(JSONMembers<Key>(sheet, sheet.open(isObject: true)))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { JSONElements(sheet, sheet.open(isObject: false)) }
    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() { sheet.null() }
    func encode(_ value: Bool) { sheet.write(value) }
    func encode(_ value: String) { sheet.write(text: value) }
    func encode(_ value: Double) throws { try sheet.write(value) }
    func encode(_ value: Float) throws { try sheet.write(value) }
    func encode(_ value: Int) { sheet.write(value) }
    func encode(_ value: Int8) { sheet.write(value) }
    func encode(_ value: Int16) { sheet.write(value) }
    func encode(_ value: Int32) { sheet.write(value) }
    func encode(_ value: Int64) { sheet.write(value) }
    func encode(_ value: UInt) { sheet.write(value) }
    func encode(_ value: UInt8) { sheet.write(value) }
    func encode(_ value: UInt16) { sheet.write(value) }
    func encode(_ value: UInt32) { sheet.write(value) }
    func encode(_ value: UInt64) { sheet.write(value) }
    func encode(_ value: some Encodable) throws { try sheet.value(value) }
}
