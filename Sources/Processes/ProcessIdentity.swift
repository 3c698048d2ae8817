/// One process, not just a number that the system hands out again.
package struct ProcessIdentity: Sendable, Hashable, Codable {
    /// The process identifier.
    package let pid: Int32
    /// When it started, in the system's own unit (Linux: clock ticks since boot, field 22 of /proc/PID/stat; macOS: microseconds
    /// since 1970).
    package let startTime: UInt64
    /// Which boot of the machine the above belong to.
    package let boot: String

    /// Names a process that is known to have had this start time in the present boot.
    package init(pid: Int32, startTime: UInt64, boot: String = ProcessTable.bootIdentifier) {
        self.pid = pid
        self.startTime = startTime
        self.boot = boot
    }

    /// The process that has this number now (a zombie included), or `nil`.
    package init?(current pid: Int32) {
        guard let startTime = ProcessTable.startTime(pid) else { return nil }
        self.init(pid: pid, startTime: startTime)
    }

    /// Whether this very process still runs. A zombie does not.
    package var isAlive: Bool {
        boot == ProcessTable.bootIdentifier && ProcessTable.isAlive(pid, startTime: startTime)
    }
}
