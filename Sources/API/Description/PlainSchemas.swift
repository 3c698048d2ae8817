extension Bool: SchemaDescribed {
    static var isInline: Bool { true }
    static var sample: Bool? { false }
    static func describe(_ book: SchemaBook) -> JSONValue { ["type": "boolean"] }
}

extension String: SchemaDescribed {
    static var isInline: Bool { true }
    static var sample: String? { "" }
    static func describe(_ book: SchemaBook) -> JSONValue { ["type": "string"] }
}

extension Double: SchemaDescribed {
    static var isInline: Bool { true }
    static var sample: Double? { 0 }
    static func describe(_ book: SchemaBook) -> JSONValue { ["type": "number", "format": "double"] }
}

extension FixedWidthInteger where Self: SchemaDescribed {
    static var isInline: Bool { true }
    static var sample: Self? { 0 }
    /// The formats `int32` and `int64` are those of OpenAPI 3.1, section 4.4.
    static func describe(_ book: SchemaBook) -> JSONValue {
        var schema: JSONValue = ["type": "integer", "format": bitWidth <= 32 ? "int32" : "int64"]
        if !isSigned { schema["minimum"] = 0 }
        return schema
    }
}

extension Int: SchemaDescribed {}
extension Int32: SchemaDescribed {}
extension Int64: SchemaDescribed {}
extension UInt8: SchemaDescribed {}
extension UInt32: SchemaDescribed {}
extension UInt64: SchemaDescribed {}

extension Optional: SchemaDescribed {
    static var isInline: Bool { true }
    static var sample: Self? { .some(nil) }
    /// Absent or null; a value that is not required.
    static func describe(_ book: SchemaBook) -> JSONValue { book.schema(of: Wrapped.self) }
}

extension Array: SchemaDescribed {
    static var isInline: Bool { true }
    static var sample: Self? { [] }
    static func describe(_ book: SchemaBook) -> JSONValue { ["type": "array", "items": book.schema(of: Element.self)] }
}

extension Set: SchemaDescribed {
    static var isInline: Bool { true }
    static var sample: Self? { [] }
    static func describe(_ book: SchemaBook) -> JSONValue {
        ["type": "array", "uniqueItems": true, "items": book.schema(of: Element.self)]
    }
}

extension Dictionary: SchemaDescribed {
    static var isInline: Bool { true }
    static var sample: Self? { [:] }
    static func describe(_ book: SchemaBook) -> JSONValue {
        // Other keys are coded as an array of keys and values in turn, which nobody wants to read.
        if Key.self != String.self { book.report("\(Self.self) is not coded as an object: its keys are no String") }
        return ["type": "object", "additionalProperties": book.schema(of: Value.self)]
    }
}
