import Domain
import Yams

/// Makes located nodes of a Yams tree, following aliases up to a bound.
struct NodeConversion {
    let name: String
    /// See ``DuplicateKeys``.
    let renamed: [TextPlace: Unicode.Scalar]
    private(set) var problems: [ConfigurationProblem] = []
    private var count = 0

    init(name: String, renamed: [TextPlace: Unicode.Scalar]) {
        self.name = name
        self.renamed = renamed
    }

    mutating func convert(_ node: Node, depth: Int) -> ConfigurationNode {
        let line = node.mark?.line ?? 1
        let column = node.mark?.column ?? 1
        let empty = ConfigurationNode(.scalar("", plain: true), line: line, column: column)
        count += 1
        guard count <= YAMLReader.maximumNodes else {
            stop(
                line, column, "the file has more than \(YAMLReader.maximumNodes) values, aliases followed",
                "write less, or use fewer aliases")
            return empty
        }
        guard depth <= YAMLReader.maximumDepth else {
            stop(line, column, "nested deeper than \(YAMLReader.maximumDepth) levels", "nothing here needs that many: remove some")
            return empty
        }
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain || scalar.style == .any
            return ConfigurationNode(.scalar(restored(scalar.string, line, column), plain: isPlain), line: line, column: column)
        case .sequence(let elements):
            var nodes: [ConfigurationNode] = []
            for element in elements where problems.isEmpty { nodes.append(convert(element, depth: depth + 1)) }
            return ConfigurationNode(.sequence(nodes), line: line, column: column)
        case .mapping(let mapping):
            var entries: [ConfigurationNode.Entry] = []
            for (key, value) in mapping where problems.isEmpty {
                entries.append(.init(key: convert(key, depth: depth + 1), value: convert(value, depth: depth + 1)))
            }
            return ConfigurationNode(.mapping(entries), line: line, column: column)
        case .alias: return empty
        }
    }

    private func restored(_ text: String, _ line: Int, _ column: Int) -> String {
        guard let letter = renamed[TextPlace(line: line, column: column)], !text.isEmpty else { return text }
        var scalars = text.unicodeScalars
        scalars.replaceSubrange(scalars.startIndex...scalars.startIndex, with: CollectionOfOne(letter))
        return String(scalars)
    }

    private mutating func stop(_ line: Int, _ column: Int, _ message: String, _ remedy: String) {
        guard problems.isEmpty else { return }
        problems.append(ConfigurationProblem(file: name, line: line, column: column, message: message, remedy: remedy))
    }
}
