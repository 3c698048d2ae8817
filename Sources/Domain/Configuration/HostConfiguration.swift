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

    package init(
        memoryReserveBytes: Int = 1_000_000_000, memoryPerAgentBytes: Int? = nil, cpuPerAgentMillis: Int = 100, maxLoadMillis: Int = 16000
    ) {
        self.memoryReserveBytes = memoryReserveBytes
        self.memoryPerAgentBytes = memoryPerAgentBytes
        self.cpuPerAgentMillis = cpuPerAgentMillis
        self.maxLoadMillis = maxLoadMillis
    }
}
