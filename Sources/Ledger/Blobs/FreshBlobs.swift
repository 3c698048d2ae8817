/// The blobs that this process has put since it started. An event may be about to name them, so none of them is ever removed: what was left
/// behind is what a process before this one put.
final class FreshBlobs: Sendable {
    private let names = Locked<Set<String>>([])

    func note(_ name: String) { names.withLock { _ = $0.insert(name) } }

    func contains(_ name: String) -> Bool { names.withLock { $0.contains(name) } }

    /// Does something about a blob unless it was put; a `put` that comes meanwhile waits, and then finds what is left.
    /// - Returns: nil when it was put.
    func unlessPut<Result>(_ name: String, _ body: () -> Result) -> Result? {
        names.withLock { $0.contains(name) ? nil : body() }
    }

    /// The ledger names these: they need no other protection.
    func settle(_ named: Set<String>) { names.withLock { $0.subtract(named) } }
}
