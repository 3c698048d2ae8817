/// Says yes once.
final class Once: Sendable {
    private let done = Locked(false)

    /// Whether this is the first call.
    func first() -> Bool {
        done.withLock { done in
            defer { done = true }
            return !done
        }
    }
}
