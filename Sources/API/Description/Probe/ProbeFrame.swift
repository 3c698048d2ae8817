/// What one reading of a type asked for.
final class ProbeFrame {
    private enum Member {
        case schema(JSONValue)
        case frame(ProbeFrame)

        var schema: JSONValue {
            switch self {
            case .schema(let schema): schema
            case .frame(let frame): frame.schema
            }
        }
    }

    let book: SchemaBook
    /// Which case a sum is read as.
    let choice: Int
    /// The names of a sum's cases; nil for what is none.
    var cases: [String]?
    /// Set when the type is coded as one value.
    var single: JSONValue?
    private var members: [String: Member] = [:]
    private var optional: Set<String> = []

    init(book: SchemaBook, choice: Int = 0) {
        self.book = book
        self.choice = choice
    }

    /// The type asks whether there is a value, so there may be none.
    func mayMiss(_ key: any CodingKey) { optional.insert(key.stringValue) }

    func note(_ key: any CodingKey, _ type: any Any.Type) {
        // A value that is optional by its type is coded as one that is not there.
        if type is any OptionalType.Type { mayMiss(key) }
        members[key.stringValue] = .schema(book.schema(of: type))
    }

    func nested(_ key: any CodingKey) -> ProbeFrame {
        let frame = ProbeFrame(book: book)
        members[key.stringValue] = .frame(frame)
        return frame
    }

    var schema: JSONValue {
        if let single { return single }
        var schema: JSONValue = ["type": "object"]
        if !members.isEmpty { schema["properties"] = .object(members.mapValues(\.schema)) }
        let required = members.keys.filter { !optional.contains($0) }.sorted()
        if !required.isEmpty { schema["required"] = .array(required.map { .string($0) }) }
        return schema
    }

    /// The object of one case of a sum.
    func schema(of name: String) -> JSONValue {
        if members[name] == nil { book.report("the case \(name) of a sum does not say what it holds") }
        return [
            "type": "object", "properties": [name: members[name]?.schema ?? [:]], "required": [.string(name)],
            "additionalProperties": false,
        ]
    }
}

private protocol OptionalType {}
extension Optional: OptionalType {}
