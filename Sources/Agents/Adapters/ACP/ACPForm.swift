import Domain
import JSONValues

/// The form of an `elicitation/create`: a JSON Schema with flat properties. An answer is one text, so one property takes it.
struct ACPForm {
    private struct Field {
        var name: String
        var type: String
        var title: String
        var choices: [(value: String, title: String)]
        var required: Bool
    }

    private let fields: [Field]

    init(_ schema: JSONValue) {
        let required = Set((schema["required"]?.list ?? []).compactMap(\.string))
        fields = (schema["properties"]?.object ?? []).prefix(50).map { member in
            Field(
                name: member.key, type: member.value["type"]?.string ?? "string",
                title: member.value["title"]?.string ?? member.value["description"]?.string ?? member.key,
                choices: Self.choices(member.value), required: required.contains(member.key))
        }
    }

    /// What may be chosen; empty for free text.
    var options: [String] {
        guard fields.count == 1, let field = fields.first else { return [] }
        if field.type == "boolean" { return ["yes", "no"] }
        return field.choices.map(\.title)
    }

    /// The agent's words, and the fields when there are several.
    func question(_ message: String) -> String {
        var text = message
        if fields.count > 1 {
            let names = fields.map { "\($0.name)\($0.required ? "" : " (optional)"): \($0.title)" }.joined(separator: "\n")
            text += "\n\(names)\nAnswer with a JSON object, or with a text for '\(main?.name ?? "")'."
        }
        return TranscriptLimit.cut(text, to: TranscriptLimit.unknown)
    }

    /// The answer as the schema wants it.
    func content(_ answer: String) -> JSONValue {
        if fields.count > 1, let object = try? JSONValue(ArraySlice(answer.utf8)), object.isObject { return object }
        guard let field = main else { return [:] }
        return .object([.init(field.name, Self.value(answer, field))])
    }

    private var main: Field? { fields.first(where: \.required) ?? fields.first }

    private static func value(_ answer: String, _ field: Field) -> JSONValue {
        switch field.type {
        case "boolean": return .bool(["yes", "true", "y", "1"].contains(answer.lowercased()))
        case "number", "integer":
            if case .number(let digits)? = try? JSONValue(ArraySlice(answer.utf8)) { return .number(digits) }
            return .string(answer)
        case "array": return .array([.string(chosen(answer, field))])
        default: return .string(chosen(answer, field))
        }
    }

    private static func chosen(_ answer: String, _ field: Field) -> String { field.choices.first { $0.title == answer }?.value ?? answer }

    private static func choices(_ property: JSONValue) -> [(value: String, title: String)] {
        let source = property["type"]?.string == "array" ? property["items"] ?? .null : property
        let plain = (source["enum"]?.list ?? []).compactMap(\.string)
        if !plain.isEmpty { return plain.prefix(100).map { ($0, $0) } }
        let titled = source["oneOf"]?.list ?? source["anyOf"]?.list ?? []
        return titled.prefix(100).compactMap { option in option["const"]?.string.map { ($0, option["title"]?.string ?? $0) } }
    }
}
