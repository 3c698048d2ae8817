/// The commented `signalbox.yaml` that `signalbox init` writes: every key with its meaning and its default.
///
/// A `#` followed by a space is a remark. A `#` directly before a word or a dash is an example: without that one character the line is
/// valid YAML in its place, alone and together with all others.
package enum WorkspaceTemplate {
    /// The text for a workspace of this name, ending in a line break.
    package static func text(name: String) -> String {
        var lines = [
            "# The workspace of Signalbox: repositories, boundaries, gates, agents, limits.",
            "# Lines that start with '# ' are remarks. Lines such as '#key: value' are examples or defaults:",
            "# remove that one '#' to use them.",
            "# `signalbox doctor` checks this file and says what is wrong with it, and where.",
        ]
        for field in WorkspaceSchema.root.fields {
            lines.append("")
            switch field.key {
            case "version": lines += remark(field, "") + ["version: \(WorkspaceSchema.version)"]
            case "name": lines += remark(field, "") + ["name: \(YAMLText.scalar(name))"]
            case "timeZone": lines += remark(field, "") + ["timeZone: \(WorkspaceSchema.defaults.timeZone)"]
            case "repositories":
                lines += remark(field, "") + ["repositories:"] + entries(WorkspaceSchema.repository, indent: "  ", active: false)
            case "agents": lines += remark(field, "") + ["agents:"] + entries(WorkspaceSchema.agent, indent: "  ", active: true)
            default: lines += self.field(field, indent: "", mark: "#")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The examples of a section that is keyed by name. When `active`, the first one is in use with the values of its examples.
    private static func entries(_ section: SchemaSection, indent: String, active: Bool) -> [String] {
        var lines = ["\(indent)\(active ? "" : "#")\(section.exampleName):"]
        let elsewhere = Set(section.examples.flatMap(\.whole))
        // As in a list: a key with nothing to show is shown by a further example.
        let shown = section.fields.filter { field in
            !elsewhere.contains(field.key) && (field.example != nil || field.type.section != nil || !fallback(field.fallback).isEmpty)
        }
        var explained = Set(shown.map(\.key))
        for field in shown {
            let isUsed = active && field.example != nil && field.key != "environment"
            lines += self.field(field, indent: indent + "  ", mark: isUsed ? "" : "#")
        }
        for example in section.examples {
            lines.append("\(indent)#\(example.name):")
            for value in example.values {
                if explained.insert(value.key).inserted, let field = section.field(value.key) { lines += remark(field, indent + "  ") }
                lines.append("\(indent)  #\(value.key): \(value.value)")
            }
            lines += section.fields.filter { example.whole.contains($0.key) }
                .flatMap { self.field($0, indent: indent + "  ", mark: "#") }
        }
        return lines
    }

    /// The example elements of a list of sections: the dash stands where the first key does, the other keys below it.
    private static func elements(_ section: SchemaSection, indent: String) -> [String] {
        // A key with nothing to show excludes another one; the further examples show it.
        let shown = section.fields.filter { $0.example != nil || $0.type.section != nil || !fallback($0.fallback).isEmpty }
        var lines: [String] = []
        for (index, field) in shown.enumerated() {
            let rendered = self.field(field, indent: indent + "  ", mark: "#")
            lines += index == 0 ? rendered.map { dash($0, indent) } : rendered
        }
        let explained = Set(shown.map(\.key))
        for example in section.examples {
            for (index, value) in example.values.enumerated() {
                if !explained.contains(value.key), let field = section.field(value.key) { lines += remark(field, indent + "  ") }
                lines.append(index == 0 ? "\(indent)#- \(value.key): \(value.value)" : "\(indent)  #\(value.key): \(value.value)")
            }
        }
        return lines
    }

    private static func dash(_ line: String, _ indent: String) -> String {
        let start = "\(indent)  #"
        guard line.hasPrefix(start) else { return line }
        let rest = line.dropFirst(start.count)
        return rest.hasPrefix(" ") ? "\(indent)#\(rest)" : "\(indent)#- \(rest)"
    }

    private static func field(_ field: SchemaField, indent: String, mark: String) -> [String] {
        let head = "\(indent)\(mark)\(field.key):"
        let lines = remark(field, indent)
        if let example = field.example { return lines + ["\(head) \(example)"] }
        switch field.type {
        case .section(let section), .command(let section):
            return lines + [head] + section.fields.flatMap { self.field($0, indent: indent + "  ", mark: mark) }
        case .sections(let section): return lines + [head] + entries(section, indent: indent + "  ", active: false)
        case .list(.section(let section), _): return lines + [head] + elements(section, indent: indent + "  ")
        default: return lines + ["\(head) \(fallback(field.fallback))"]
        }
    }

    private static func fallback(_ fallback: SchemaDefault) -> String {
        switch fallback {
        case .value(let value): value
        case .texts(let texts): "[" + texts.map(YAMLText.scalar).joined(separator: ", ") + "]"
        case .nothing, .words: ""
        }
    }

    private static func remark(_ field: SchemaField, _ indent: String) -> [String] {
        let choices = if case .choice(let choices) = field.type { " One of: \(choices.joined(separator: ", "))." } else { "" }
        let note =
            switch field.fallback {
            case .value(let value) where field.example != nil && field.example != value: " Default: \(value)."
            case .words(let words) where !field.required: " Without it: \(words)."
            default: ""
            }
        return ["\(indent)# \(field.doc)\(choices)\(note)"]
    }
}
