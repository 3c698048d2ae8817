/// A path inside a repository as git stores it: bytes without NUL, separated by `/`, not necessarily UTF-8.
package struct RepositoryPath: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The bytes as git stores them.
    package let bytes: [UInt8]

    /// Takes bytes from git's own output.
    package init(bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// Takes a path that a person or a configuration wrote.
    package init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The path when it is valid UTF-8; a surface that must name it exactly uses ``bytes``.
    package var string: String? { String(validating: bytes, as: UTF8.self) }

    /// For people: control characters, bytes that are not UTF-8 and direction marks are spelled out, so that a path cannot
    /// redraw a terminal or hide a line.
    package var description: String { DisplayText.escape(bytes) }

    /// The last part.
    package var lastPart: RepositoryPath {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return self }
        return RepositoryPath(bytes: bytes[(slash + 1)...])
    }

    /// True for a relative path whose parts are all names: no `..`, no `.git` (in any case), nothing empty or absolute.
    package var isSafe: Bool {
        guard !bytes.isEmpty, !bytes.contains(0) else { return false }
        for part in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            if part.isEmpty || part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) { return false }
            if String(decoding: part, as: UTF8.self).lowercased() == ".git" { return false }
        }
        return true
    }

    /// Whether this path is `folder` or lies under it.
    package func isInside(_ folder: RepositoryPath) -> Bool {
        bytes == folder.bytes || bytes.starts(with: folder.bytes + [UInt8(ascii: "/")])
    }

    /// Orders by bytes, as git does for files.
    package static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
