package import Domain
import YAMLReading

/// Changes the text of `signalbox.yaml` and leaves everything that the operator wrote as it is, byte for byte.
package enum ConfigurationEditor {
    /// Inserts a repository at the end of `repositories`, and checks that the result is the old configuration with this repository.
    /// - Parameters:
    ///   - repository: what to add.
    ///   - text: the file's text.
    ///   - file: the file's name in problems.
    /// - Returns: the new text.
    /// - Throws: the problems of the old text, or the reason why the text cannot be changed; the operator's file is then as it was.
    package static func addRepository(
        _ repository: NewRepository, to text: String, file: String = WorkspaceSchema.fileName
    ) throws(ConfigurationErrors) -> String {
        let root = try YAMLReader.read(text, name: file).get()
        let before = try WorkspaceReader.read(root, file: file).get()
        if let node = entry(root?["repositories"], repository.name) {
            throw refusal(
                file, node.line, node.column, "there is a repository '\(repository.name)' already", "choose another name, or edit it here")
        }
        let changed = try insert(repository, into: text, root: root, file: file)

        let after: WorkspaceConfiguration
        switch YAMLReader.read(changed, name: file).flatMap({ WorkspaceReader.read($0, file: file) }) {
        case .success(let configuration): after = configuration
        case .failure(let errors):
            // Places are those of the text that is not kept; the messages still say what is wrong.
            throw ConfigurationErrors(
                errors.problems.map {
                    ConfigurationProblem(
                        file: file, line: $0.line, column: $0.column, message: "with the new repository: \($0.message)", remedy: $0.remedy)
                })
        }
        var expected = before
        let gates = repository.gates.map { GateConfiguration(name: $0.name, run: $0.run) }
        expected.repositories.append(
            RepositoryConfiguration(name: repository.name, url: repository.url, branch: repository.branch, gates: gates))
        guard after == expected else {
            throw refusal(
                file, root?["repositories"]?.line ?? 1, root?["repositories"]?.column ?? 1,
                "this file is written in a way that cannot be extended without changing other parts of it",
                "add these lines under 'repositories:' yourself:\n"
                    + RepositoryBlock(repository: repository, indent: 2, step: 2).lines.joined(separator: "\n"))
        }
        return changed
    }

    private static func insert(
        _ repository: NewRepository, into text: String, root: ConfigurationNode?, file: String
    ) throws(ConfigurationErrors) -> String {
        var lines = TextLines(text)
        if let root, lines.character(atLine: root.line, column: root.column, is: "{") { throw braces(file, root, "the file") }
        guard case .mapping(let fields)? = root?.content, let index = fields.firstIndex(where: { $0.key.scalar == "repositories" }) else {
            lines.append(["", "repositories:"] + RepositoryBlock(repository: repository, indent: 2, step: 2).lines)
            return lines.text
        }
        let field = fields[index]
        let next = index + 1 < fields.count ? fields[index + 1].key.line : nil
        guard case .mapping(let entries) = field.value.content, let first = entries.first else {
            if !field.value.isNull, !lines.removeEmptyBraces(line: field.value.line, column: field.value.column) {
                throw braces(file, field.value, "'repositories'")
            }
            let indent = field.key.column - 1 + 2
            lines.insert(RepositoryBlock(repository: repository, indent: indent, step: 2).lines, afterLine: field.key.line)
            return lines.text
        }
        // In block style the first name stands at the place of the mapping itself, below the key.
        guard first.key.line > field.key.line, first.key.column > field.key.column,
            !lines.character(atLine: field.value.line, column: field.value.column, is: "{")
        else { throw braces(file, field.value, "'repositories'") }
        var step = 2
        if case .mapping(let keys) = first.value.content, let key = keys.first?.key, key.line > first.key.line,
            key.column > first.key.column
        {
            step = key.column - first.key.column
        }
        let block = RepositoryBlock(repository: repository, indent: first.key.column - 1, step: step)
        lines.insert(block.lines, afterLine: lines.lastContentLine(before: next, atLeast: entries.last?.key.line ?? first.key.line))
        return lines.text
    }

    private static func entry(_ node: ConfigurationNode?, _ name: String) -> ConfigurationNode? {
        guard case .mapping(let entries)? = node?.content else { return nil }
        return entries.first { $0.key.scalar == name }?.key
    }

    private static func braces(_ file: String, _ node: ConfigurationNode, _ what: String) -> ConfigurationErrors {
        refusal(
            file, node.line, node.column, "\(what) is written in braces or by an alias and cannot be extended by lines",
            "write one repository below the other, each as 'name:' with its keys below it")
    }

    private static func refusal(_ file: String, _ line: Int, _ column: Int, _ message: String, _ remedy: String) -> ConfigurationErrors {
        ConfigurationErrors([ConfigurationProblem(file: file, line: line, column: column, message: message, remedy: remedy)])
    }
}
