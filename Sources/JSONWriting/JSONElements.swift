/// The elements of a list that is being written.
struct JSONElements: UnkeyedEncodingContainer {
    private let sheet: JSONSheet
    private let place: JSONLevel
    private(set) var count = 0

    init(_ sheet: JSONSheet, _ place: JSONLevel) { (self.sheet, self.place) = (sheet, place) }

    var codingPath: [any CodingKey] { [] }

    private mutating func begin() throws {
        try sheet.element(in: place, isFirst: count == 0)
        count += 1
    }

    mutating func encodeNil() throws {
        try begin()
        sheet.null()
    }

    // Numbers and truths come by this one as well: they write themselves into a spot.
    mutating func encode(_ value: some Encodable) throws {
        try begin()
        try sheet.value(value)
    }

    mutating func encode(_ value: String) throws {
        try begin()
        sheet.write(text: value)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        KeyedEncodingContainer(JSONMembers<Nested>(sheet, nested(isObject: true)))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { JSONElements(sheet, nested(isObject: false)) }

    mutating func superEncoder() -> any Encoder {
        do {
            try begin()
            return JSONSpot(sheet)
        } catch {
            return JSONSpot(JSONSheet())
        }
    }

    private mutating func nested(isObject: Bool) -> JSONLevel {
        do {
            try begin()
            return sheet.open(isObject: isObject)
        } catch {
            return JSONLevel.lost
        }
    }
}
