/// Rules have names of their own, name what exists, and say what they are for.
enum PermissionCheck {
    /// - Parameter agents: every definition of the workspace, those in files of their own included.
    static func run(_ root: SectionValues, agents: [String], _ reader: inout SchemaReader) {
        guard let permissions = root.section("permissions") else { return }
        let rules = permissions.list("rules")
        let never = permissions.list("never")
        DuplicateCheck.run((rules + never).compactMap { $0.located("name") }, "rule", in: permissions.path, &reader)
        for rule in rules + never {
            if let name = rule.located("name"), BuiltInRules.names.contains(name.text) {
                reader.report(name, "\(rule.path): \(quoted(name.text)) is the name of a built-in rule", "rename it")
            }
            tools(rule, &reader)
            NameReferences.check(rule, root, agents, &reader)
        }
        for rule in never where !["tools", "commands", "paths"].contains(where: { !(rule.texts($0) ?? []).isEmpty }) {
            guard ["tools", "commands", "paths"].allSatisfy({ !rule.present.contains($0) || rule.fields[$0] != nil }) else { continue }
            reader.report(
                rule.line, rule.column, "\(rule.path) names neither tools, commands nor paths: it would forbid everything",
                "add what it forbids, for example 'commands: [npm publish]'")
        }
    }

    private static func tools(_ rule: SectionValues, _ reader: inout SchemaReader) {
        for tool in rule.texts("tools") ?? [] where tool.text.dropLast().contains("*") {
            reader.report(tool, "\(rule.path).tools: \(quoted(tool.text)) has a '*' that is not at its end", "write for example 'mcp__*'")
        }
    }
}
