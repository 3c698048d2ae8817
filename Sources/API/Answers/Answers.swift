/// The answer of a call that has nothing to say: `{}`.
package struct Nothing: Codable, Equatable, Sendable {
    package init() {}
}

/// A document as text.
package struct TextDocument: Codable, Equatable, Sendable {
    package var text: String

    package init(text: String) { self.text = text }
}

/// A path on the server's machine.
package struct PathAnswer: Codable, Equatable, Sendable {
    package var path: String

    package init(path: String) { self.path = path }
}
