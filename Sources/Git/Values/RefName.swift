/// A full reference name (`refs/…`), checked by the rules of git-check-ref-format(1), so that it can never be read as an option
/// or as a revision expression.
package struct RefName: Sendable, Hashable, Comparable, CustomStringConvertible, Codable {
    /// The full name, for example `refs/heads/main`.
    package let name: String

    /// A full name; throws ``GitError`` of kind `.invalidName` that says which rule it breaks.
    package init(_ text: String) throws {
        if let problem = Self.problem(text) { throw GitError.invalidName(text, problem) }
        name = text
    }

    /// The branch of that short name; a leading `-` is refused as `git check-ref-format --branch` does.
    package init(branch: String) throws {
        if branch.hasPrefix("-") { throw GitError.invalidName(branch, "a branch name must not start with '-'") }
        if branch == "HEAD" { throw GitError.invalidName(branch, "a branch must not be called HEAD") }
        try self.init("refs/heads/" + branch)
    }

    /// Decodes one string and checks it.
    package init(from decoder: any Decoder) throws {
        try self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Encodes the full name as one string.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }

    /// The branch's short name when this is a branch.
    package var branchName: String? {
        name.hasPrefix("refs/heads/") ? String(name.dropFirst("refs/heads/".count)) : nil
    }

    /// The full name.
    package var description: String { name }

    /// Orders by name.
    package static func < (left: Self, right: Self) -> Bool { left.name < right.name }

    private static func problem(_ text: String) -> String? {
        guard text.hasPrefix("refs/") else { return "a full name starts with refs/" }
        guard text.utf8.count <= 1024 else { return "it is longer than 1024 bytes" }
        for byte in text.utf8 {
            if byte < 0x20 || byte == 0x7F { return "control characters are not allowed" }
            if Self.forbidden.contains(byte) {
                return "the character '\(Character(UnicodeScalar(byte)))' is not allowed"
            }
        }
        if text.contains("..") { return "'..' is not allowed" }
        if text.contains("@{") { return "'@{' is not allowed" }
        if text.hasSuffix(".") { return "it must not end with '.'" }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        // The one shorter name that git itself makes.
        if parts.count < 3, text != "refs/stash" { return "a full name has at least three parts" }
        for part in parts {
            if part.isEmpty { return "empty parts (double or trailing '/') are not allowed" }
            if part.hasPrefix(".") { return "a part must not start with '.'" }
            if part.hasSuffix(".lock") { return "a part must not end with .lock" }
        }
        return nil
    }

    private static let forbidden = Set(" ~^:?*[\\".utf8)
}
