/// What a job may use before it is stopped.
package struct JobLimits: Sendable, Hashable, Codable {
    /// Seconds of wall time from the start of the command; `nil` for no limit.
    package var wallSeconds: Double?
    /// Bytes that the command may write to its standard output and error together; `nil` for no limit.
    package var outputBytes: UInt64?
    /// Bytes of memory that the whole tree may have, as seen once a second, shared pages counted once; `nil` for no limit. Leave room
    /// above it for what can be allocated in that second.
    package var memoryBytes: Int64?
    /// Processes and threads of the whole tree; `nil` for no limit. Only the kernel can hold it, where it has a control group for the job.
    package var processes: Int?
    /// Thousandths of a core that the whole tree gets at most; `nil` for no limit. Held as ``processes`` is.
    package var cpuMillis: Int?
    /// Seconds between SIGTERM to the group and SIGKILL to the whole tree.
    package var graceSeconds: Double

    /// Limits; without arguments no limit but a grace of five seconds.
    package init(
        wallSeconds: Double? = nil, outputBytes: UInt64? = nil, memoryBytes: Int64? = nil, processes: Int? = nil, cpuMillis: Int? = nil,
        graceSeconds: Double = 5
    ) {
        self.wallSeconds = wallSeconds
        self.outputBytes = outputBytes
        self.memoryBytes = memoryBytes
        self.processes = processes
        self.cpuMillis = cpuMillis
        self.graceSeconds = graceSeconds
    }
}
