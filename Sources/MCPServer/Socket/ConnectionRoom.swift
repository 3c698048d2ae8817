import Synchronization

/// Counts the connections of one lane.
final class ConnectionRoom: Sendable {
    private let open = Atomic(0)
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// False when there is no room; only who has entered leaves.
    func enter() -> Bool {
        if open.add(1, ordering: .relaxed).newValue <= limit { return true }
        leave()
        return false
    }

    func leave() { open.subtract(1, ordering: .relaxed) }
}
