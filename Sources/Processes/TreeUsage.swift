/// What a process's descendants use, as of one look.
package struct TreeUsage: Sendable, Hashable {
    /// Memory of the living ones, bytes. Shared pages count once when it was asked for exactly and the system says (Linux, PSS of
    /// /proc/PID/smaps_rollup); otherwise once for each process that has them (RSS).
    package var memoryBytes: Int64 = 0
    /// Processor time of the living ones and of those that were waited for, seconds.
    package var cpuSeconds: Double = 0
    /// How many live.
    package var processes = 0

    /// No process.
    package init() {}
}
