/// Reads a node tree against the schema and collects every problem on the way; what is faulty is left out, and reading goes on.
struct SchemaReader {
    /// The file's name in problems.
    let file: String
    private(set) var problems: [ConfigurationProblem] = []

    init(file: String) { self.file = file }

    mutating func report(_ line: Int, _ column: Int, _ message: String, _ remedy: String) {
        problems.append(ConfigurationProblem(file: file, line: line, column: column, message: message, remedy: remedy))
    }

    mutating func report(_ place: LocatedText, _ message: String, _ remedy: String) { report(place.line, place.column, message, remedy) }

    /// The value, or nil after a problem was reported.
    mutating func read(_ node: ConfigurationNode, as type: SchemaType, at path: String) -> LocatedValue? {
        let content: LocatedValue.Content?
        switch type {
        case .text, .integer, .boolean, .duration, .size, .count, .money, .choice: content = scalar(node, as: type, at: path)
        case .list(let element, let atLeast): content = list(node, of: element, atLeast: atLeast, at: path)
        case .choiceOrList(let choices, let rule):
            if case .sequence = node.content {
                content = list(node, of: .text(rule), atLeast: 1, at: path)
            } else {
                content = scalar(node, as: .choice(choices), at: path)
            }
        case .section(let section): content = self.section(node, section, at: path).map { .section($0) }
        case .sections(let section): content = sections(node, section, at: path)
        case .texts(let rule): content = texts(node, by: rule, at: path)
        case .command(let section):
            if node.scalar != nil {
                let field = SchemaField("run", .text(.shell), required: true, "")
                guard let run = read(node, as: field.type, at: path) else { return nil }
                content = .section(SectionValues(fields: ["run": run], present: ["run"], line: node.line, column: node.column, path: path))
            } else {
                content = self.section(node, section, at: path).map { .section($0) }
            }
        }
        return content.map { LocatedValue(content: $0, line: node.line, column: node.column) }
    }

    /// Reads a mapping with known keys. Nil only when the node is not a mapping at all.
    mutating func section(_ node: ConfigurationNode, _ section: SchemaSection, at path: String) -> SectionValues? {
        guard let entries = entries(node, at: path, expected: "the keys of a \(section.name)") else { return nil }
        var fields: [String: LocatedValue] = [:]
        var present: Set<String> = []
        for (key, value) in entries {
            guard let field = section.field(key.text) else {
                report(
                    key, "unknown key \(quoted(key.text)) in \(path.isEmpty ? "the \(section.name)" : path)",
                    Suggestion.remedy(for: key.text, among: section.fields.map(\.key), nothing: "remove it"))
                continue
            }
            present.insert(key.text)
            if let value = read(value, as: field.type, at: Self.join(path, key.text)) { fields[key.text] = value }
        }
        for field in section.fields where field.required && !present.contains(field.key) {
            report(
                node.line, node.column, "\(path.isEmpty ? "the \(section.name)" : path) has no '\(field.key)'",
                "add '\(field.key):', \(field.doc.prefix(1).lowercased() + field.doc.dropLast().dropFirst())")
        }
        return SectionValues(fields: fields, present: present, line: node.line, column: node.column, path: path)
    }

    /// The entries of a mapping with text keys, without repeated ones. An empty value counts as an empty mapping.
    private mutating func entries(_ node: ConfigurationNode, at path: String, expected: String) -> [(
        key: LocatedText, value: ConfigurationNode
    )]? {
        if node.isNull { return [] }
        guard case .mapping(let entries) = node.content else {
            report(
                node.line, node.column, "\(Self.subject(path)) is \(Self.kind(node)), not a mapping",
                "write \(expected), one a line, each 'key: value'")
            return nil
        }
        var lines: [String: Int] = [:]
        var result: [(LocatedText, ConfigurationNode)] = []
        for entry in entries {
            guard let key = entry.key.scalar else {
                report(
                    entry.key.line, entry.key.column, "a key of \(Self.subject(path)) is \(Self.kind(entry.key))",
                    "write a plain word as the key")
                continue
            }
            if let line = lines[key] {
                report(
                    entry.key.line, entry.key.column, "duplicate key \(quoted(key)) in \(Self.subject(path)), first on line \(line)",
                    "keep one of them")
                continue
            }
            lines[key] = entry.key.line
            result.append((LocatedText(text: key, line: entry.key.line, column: entry.key.column), entry.value))
        }
        return result
    }

    private mutating func sections(_ node: ConfigurationNode, _ section: SchemaSection, at path: String) -> LocatedValue.Content? {
        guard let entries = entries(node, at: path, expected: "a name for each \(section.name)") else { return nil }
        var result: [(name: LocatedText, values: SectionValues)] = []
        for (name, value) in entries {
            if let fault = section.keyRule.fault(in: name.text) {
                report(name, "\(Self.subject(path)): \(quoted(name.text)) \(fault.message)", fault.remedy)
            }
            if let values = self.section(value, section, at: Self.join(path, name.text)) { result.append((name, values)) }
        }
        return .sections(result)
    }

    private mutating func texts(_ node: ConfigurationNode, by rule: TextRule, at path: String) -> LocatedValue.Content? {
        guard let entries = entries(node, at: path, expected: rule == .variable ? "variables" : "\(rule.label)s") else { return nil }
        var result: [String: String] = [:]
        for (name, value) in entries {
            if let fault = rule.fault(in: name.text) {
                report(name, "\(Self.subject(path)): \(quoted(name.text)) \(fault.message)", fault.remedy)
            }
            // An empty value is a value here: a variable of nothing, an empty file.
            guard let text = value.scalar else {
                report(value.line, value.column, "\(Self.join(path, name.text)) is \(Self.kind(value)), not a text", "write one text")
                continue
            }
            if text.unicodeScalars.contains("\0") {
                report(value.line, value.column, "\(Self.join(path, name.text)) holds a NUL character", "remove it")
            }
            result[name.text] = value.isNull ? "" : text
        }
        return .texts(result)
    }

    private mutating func list(_ node: ConfigurationNode, of element: SchemaType, atLeast: Int, at path: String) -> LocatedValue.Content? {
        var nodes: [ConfigurationNode] = []
        if case .sequence(let elements) = node.content {
            nodes = elements
        } else if !node.isNull {
            let remedy =
                node.scalar.map { "write [\($0.unicodeScalars.count <= 40 ? quoted($0) : "…")]" }
                ?? "start each element with '- '"
            report(node.line, node.column, "\(Self.subject(path)) is \(Self.kind(node)), not a list", remedy)
            return nil
        }
        guard nodes.count >= atLeast else {
            report(node.line, node.column, "\(Self.subject(path)) is empty", "write at least one element")
            return nil
        }
        var result: [LocatedValue] = []
        for (index, node) in nodes.enumerated() {
            let label = node["name"]?.scalar ?? node["key"]?.scalar ?? String(index + 1)
            if let value = read(node, as: element, at: Self.join(path, label)) { result.append(value) }
        }
        return .list(result)
    }

    static func join(_ path: String, _ key: String) -> String {
        let shown = String(quoted(key).dropFirst().dropLast())
        return path.isEmpty ? shown : "\(path).\(shown)"
    }

    static func subject(_ path: String) -> String { path.isEmpty ? "the file" : path }

    /// What a node is, in words.
    static func kind(_ node: ConfigurationNode) -> String {
        switch node.content {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .scalar: node.isNull ? "empty" : "a text"
        }
    }
}
