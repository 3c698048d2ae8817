import Synchronization

/// Compares versions and tells of a difference once.
final class VersionWatch: Sendable {
    private let own: String?
    private let tell: @Sendable (String) -> Void
    private let told = Atomic(false)

    init(own: String?, tell: @escaping @Sendable (String) -> Void) {
        self.own = own
        self.tell = tell
    }

    func see(_ server: String?) {
        guard let own, own != server, !told.exchange(true, ordering: .relaxed) else { return }
        tell(
            "the server is version \(server ?? "unknown") and this command is \(own); "
                + "'signalbox down' stops the server, the next command starts the new one"
        )
    }
}
