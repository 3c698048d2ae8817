/// How much of a lane's own repository is looked at. An agent decides what lies there.
package struct ImportLimits: Sendable, Hashable {
    /// Bytes of one object, both as it is stored and unpacked.
    package let objectBytes: Int
    /// Bytes of all files that are copied for one import, as they are stored.
    package let totalBytes: Int
    /// Files of objects, and references.
    package let files: Int
    /// Wall time of each git command that reads what an agent made.
    package let commandTime: Duration

    /// 256 MiB an object, 2 GiB and 200,000 files in all, five minutes a command, unless said otherwise.
    package init(
        objectBytes: Int = 256 << 20, totalBytes: Int = 2 << 30, files: Int = 200_000, commandTime: Duration = .seconds(300)
    ) {
        (self.objectBytes, self.totalBytes, self.files, self.commandTime) = (objectBytes, totalBytes, files, commandTime)
    }
}
