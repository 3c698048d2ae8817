import Domain

// The values of the loop and of the wire whose coding is written by hand.

extension NumberedIdentifier where Self: SchemaDescribed {
    static var sample: Self? { Self(number: 1) }
    static func describe(_ book: SchemaBook) -> JSONValue {
        // Read with the letter in either case.
        let (upper, lower) = ("\(letter)", "\(letter)".lowercased())
        return ["type": "string", "pattern": .string("^[\(upper)\(lower)]-0*[1-9][0-9]*$"), "examples": [.string("\(upper)-1")]]
    }
}

extension TargetID: SchemaDescribed {}
extension LaneID: SchemaDescribed {}
extension AskID: SchemaDescribed {}
extension HandoffID: SchemaDescribed {}

extension Timestamp: SchemaDescribed {
    static var sample: Timestamp? { Timestamp(milliseconds: 0) }
    static func describe(_ book: SchemaBook) -> JSONValue {
        ["type": "integer", "format": "int64", "description": "Milliseconds since 1970-01-01T00:00:00Z."]
    }
}

extension Money: SchemaDescribed {
    static var sample: Money? { Money(micros: 0) }
    static func describe(_ book: SchemaBook) -> JSONValue {
        ["type": "integer", "format": "int64", "description": "Millionths of a US dollar."]
    }
}

extension RowSet: SchemaDescribed {
    static var sample: RowSet? { RowSet() }
    static func describe(_ book: SchemaBook) -> JSONValue { ["type": "array", "items": book.schema(of: RowRange.self)] }
}

extension NetworkAccess: SchemaDescribed {
    static var sample: NetworkAccess? { NetworkAccess.none }
    static func describe(_ book: SchemaBook) -> JSONValue {
        ["oneOf": [["type": "string", "enum": ["full", "none"]], ["type": "array", "items": ["type": "string"]]]]
    }
}

extension InboxItem: SchemaDescribed {
    static func describe(_ book: SchemaBook) -> JSONValue {
        var handoff: JSONValue = ["properties": ["kind": ["const": .string(HandoffView.kind)]]]
        handoff["allOf"] = [book.schema(of: HandoffView.self)]
        return ["oneOf": [book.schema(of: AskView.self), handoff]]
    }
}

extension LiveMessage: SchemaDescribed {
    static func describe(_ book: SchemaBook) -> JSONValue {
        ["oneOf": [book.schema(of: RecordedEvent.self), book.schema(of: LaneActivityChange.self)]]
    }
}

extension ProgressLine: SchemaDescribed {
    static func describe(_ book: SchemaBook) -> JSONValue {
        func line(_ key: String, _ schema: JSONValue) -> JSONValue {
            ["type": "object", "properties": [key: schema], "required": [.string(key)], "additionalProperties": false]
        }
        return [
            "oneOf": [
                line("progress", ["type": "string"]), line("done", ["const": true]), line("error", book.schema(of: ErrorBody.self)),
            ]
        ]
    }
}

extension JSONValue: SchemaDescribed {
    static var isInline: Bool { true }
    static var sample: JSONValue? { .null }
    static func describe(_ book: SchemaBook) -> JSONValue { [:] }
}
