/// A set of paths in a repository: `**` crosses folders, `*` and `?` stay inside one, everything else stands for itself.
///
/// - `**` is a whole part between slashes and matches any number of folders, also none; at the end it matches everything below.
/// - `*` matches any run of characters of one file or folder name (a leading dot included), `?` exactly one Unicode scalar.
/// - A slash at the end is short for `/**`. There are no brackets, braces or escapes.
///
/// Comparison is by Unicode scalar, exactly as git stores names; case matters.
package struct PathGlob: Hashable, Sendable, CustomStringConvertible {
    /// A part of a name.
    enum Token: Hashable, Sendable {
        case scalar(Unicode.Scalar)
        /// `?`
        case one
        /// `*`
        case many
    }

    /// What stands between two slashes.
    enum Segment: Hashable, Sendable {
        /// `**`: any number of folders, also none.
        case folders
        case name([Token])
    }

    /// The longest glob that is accepted, in Unicode scalars: it bounds the work of ``example(with:)``.
    package static let maximumLength = 400

    /// As it was written.
    package let text: String
    /// Never ends with ``Segment/folders``: `a/**` is kept as `a/**/*`, so that a path has at least one part.
    let segments: [Segment]

    package var description: String { text }

    /// Reads a glob.
    /// - Throws: ``PathGlobError`` with what is wrong and the spelling that was probably meant.
    package init(_ text: String) throws(PathGlobError) {
        self.text = text
        segments = try Self.parse(text)
    }

    /// Whether a `/`-separated path relative to the repository's root is in the set. A path with an empty, `.` or `..` part never is.
    package func matches(_ path: String) -> Bool {
        let parts = path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map(Array.init)
        guard parts.allSatisfy({ !$0.isEmpty && $0 != ["."] && $0 != [".", "."] }) else { return false }
        return Self.wildcard(segments, parts, isMany: { $0 == .folders }) { segment, part in
            guard case .name(let tokens) = segment else { return false }
            return Self.wildcard(tokens, part, isMany: { $0 == .many }) { token, scalar in
                token == .one || token == .scalar(scalar)
            }
        }
    }

    /// Matching with one kind of wildcard that takes any number of elements: on a mismatch only the last wildcard needs to take one more,
    /// so the work is at most the product of both lengths.
    private static func wildcard<Pattern, Element>(
        _ pattern: [Pattern], _ elements: [Element], isMany: (Pattern) -> Bool, matchesOne: (Pattern, Element) -> Bool
    ) -> Bool {
        var position = 0
        var element = 0
        var retry: (position: Int, element: Int)?
        while element < elements.count {
            if position < pattern.count, isMany(pattern[position]) {
                retry = (position, element)
                position += 1
            } else if position < pattern.count, matchesOne(pattern[position], elements[element]) {
                position += 1
                element += 1
            } else if let last = retry {
                retry = (last.position, last.element + 1)
                position = last.position + 1
                element = last.element + 1
            } else {
                return false
            }
        }
        return pattern[position...].allSatisfy(isMany)
    }
}
