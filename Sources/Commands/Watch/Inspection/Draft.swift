import API

/// A comment that is not sent yet.
struct Draft: Codable, Equatable, Sendable {
    var path: String
    /// Line of the new file; nil for the whole file or where only lines went.
    var line: Int?
    /// The removed line that it is about.
    var old: Int?
    /// What stood on the removed line.
    var quote: String
    var text: String

    /// As the server takes it: a comment stands at a line of the new file, so one at a removed line says which it means.
    var remark: DecisionRequest.Remark {
        DecisionRequest.Remark(path: path, line: line, text: old.map { "At the removed line \($0) (\(quote)): \(text)" } ?? text)
    }

    var place: String { old.map { "\(path), removed line \($0)" } ?? line.map { "\(path):\($0)" } ?? path }

    /// Whether it stands at the place of another.
    func isAt(_ other: Draft) -> Bool { path == other.path && line == other.line && old == other.old }
}
