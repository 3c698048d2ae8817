/// A file `agents/NAME.md`, parsed: front matter and the text below it.
package struct AgentFile: Sendable {
    /// The file's name without `.md`.
    package let name: String
    /// As in problems: `agents/claude.md`.
    package let file: String
    /// The root of the front matter, with the places that it has in the file; nil when it is empty.
    package let front: ConfigurationNode?
    /// The text below the front matter, blank lines around it removed.
    package let body: String
    /// The line on which the body begins, from 1.
    package let bodyLine: Int

    package init(name: String, file: String, front: ConfigurationNode?, body: String, bodyLine: Int) {
        self.name = name
        self.file = file
        self.front = front
        self.body = body
        self.bodyLine = bodyLine
    }

    /// The folder of a workspace that holds them.
    package static let folder = "agents"

    /// Where the file of a definition is, from the workspace's folder.
    package static func path(_ name: String) -> String { "\(folder)/\(name).md" }
}

/// Where a definition in force was written, and how.
package struct AgentSource: Equatable, Sendable {
    /// `agents/claude.md` or `signalbox.yaml`.
    package let file: String
    /// Where it begins, from 1.
    package let line: Int
    /// The whole file, or the lines of `signalbox.yaml` that are about it.
    package let text: String

    package init(file: String, line: Int, text: String) {
        self.file = file
        self.line = line
        self.text = text
    }
}
