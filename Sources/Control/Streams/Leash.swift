/// Does something once: when it is told to, or when nobody holds it any more.
final class Leash: Sendable {
    private let action: @Sendable () -> Void

    init(_ action: @escaping @Sendable () -> Void) { self.action = action }

    func end() { action() }

    deinit { action() }
}
