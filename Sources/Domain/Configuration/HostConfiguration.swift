/// The `host` section of `signalbox.yaml`: when this machine has room for one more agent.
package struct HostConfiguration: Codable, Equatable, Sendable {
    /// Bytes of memory that stay free.
    package var memoryReserveBytes: Int
    /// Bytes that one agent needs; nil means that it is learnt from the turns of its definition.
    package var memoryPerAgentBytes: Int?
    /// Thousandths of a core that one agent needs.
    package var cpuPerAgentMillis: Int
    /// Load average for each core, in thousandths, above which no agent starts.
    package var maxLoadMillis: Int
    /// Bytes of memory that an agent's processes may have at most; nil means what the machine has without the reserve.
    package var maxMemoryBytes: Int?
    /// Processes and threads of one agent at most; nil for no limit.
    package var maxProcesses: Int?
    /// Thousandths of a core that one agent gets at most; nil for no limit.
    package var maxCpuMillis: Int?

    package init(
        memoryReserveBytes: Int = 1_000_000_000, memoryPerAgentBytes: Int? = nil, cpuPerAgentMillis: Int = 100, maxLoadMillis: Int = 16000,
        maxMemoryBytes: Int? = nil, maxProcesses: Int? = nil, maxCpuMillis: Int? = nil
    ) {
        self.memoryReserveBytes = memoryReserveBytes
        self.memoryPerAgentBytes = memoryPerAgentBytes
        self.cpuPerAgentMillis = cpuPerAgentMillis
        self.maxLoadMillis = maxLoadMillis
        self.maxMemoryBytes = maxMemoryBytes
        self.maxProcesses = maxProcesses
        self.maxCpuMillis = maxCpuMillis
    }
}
