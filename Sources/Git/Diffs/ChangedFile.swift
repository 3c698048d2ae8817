/// One file that differs between two commits or trees.
package struct ChangedFile: Sendable, Hashable {
    /// How it differs.
    package enum Status: String, Sendable, Hashable {
        case added = "A"
        case modified = "M"
        case deleted = "D"
        case renamed = "R"
        /// A file became a link or a submodule, or the other way round.
        case typeChanged = "T"
    }

    /// How it differs.
    package let status: Status
    /// The path in the new tree (in the old one when deleted).
    package let path: RepositoryPath
    /// The path in the old tree when renamed.
    package let oldPath: RepositoryPath?
    /// The entry before.
    package let oldMode: FileMode
    /// The entry after.
    package let newMode: FileMode
    /// The contents before; nil when added.
    package let oldID: ObjectID?
    /// The contents after; nil when deleted.
    package let newID: ObjectID?
    /// Lines added; 0 for binary files.
    package internal(set) var additions = 0
    /// Lines deleted; 0 for binary files.
    package internal(set) var deletions = 0
    /// Whether git shows no lines for it.
    package internal(set) var isBinary = false
    /// Whether the lines were counted: not those of new files that are too large for a look.
    package internal(set) var countsLines = true
    /// SHA-256 (hexadecimal) of the file's change without line numbers and object names: the same for the same change on another
    /// base, another one as soon as a changed or neighbouring line differs.
    package internal(set) var diffDigest = ""
}
