/// A commit as people read it.
package enum CommitWords {
    /// The first ten digits.
    package static func short(_ commit: String) -> String { String(commit.prefix(10)) }
}
