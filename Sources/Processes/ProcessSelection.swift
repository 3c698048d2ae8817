/// Which processes belong to something that must be ended as a whole.
package struct ProcessSelection: Sendable {
    /// Processes that belong to it for certain.
    package var roots: [ProcessIdentity]
    /// Leaders of sessions or groups all of whose members belong to it.
    package var leaders: [ProcessIdentity]
    /// Entries `NAME=VALUE`; whoever has all of them in its environment belongs to it.
    package var markers: [String]

    /// Descendants of all these belong to it too.
    package init(roots: [ProcessIdentity] = [], leaders: [ProcessIdentity] = [], markers: [String] = []) {
        self.roots = roots
        self.leaders = leaders
        self.markers = markers
    }

    /// The living processes that belong, never this process.
    package func members() -> Set<ProcessIdentity> {
        let table = ProcessTable.entries()
        let mine = ProcessTable.entry(currentProcessIdentifier)
        let byPid = Dictionary(table.map { ($0.pid, $0) }) { first, _ in first }
        var found = Set((roots + leaders).filter(\.isAlive))
        for leader in leaders where leader.boot == ProcessTable.bootIdentifier {
            // The number of a session is not given to a new process while the session has members. So when another process has
            // it, the session is over, and whatever has that number now is a stranger's.
            if let now = byPid[leader.pid], now.startTime != leader.startTime { continue }
            for row in table where row.session == leader.pid || row.group == leader.pid {
                if !row.isZombie, row.startTime >= leader.startTime { found.insert(row.identity) }
            }
        }
        if let first = markers.first {
            for candidate in ProcessTable.withEnvironmentMarker(first, in: table) {
                if markers.dropFirst().allSatisfy({ ProcessTable.hasEnvironment(candidate.pid, entry: $0) }) { found.insert(candidate) }
            }
        }
        found.formUnion(ProcessTable.descendants(of: found.map(\.pid), in: table))
        if let mine { found.remove(mine.identity) }
        return found.filter { $0.pid > 1 }
    }
}
