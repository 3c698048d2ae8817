/// How much of the ignored files a snapshot holds. Modified and untracked files are always held whole.
package struct SnapshotLimits: Sendable, Hashable {
    /// Bytes of ignored files in all.
    package let ignoredBytes: Int
    /// Ignored files in all.
    package let ignoredFiles: Int

    /// 64 MiB and 2,000 files unless said otherwise.
    package init(ignoredBytes: Int = 64 << 20, ignoredFiles: Int = 2_000) {
        (self.ignoredBytes, self.ignoredFiles) = (ignoredBytes, ignoredFiles)
    }
}

/// An ignored file or folder that a snapshot does not hold.
package struct LeftOut: Sendable, Hashable {
    /// Where.
    package let path: RepositoryPath
    /// Bytes, when known.
    package let size: Int?
    /// Why.
    package let reason: String
}
