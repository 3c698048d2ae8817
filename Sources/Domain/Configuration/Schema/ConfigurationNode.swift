/// A value of a configuration file with the place it was written at: what a YAML or JSON reader hands to the schema.
package struct ConfigurationNode: Equatable, Sendable {
    /// A key of a mapping and its value. Keys are kept in the order of the file, duplicates included.
    package struct Entry: Equatable, Sendable {
        package let key: ConfigurationNode
        package let value: ConfigurationNode

        package init(key: ConfigurationNode, value: ConfigurationNode) {
            self.key = key
            self.value = value
        }
    }

    package enum Content: Equatable, Sendable {
        /// A text; `plain` when it was written without quotes, so that it may stand for a number, a truth value or nothing.
        case scalar(String, plain: Bool)
        case mapping([Entry])
        case sequence([ConfigurationNode])
    }

    package let content: Content
    /// Counts from 1.
    package let line: Int
    /// Counts Unicode scalars from 1.
    package let column: Int

    package init(_ content: Content, line: Int, column: Int) {
        self.content = content
        self.line = line
        self.column = column
    }

    /// The text of a scalar; nil for everything else.
    package var scalar: String? {
        guard case .scalar(let text, _) = content else { return nil }
        return text
    }

    /// Whether this is YAML's null: nothing at all, `~` or `null`, without quotes (https://yaml.org/spec/1.2.2/#103-core-schema).
    package var isNull: Bool {
        guard case .scalar(let text, plain: true) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// The value of the first entry with this key; nil when there is none or this is not a mapping.
    package subscript(key: String) -> ConfigurationNode? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key.scalar == key }?.value
    }
}
