import CPlatform
import Dispatch
import Foundation
import Processes
import SystemPackage

/// Takes connections from a listening socket and gives each a thread of its own, until it is closed.
///
/// Threads and not an event loop: a sandbox has a handful of connections, looking up a name blocks anyway, and there is no state
/// between them. `handle` gets a non-blocking descriptor that is closed after it.
final class SocketServer: Sendable {
    /// Connections at one time; more wait in the listener's queue.
    static let limit = 256

    private let listener: Int32
    private let wake: (reader: Int32, writer: Int32)
    private let live = Locked<(descriptors: Set<Int32>, isClosed: Bool)>(([], false))
    private let room = DispatchSemaphore(value: 0)
    private let threads = DispatchGroup()
    private let handle: @Sendable (Int32, SocketServer) -> Void

    /// Owns `listener` from now on.
    init(listener: Int32, handle: @escaping @Sendable (Int32, SocketServer) -> Void) throws(ExecutionError) {
        var ends: [Int32] = [-1, -1]
        let code = cp_pipe(&ends)
        guard code == 0 else { throw .runnerUnavailable("a pipe: \(String(cString: strerror(code)))") }
        self.listener = listener
        self.handle = handle
        wake = (ends[0], ends[1])
        // Raised from 0: a semaphore must not end below where it began, and its last owner may be a thread that waits.
        for _ in 0..<Self.limit { room.signal() }
    }

    deinit {
        for descriptor in [listener, wake.reader] { Foundation.close(descriptor) }
    }

    /// Begins to take connections.
    func start() {
        detach { self.accept() }
    }

    /// Ends all connections, and waits a little for what they have to write down.
    func close() {
        live.withLock { live in
            guard !live.isClosed else { return }
            live.isClosed = true
            Foundation.close(wake.writer)
            for descriptor in live.descriptors { shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
        _ = threads.wait(timeout: .now() + 2)
    }

    /// Has a further descriptor ended by ``close()``, such as the one to the other side. `false` when it is too late.
    func adopt(_ descriptor: Int32) -> Bool {
        live.withLock { live in
            if live.isClosed { return false }
            live.descriptors.insert(descriptor)
            return true
        }
    }

    /// Closes an adopted descriptor.
    func release(_ descriptor: Int32) {
        live.withLock { live in
            live.descriptors.remove(descriptor)
            Foundation.close(descriptor)
        }
    }

    private func accept() {
        while true {
            room.wait()
            var polled = [
                pollfd(fd: wake.reader, events: Int16(POLLIN), revents: 0), pollfd(fd: listener, events: Int16(POLLIN), revents: 0),
            ]
            while poll(&polled, 2, -1) < 0, errno == EINTR {}
            if polled[0].revents != 0 { return }
            var descriptor: Int32 = -1
            guard cp_accept(listener, &descriptor) == 0, adopt(descriptor) else {
                if descriptor >= 0 { Foundation.close(descriptor) }
                room.signal()
                // Out of descriptors, for example: the connection that waits would be reported again at once.
                _ = poll(&polled, 1, 50)
                continue
            }
            let accepted = descriptor
            detach {
                self.handle(accepted, self)
                self.release(accepted)
                self.room.signal()
            }
        }
    }

    private func detach(_ body: @escaping @Sendable () -> Void) {
        threads.enter()
        let thread = Thread { [threads] in
            // Signals are for the main thread, which waits for them.
            var all = sigset_t()
            sigfillset(&all)
            pthread_sigmask(SIG_BLOCK, &all, nil)
            body()
            threads.leave()
        }
        thread.stackSize = 512 << 10
        thread.start()
    }
}
