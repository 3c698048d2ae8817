/// A version of git, as `git --version` prints it (`git version 2.39.5 (Apple Git-154)`).
package struct GitVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// First number.
    package let major: Int
    /// Second number.
    package let minor: Int

    /// `merge-tree --write-tree`, on which candidates are built, appeared in 2.38.
    package static let required = GitVersion(major: 2, minor: 38)

    /// A version of known numbers.
    package init(major: Int, minor: Int) {
        (self.major, self.minor) = (major, minor)
    }

    /// Reads the line that git prints; nil when it is something else.
    package init?(line: String) {
        guard line.hasPrefix("git version ") else { return nil }
        let numbers = line.dropFirst("git version ".count).split(separator: ".").prefix(2)
            .map { Int($0.prefix { $0.isASCII && $0.isNumber }) }
        guard numbers.count == 2, let major = numbers[0], let minor = numbers[1] else { return nil }
        self.init(major: major, minor: minor)
    }

    /// `2.39`.
    package var description: String { "\(major).\(minor)" }

    /// Orders by numbers.
    package static func < (left: Self, right: Self) -> Bool { (left.major, left.minor) < (right.major, right.minor) }
}
