import Processes

/// Whether a process belongs to a job.
package enum JobMembership {
    /// Looks at the process and all its ancestors: a runner among them, or a job's mark in the environment of one, makes it a member;
    /// so does a job's control group that it is in.
    /// Orphans of a job are adopted by its runner, so leaving the session does not help. True for a process that is gone: nobody can vouch for it.
    package static func isInside(_ pid: Int32) -> Bool {
        let table = Dictionary(ProcessTable.entries().map { ($0.pid, $0) }, uniquingKeysWith: { first, _ in first })
        guard table[pid] != nil, !ControlGroup.holds(pid) else { return true }
        var current = pid
        var seen: Set<Int32> = []
        while let entry = table[current], seen.insert(current).inserted {
            if ProcessTable.isJobProcess(current) { return true }
            current = entry.parent
        }
        return false
    }
}
