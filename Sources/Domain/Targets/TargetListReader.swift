/// Turns the node tree of a target file into drafts, or into every problem that it has. Paths are left as they were written.
package enum TargetListReader {
    /// A draft with the file names that the caller resolves, and their places.
    package struct Entry: Sendable {
        package var draft: TargetDraft
        package let intentFile: Place?
        package let script: Place?
    }

    /// A text of the file with its place.
    package struct Place: Hashable, Sendable {
        package let text: String
        package let line: Int
        package let column: Int
    }

    /// - Parameters:
    ///   - node: the root of the file; nil for a file without any value.
    ///   - file: the file's name in problems.
    ///   - workspace: when given, repositories, boundaries, agents and kinds must be its own.
    package static func read(
        _ node: ConfigurationNode?, file: String, workspace: WorkspaceConfiguration?
    ) -> Result<[Entry], ConfigurationErrors> {
        var reader = SchemaReader(file: file)
        let node = node ?? ConfigurationNode(.sequence([]), line: 1, column: 1)
        var targets: [SectionValues] = []
        if case .mapping = node.content {
            targets = reader.section(node, TargetFileSchema.file, at: "")?.list("targets") ?? []
        } else if case .list(let values)? = reader.read(node, as: TargetFileSchema.list, at: "")?.content {
            targets = values.compactMap(\.section)
        }
        checkOrder(targets, &reader)
        for target in targets {
            if target.fields["intent"] != nil, let file = target.located("intentFile") {
                reader.report(file, "\(target.path) has both 'intent' and 'intentFile'", "keep one of them")
            }
            if let workspace { check(target, workspace, &reader) }
        }
        guard reader.problems.isEmpty else { return .failure(ConfigurationErrors(reader.problems)) }
        return .success(targets.map(entry))
    }

    private static func checkOrder(_ targets: [SectionValues], _ reader: inout SchemaReader) {
        let keys = targets.compactMap { $0.located("key") }
        DuplicateCheck.run(keys, "key", in: "", &reader)
        for key in keys where TargetID(key.text) != nil {
            reader.report(key, "key \(quoted(key.text)) reads as the identifier of a target", "choose another word")
        }
        let known = Set(keys.map(\.text))
        for target in targets {
            for name in target.texts("after") ?? [] where !known.contains(name.text) && TargetID(name.text) == nil {
                reader.report(
                    name, "\(target.path).after: \(quoted(name.text)) is neither a key of this file nor an identifier such as T-1",
                    Suggestion.nearest(to: name.text, among: keys.map(\.text)).map { "did you mean '\($0)'?" }
                        ?? "add the key, or remove it here")
            }
        }
        let items = targets.compactMap { target in
            target.text("key").map { OrderCheck.Item(name: $0, after: target.texts("after") ?? []) }
        }
        for cycle in OrderCheck.cycles(items) {
            reader.report(
                cycle.edge, "targets wait for each other in a circle: \(cycle.names.joined(separator: " → "))", "remove one of these")
        }
    }

    private static func check(_ target: SectionValues, _ workspace: WorkspaceConfiguration, _ reader: inout SchemaReader) {
        func known(_ key: String, _ word: String, _ names: [String], _ reader: inout SchemaReader) {
            guard let name = target.located(key), !names.contains(name.text) else { return }
            reader.report(
                name, "\(target.path).\(key): there is no \(word) \(quoted(name.text))",
                Suggestion.remedy(for: name.text, among: names, nothing: "add it to \(WorkspaceSchema.fileName)"))
        }
        known("repo", "repository", workspace.repositories.map(\.name), &reader)
        known("agent", "agent", workspace.agents.map(\.name), &reader)
        known("kind", "work type", workspace.allWorkTypes, &reader)
        if let repository = target.text("repo").flatMap(workspace.repository) {
            known("boundary", "boundary in '\(repository.name)' named", repository.boundaries.map(\.name), &reader)
        }
    }

    private static func entry(_ values: SectionValues) -> Entry {
        func place(_ key: String) -> Place? { values.located(key).map { Place(text: $0.text, line: $0.line, column: $0.column) } }
        let draft = TargetDraft(
            key: values.text("key"), repository: values.text("repo") ?? "", title: values.text("title") ?? "",
            intent: values.text("intent") ?? "", boundary: values.text("boundary"), kind: values.text("kind"), risk: values.choice("risk"),
            after: values.texts("after")?.map(\.text) ?? [], agent: values.text("agent"), script: values.text("script"),
            verify: values.texts("verify")?.map(\.text) ?? [], liveChecks: values.texts("liveChecks")?.map(\.text) ?? [],
            maxFiles: values.section("size")?.integer("files"), maxLines: values.section("size")?.integer("lines"),
            budget: values.section("budget").map(ConfigurationBuilder.limit))
        return Entry(draft: draft, intentFile: place("intentFile"), script: place("script"))
    }
}
