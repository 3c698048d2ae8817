package import API
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The server's end of `--ready-fd`: tells the command that started it how the start went. The first call counts.
package final class ReadySignal: Sendable {
    private let descriptor: Atomic<Int32>

    /// Takes the descriptor over; nil when nobody waits.
    package init(_ descriptor: Int32?) {
        // Jobs started later must not hold the pipe open.
        if let descriptor { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        self.descriptor = Atomic(descriptor ?? -1)
    }

    deinit {
        let open = descriptor.load(ordering: .relaxed)
        if open >= 0 { _ = close(open) }
    }

    /// The server is still reading its ledger.
    package func reading(_ progress: ReadinessProgress) {
        let open = descriptor.load(ordering: .relaxed)
        if open >= 0 { write(progress.text, to: open) }
    }

    /// The socket answers.
    package func ready() { send(.ready) }

    /// The server gives up with this text, as the person shall read it, and this exit code.
    package func failed(_ message: String, exitCode: ExitCode) { send(.failed(exitCode, message)) }

    private func send(_ readiness: Readiness) {
        let open = descriptor.exchange(-1, ordering: .relaxed)
        guard open >= 0 else { return }
        defer { _ = close(open) }
        write(readiness.text, to: open)
    }

    private func write(_ text: String, to open: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemWrite(open, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // The command that waited is gone; the server goes on without it.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

/// `write(2)`, under a name that the type's own does not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, bytes, count) }
