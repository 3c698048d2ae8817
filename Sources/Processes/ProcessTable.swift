/// A look at the processes of this machine. The platform files give `startTime`, `entries`, `hasEnvironment` and `signal`.
package enum ProcessTable {
    /// One row of the table.
    package struct Entry: Sendable, Hashable {
        /// Process identifier.
        package let pid: Int32
        /// Its parent now (1 or a subreaper for an orphan).
        package let parent: Int32
        /// Process group.
        package let group: Int32
        /// Session.
        package let session: Int32
        /// See ``ProcessIdentity/startTime``.
        package let startTime: UInt64
        /// Ended but not yet waited for.
        package let isZombie: Bool

        /// Stopped by a signal or a debugger.
        package let isStopped: Bool

        /// The row's process.
        package var identity: ProcessIdentity { ProcessIdentity(pid: pid, startTime: startTime) }
    }

    /// Whether the process with this number is the one that started then, and is no zombie.
    package static func isAlive(_ pid: Int32, startTime: UInt64) -> Bool {
        guard let entry = entry(pid) else { return false }
        return entry.startTime == startTime && !entry.isZombie
    }

    /// The start time of the process that has this number now, or `nil`. See ``ProcessIdentity/startTime``.
    package static func startTime(_ pid: Int32) -> UInt64? {
        entry(pid)?.startTime
    }

    /// Whether a process is stopped, or is no more.
    package static func isStopped(_ pid: Int32) -> Bool {
        guard let entry = entry(pid) else { return true }
        return entry.isStopped || entry.isZombie
    }

    /// All living descendants of a process, children before grandchildren. Zombies are walked through, not listed.
    package static func descendants(of root: Int32) -> [ProcessIdentity] {
        descendants(of: [root], in: entries())
    }

    static func descendants(of roots: [Int32], in table: [Entry]) -> [ProcessIdentity] {
        let children = Dictionary(grouping: table, by: \.parent)
        var seen = Set(roots)
        var queue = roots
        var found: [ProcessIdentity] = []
        while let parent = queue.popLast() {
            for child in children[parent] ?? [] where seen.insert(child.pid).inserted {
                queue.append(child.pid)
                if !child.isZombie { found.append(child.identity) }
            }
        }
        return found
    }

    /// The living processes of this user whose environment, as given at their start, has the entry `NAME=VALUE`.
    package static func withEnvironmentMarker(_ marker: String) -> [ProcessIdentity] {
        withEnvironmentMarker(marker, in: entries())
    }

    static func withEnvironmentMarker(_ marker: String, in table: [Entry]) -> [ProcessIdentity] {
        table.filter { !$0.isZombie && hasEnvironment($0.pid, entry: marker) }.map(\.identity)
    }
}
