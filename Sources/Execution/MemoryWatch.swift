import Foundation
import Processes

/// Follows the memory of a job's whole tree.
///
/// It looks once a second: the kernel announces nothing about the sum over a tree unless it has a memory cgroup of its own. A job
/// without a limit is looked at only when the runner is awake anyway.
struct MemoryWatch: Sendable {
    /// The most that was seen, bytes.
    private(set) var peak: Int64 = 0
    private let limit: Int64?
    private var next: ContinuousClock.Instant

    init(limit: Int64?, from start: ContinuousClock.Instant) {
        self.limit = limit
        next = start
    }

    /// When to wake for it; `nil` when it needs no waking.
    var due: ContinuousClock.Instant? { limit == nil ? nil : next }

    /// Looks, if it is time to. Returns what the tree has when that is over the limit.
    mutating func look(at now: ContinuousClock.Instant, below root: Int32 = getpid()) -> Int64? {
        guard next <= now else { return nil }
        next = now + .seconds(1)
        // Exact figures cost the kernel more, and are never higher.
        if ProcessTable.usage(below: root, exact: false).memoryBytes <= min(peak, limit ?? .max) { return nil }
        let memory = ProcessTable.usage(below: root, exact: true).memoryBytes
        peak = max(peak, memory)
        return limit.flatMap { memory > $0 ? memory : nil }
    }
}
