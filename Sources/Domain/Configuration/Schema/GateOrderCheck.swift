/// The names of a repository's gates are unique, `needs` names gates, and no gate needs itself by any way round.
enum GateOrderCheck {
    static func run(_ repository: SectionValues, _ reader: inout SchemaReader) {
        let gates = repository.list("gates")
        DuplicateCheck.run(gates.compactMap { $0.located("name") }, "gate", in: repository.path, &reader)
        let names = gates.compactMap { $0.text("name") }
        for gate in gates {
            for need in gate.texts("needs") ?? [] where !names.contains(need.text) {
                reader.report(
                    need, "\(gate.path).needs: there is no gate \(quoted(need.text)) in \(repository.path)",
                    Suggestion.remedy(for: need.text, among: names, nothing: "remove it"))
            }
            DuplicateCheck.run(gate.texts("needs") ?? [], "name", in: "\(gate.path).needs", &reader)
        }
        let items = gates.compactMap { gate in gate.text("name").map { OrderCheck.Item(name: $0, after: gate.texts("needs") ?? []) } }
        for cycle in OrderCheck.cycles(items) {
            reader.report(
                cycle.edge, "\(repository.path): gates need each other in a circle: \(cycle.names.joined(separator: " → "))",
                "remove one of these needs")
        }
    }
}

/// No name occurs twice.
enum DuplicateCheck {
    static func run(_ names: [LocatedText], _ word: String, in path: String, _ reader: inout SchemaReader) {
        var first: [String: Int] = [:]
        for name in names {
            if let line = first[name.text] {
                reader.report(
                    name, "duplicate \(word) \(quoted(name.text)) in \(SchemaReader.subject(path)), first on line \(line)",
                    "rename or remove one of them")
            } else {
                first[name.text] = name.line
            }
        }
    }
}
