/// Why a text is not a ``PathGlob``.
package struct PathGlobError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, to be read after the glob: `has an empty part`.
    package let message: String
    /// What to write instead.
    package let remedy: String

    package var description: String { "\(message) (\(remedy))" }
}

extension PathGlob {
    static func parse(_ text: String) throws(PathGlobError) -> [Segment] {
        guard !text.isEmpty else {
            throw PathGlobError(message: "is empty", remedy: "write a path such as 'src/**'")
        }
        guard text.unicodeScalars.count <= maximumLength else {
            throw PathGlobError(message: "is longer than \(maximumLength) characters", remedy: "shorten it")
        }
        guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw PathGlobError(message: "holds a control character", remedy: "put '?' in its place")
        }
        guard !text.hasPrefix("/") else {
            throw PathGlobError(message: "starts with '/'", remedy: "paths are relative to the repository's root: drop the '/'")
        }
        if let open = text.firstIndex(of: "{"), text[open...].contains("}"), text[open...].contains(",") {
            throw PathGlobError(message: "uses braces, which are not expanded", remedy: "list one path for each alternative")
        }
        var segments: [Segment] = []
        var parts = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        if parts.last == "" { parts[parts.count - 1] = "**" }
        for part in parts {
            switch part {
            case "":
                throw PathGlobError(message: "has an empty part between slashes", remedy: "write one '/'")
            case ".", "..":
                throw PathGlobError(
                    message: "has the part '\(part)'", remedy: "write the path from the repository's root without '\(part)'")
            case "**":
                if segments.last != .folders { segments.append(.folders) }
            default:
                guard !part.contains("**") else {
                    throw PathGlobError(
                        message: "has '**' beside other characters",
                        remedy: "'**' stands alone between slashes: write for example '**/*.md'")
                }
                segments.append(.name(tokens(part)))
            }
        }
        if segments.last == .folders { segments.append(.name([.many])) }
        return segments
    }

    private static func tokens(_ part: String) -> [Token] {
        part.unicodeScalars.map { scalar in
            switch scalar {
            case "*": .many
            case "?": .one
            default: .scalar(scalar)
            }
        }
    }
}
