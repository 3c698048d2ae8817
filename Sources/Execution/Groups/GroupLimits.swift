/// What is written into a group's files to limit a job (the kernel's cgroup-v2.rst).
enum GroupLimits {
    /// Files and values for the controllers that there are. What has no controller is not limited by the kernel.
    static func files(_ limits: JobLimits, controllers: Set<String>) -> [(file: String, value: String)] {
        var result: [(file: String, value: String)] = []
        if controllers.contains("memory"), let bytes = limits.memoryBytes {
            // All of the group together: half of an agent is no agent.
            result += [("memory.max", "\(max(0, bytes))"), ("memory.oom.group", "1")]
        }
        if controllers.contains("pids"), let count = limits.processes { result.append(("pids.max", "\(max(1, count))")) }
        if controllers.contains("cpu"), let millis = limits.cpuMillis { result.append(("cpu.max", "\(max(10, millis) * 100) 100000")) }
        return result
    }
}
