/// The JSON Schema (draft 2020-12, https://json-schema.org/draft/2020-12) of the configuration files, for editors.
///
/// It accepts whatever the readers accept. What spans several places (names that must exist, overlapping boundaries) only the readers
/// check.
package enum JSONSchemaDocument {
    /// The schema of `signalbox.yaml`, ending in a line break.
    package static var workspace: String {
        document(title: WorkspaceSchema.fileName, root: WorkspaceSchema.root, body: object(WorkspaceSchema.root))
    }

    /// The schema of the file of `signalbox target import`, ending in a line break.
    package static var targetFile: String {
        let forms = [schema(TargetFileSchema.list), schema(.section(TargetFileSchema.file))]
        return document(
            title: "signalbox targets", root: TargetFileSchema.file, body: [("anyOf", .array(forms.map { .object($0) }))])
    }

    private static func document(title: String, root: SchemaSection, body: [(key: String, value: JSONText)]) -> String {
        // The root itself is a definition only where the body is a list of it.
        let definitions = root.all.filter { $0.name != WorkspaceSchema.root.name }
        let head: [(key: String, value: JSONText)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")), ("title", .string(title)),
        ]
        return JSONText.object(head + body + [("$defs", .object(definitions.map { ($0.name, .object(object($0))) }))]).write() + "\n"
    }

    private static func object(_ section: SchemaSection) -> [(key: String, value: JSONText)] {
        var entries: [(key: String, value: JSONText)] = [
            ("description", .string(section.doc)), ("type", .string("object")), ("additionalProperties", .boolean(false)),
        ]
        let required = section.fields.filter(\.required).map { JSONText.string($0.key) }
        if !required.isEmpty { entries.append(("required", .array(required))) }
        entries.append(("properties", .object(section.fields.map { ($0.key, .object(property($0))) })))
        return entries
    }

    private static func property(_ field: SchemaField) -> [(key: String, value: JSONText)] {
        [("description", .string(field.doc))] + fallback(field) + schema(field.type)
    }

    private static func fallback(_ field: SchemaField) -> [(key: String, value: JSONText)] {
        switch field.fallback {
        case .nothing, .words: []
        case .texts(let texts): [("default", .array(texts.map { .string($0) }))]
        case .value(let value):
            switch field.type {
            case .integer: Int(value).map { [("default", .integer($0))] } ?? []
            case .boolean: [("default", .boolean(value == "true"))]
            default: [("default", .string(value))]
            }
        }
    }

    private static func schema(_ type: SchemaType) -> [(key: String, value: JSONText)] {
        switch type {
        case .text(let rule):
            // YAML reads an unquoted 80 or true as a number or a truth value; here it is the text.
            let types: JSONText = .array(["string", "number", "boolean"].map { .string($0) })
            return [("type", types)] + (rule.pattern.map { [("pattern", .string($0))] } ?? [])
        case .integer(let range): return [("type", .string("integer"))] + bounds(range)
        case .boolean: return [("type", .string("boolean"))]
        case .duration(let range): return amount(range, UnitText.duration)
        case .size(let range): return amount(range, UnitText.size)
        case .count(let range): return amount(range, UnitText.count)
        case .money:
            return [
                (
                    "anyOf",
                    .array([
                        .object([("type", .string("number")), ("minimum", .integer(0))]),
                        .object([("type", .string("string")), ("pattern", .string("^[0-9]+(\\.[0-9]{1,6})?$"))]),
                    ])
                )
            ]
        case .choiceOrList(let choices, let rule):
            let list = schema(.list(of: .text(rule), atLeast: 1))
            return [("anyOf", .array([.object(schema(.choice(choices))), .object(list)]))]
        case .choice(let choices): return [("enum", .array(choices.map { .string($0) }))]
        case .list(let element, let atLeast):
            let items: (key: String, value: JSONText) = ("items", .object(schema(element)))
            return atLeast > 0
                ? [("type", .string("array")), ("minItems", .integer(atLeast)), items] : [("type", orNull("array")), items]
        case .section(let section):
            let reference = JSONText.object([("$ref", .string("#/$defs/\(section.name)"))])
            // An empty value counts as an empty mapping, which is no section with required keys.
            return section.fields.contains(where: \.required)
                ? [("$ref", .string("#/$defs/\(section.name)"))]
                : [("anyOf", .array([reference, .object([("type", .string("null"))])]))]
        case .sections(let section):
            return [
                ("type", orNull("object")),
                ("propertyNames", .object(section.keyRule.pattern.map { [("pattern", .string($0))] } ?? [])),
                ("additionalProperties", .object(schema(.section(section)))),
            ]
        case .texts(let rule):
            let value = JSONText.object([("type", .array(["string", "number", "boolean", "null"].map { .string($0) }))])
            return [
                ("type", orNull("object")),
                ("propertyNames", .object(rule.pattern.map { [("pattern", .string($0))] } ?? [])),
                ("additionalProperties", value),
            ]
        case .command(let section):
            return [("anyOf", .array([.object(schema(.text(.shell))), .object([("$ref", .string("#/$defs/\(section.name)"))])]))]
        }
    }

    private static func orNull(_ type: String) -> JSONText { .array([.string(type), .string("null")]) }

    private static func bounds(_ range: ClosedRange<Int>) -> [(key: String, value: JSONText)] {
        [("minimum", .integer(range.lowerBound)), ("maximum", .integer(range.upperBound))]
    }

    private static func amount(_ range: ClosedRange<Int>, _ unit: UnitText) -> [(key: String, value: JSONText)] {
        let names = unit.units.map(\.name).joined(separator: "|")
        return [
            (
                "anyOf",
                .array([
                    .object([("type", .string("integer"))] + bounds(range)),
                    .object([("type", .string("string")), ("pattern", .string("^[0-9]+(\(names))?$"))]),
                ])
            )
        ]
    }
}
