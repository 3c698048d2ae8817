import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads keys from standard input on a thread of its own, which can be held while another program has the terminal.
final class KeySource: Sendable {
    private let take: @Sendable (WatchInput) -> Void
    /// The reading and the writing end of the pipe that wakes the thread.
    private let wake: (read: Int32, write: Int32)
    private let isHeld = DispatchSemaphore(value: 0)
    private let mayGoOn = DispatchSemaphore(value: 0)

    /// Milliseconds after which an escape is the key of that name, and not the beginning of a sequence. Over a slow line pieces of a sequence
    /// may come apart.
    private static let patience: Int32 = 50

    init?(_ take: @escaping @Sendable (WatchInput) -> Void) {
        self.take = take
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        wake = (ends[0], ends[1])
    }

    func start() {
        Thread.detachNewThread { [self] in read() }
    }

    /// Returns when the thread reads no more.
    func hold() {
        tell("h")
        isHeld.wait()
    }

    func goOn() { mayGoOn.signal() }

    /// Ends the thread.
    func end() { tell("e") }

    private func tell(_ word: Character) {
        var byte = word.asciiValue ?? 0
        #if canImport(Glibc)
            _ = Glibc.write(wake.write, &byte, 1)
        #elseif canImport(Musl)
            _ = Musl.write(wake.write, &byte, 1)
        #else
            _ = Darwin.write(wake.write, &byte, 1)
        #endif
    }

    private func read() {
        var reader = KeyReader()
        var bytes = [UInt8](repeating: 0, count: 4096)
        while true {
            var waiting = [pollfd(fd: wake.read, events: Int16(POLLIN), revents: 0), pollfd(fd: 0, events: Int16(POLLIN), revents: 0)]
            let ready = poll(&waiting, 2, reader.isWaiting ? Self.patience : -1)
            if ready < 0 {
                if errno == EINTR { continue }
                return take(.terminate)
            }
            if ready == 0 {
                for key in reader.flush() { take(.key(key)) }
                continue
            }
            if waiting[0].revents != 0 {
                var word: UInt8 = 0
                guard Self.read(wake.read, &word, 1) == 1, word == UInt8(ascii: "h") else { return }
                isHeld.signal()
                mayGoOn.wait()
                continue
            }
            let count = Self.read(0, &bytes, bytes.count)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            // The terminal is gone.
            guard count > 0 else { return take(.terminate) }
            for key in reader.feed(bytes[..<count]) { take(.key(key)) }
        }
    }

    private static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, buffer, count)
        #elseif canImport(Musl)
            Musl.read(descriptor, buffer, count)
        #else
            Darwin.read(descriptor, buffer, count)
        #endif
    }
}
