/// What lies in the state folder, as it was read. Sizes are in bytes.
package struct StateInventory: Equatable, Sendable {
    package struct Entry: Equatable, Hashable, Sendable {
        package var name: String
        package var bytes: Int

        package init(_ name: String, bytes: Int) {
            self.name = name
            self.bytes = bytes
        }
    }

    package struct Repository: Equatable, Sendable {
        package var name: String
        /// All refs of the mirror that lanes may have: `refs/heads/`, `refs/pull/`, `refs/signalbox/lanes/`.
        package var refs: [String]
        /// Paths of free worktrees, in the order in which they are given out.
        package var freeWorktrees: [Entry]
        package var freeCheckouts: [Entry]
        /// Lock files of git that are older than any command of ours takes.
        package var oldLocks: [Entry]
        /// Objects and packs that were being written, for longer than any command of ours takes.
        package var oldTemporaries: [Entry]
        /// Objects that no ref, worktree, lane or event needs and that are older than the retention; `bytes` is what they take.
        package var unneededObjects: Int
        package var unneededBytes: Int
        /// Packs of what the remote has.
        package var remotePacks: Int

        package init(
            name: String, refs: [String] = [], freeWorktrees: [Entry] = [], freeCheckouts: [Entry] = [], oldLocks: [Entry] = [],
            oldTemporaries: [Entry] = [], unneededObjects: Int = 0, unneededBytes: Int = 0, remotePacks: Int = 0
        ) {
            self.name = name
            self.refs = refs
            self.freeWorktrees = freeWorktrees
            self.freeCheckouts = freeCheckouts
            self.oldLocks = oldLocks
            self.oldTemporaries = oldTemporaries
            self.unneededObjects = unneededObjects
            self.unneededBytes = unneededBytes
            self.remotePacks = remotePacks
        }
    }

    /// Blobs that nothing names and that this server has not put since it started.
    package var unnamedBlobs: [Entry] = []
    /// Spools, by the job's name.
    package var spools: [Entry] = []
    /// Jobs of those whose exit record is there.
    package var endedJobs: Set<String> = []
    package var prompts: [Entry] = []
    package var transcripts: [Entry] = []
    /// Folders of lanes, by the lane's name.
    package var laneFolders: [Entry] = []
    package var repositories: [Repository] = []

    package init() {}
}
