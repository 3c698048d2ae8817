/// What a machine says about itself.
package struct HostReading: Equatable, Sendable {
    /// Bytes.
    package var memoryTotal: Int
    /// Bytes that can be used without swapping.
    package var memoryAvailable: Int
    package var cores: Int
    /// The load average of one minute; nil where there is none.
    package var load: Double?

    package init(memoryTotal: Int, memoryAvailable: Int, cores: Int, load: Double?) {
        self.memoryTotal = memoryTotal
        self.memoryAvailable = memoryAvailable
        self.cores = cores
        self.load = load
    }
}

/// An agent that is at work.
package struct RunningAgent: Equatable, Sendable {
    package var definition: String
    /// Bytes that its process tree uses now; nil when it was not measured yet.
    package var memory: Int?

    package init(definition: String, memory: Int? = nil) {
        self.definition = definition
        self.memory = memory
    }
}
