import Foundation
import Processes

/// How much room this machine has, as of one look. Inside a container the container's limits count.
package struct HostReading: Sendable, Hashable {
    /// Memory in total, bytes.
    package var totalMemory: Int64
    /// Memory that can be given to new processes without swapping, bytes.
    package var availableMemory: Int64
    /// Processors; a fraction where a quota is set.
    package var cores: Double
    /// Processes that ran or waited to run, mean of the last minute; of the machine, also inside a container.
    package var load: Double

    /// What a control group allows and uses, bytes.
    struct MemoryGroup: Sendable, Hashable {
        let limit: Int64
        /// What it uses and could not give back.
        let used: Int64
    }

    init(totalMemory: Int64, availableMemory: Int64, cores: Double, load: Double) {
        self.totalMemory = totalMemory
        self.availableMemory = availableMemory
        self.cores = cores
        self.load = load
    }

    /// The tightest of the machine and its groups.
    init(machine: (total: Int64, available: Int64), groups: [MemoryGroup], processors: Int, quotas: [Double], load: Double) {
        totalMemory = groups.map(\.limit).reduce(machine.total, min)
        availableMemory = max(0, groups.map { $0.limit - $0.used }.reduce(machine.available, min))
        cores = quotas.filter { $0 > 0 }.reduce(Double(processors), min)
        self.load = load
    }
}
