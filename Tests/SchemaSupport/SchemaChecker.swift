package import API

/// Checks JSON against the schemas of a document: the part of JSON Schema 2020-12 (https://json-schema.org/draft/2020-12) that it uses.
///
/// It is stricter than the standard in one way: a member that no schema names is a fault, since the document should name all that is sent.
package struct SchemaChecker: Sendable {
    private let document: JSONValue

    package init(_ document: JSONValue) { self.document = document }

    /// Every fault, with its place: `$.lanes[0].phase: …`. Empty for what fits.
    package func faults(in value: JSONValue, _ schema: JSONValue, at place: String = "$") -> [String] {
        if let reference = schema["$ref"]?.text { return faults(in: value, resolve(reference), at: place) }
        return schema.members.sorted { $0.key < $1.key }.flatMap { keyword, rule in
            check(keyword, rule, value, schema, place)
        }
    }

    private func check(_ keyword: String, _ rule: JSONValue, _ value: JSONValue, _ schema: JSONValue, _ place: String) -> [String] {
        switch keyword {
        case "type": rule.text == Self.type(value) || (rule == "number" && Self.type(value) == "integer") ? [] : ["\(place): no \(rule)"]
        case "enum": rule.elements.contains(value) ? [] : ["\(place): \(value) is not listed"]
        case "const": rule == value ? [] : ["\(place): \(value) is not \(rule)"]
        case "oneOf": oneOf(rule.elements, value, place)
        case "allOf": rule.elements.flatMap { faults(in: value, $0, at: place) }
        case "items": value.elements.enumerated().flatMap { faults(in: $1, rule, at: "\(place)[\($0)]") }
        case "required":
            rule.elements.compactMap { name in
                guard let name = name.text, value[name] == nil else { return nil }
                return "\(place).\(name): is missing"
            }
        case "properties": properties(rule, value, schema, place)
        case "additionalProperties":
            value.members.sorted { $0.key < $1.key }.flatMap { name, member -> [String] in
                guard schema["properties"]?[name] == nil else { return [] }
                return rule == false ? ["\(place).\(name): may not be there"] : faults(in: member, rule, at: "\(place).\(name)")
            }
        case "pattern":
            rule.text.flatMap { pattern in value.text.map { (try? Regex(pattern).wholeMatch(in: $0)) != nil } } ?? true
                ? [] : ["\(place): \(value) does not match \(rule)"]
        case "minimum":
            switch (value, rule) {
            case (.integer(let number), .integer(let least)) where number < least: ["\(place): less than \(least)"]
            default: []
            }
        case "uniqueItems", "format", "description", "examples", "default", "$ref": []
        default: ["\(place): this checker does not know '\(keyword)'"]
        }
    }

    private func properties(_ rules: JSONValue, _ value: JSONValue, _ schema: JSONValue, _ place: String) -> [String] {
        value.members.sorted { $0.key < $1.key }.flatMap { name, member -> [String] in
            if let rule = rules[name] { return faults(in: member, rule, at: "\(place).\(name)") }
            // Another part of the schema may name it.
            return schema["additionalProperties"] == nil && schema["allOf"] == nil ? ["\(place).\(name): is not in the document"] : []
        }
    }

    private func oneOf(_ schemas: [JSONValue], _ value: JSONValue, _ place: String) -> [String] {
        let found = schemas.map { faults(in: value, $0, at: place) }
        let fits = found.count { $0.isEmpty }
        if fits == 1 { return [] }
        if fits > 1 { return ["\(place): fits several of what it may be"] }
        // The alternative that came nearest says most.
        return ["\(place): is none of what it may be; the nearest:"] + (found.min { $0.count < $1.count } ?? [])
    }

    private func resolve(_ reference: String) -> JSONValue {
        var value = document
        for part in reference.split(separator: "/").dropFirst() { value = value[String(part)] ?? ["enum": []] }
        return value
    }

    private static func type(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .boolean: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
