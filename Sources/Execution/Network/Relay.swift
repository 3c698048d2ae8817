import Foundation

/// Carries bytes between two non-blocking sockets until both directions are over.
struct Relay {
    private struct Direction {
        let from: Int32
        let to: Int32
        var buffer = [UInt8](repeating: 0, count: 32 << 10)
        var start = 0
        var end = 0
        var count: UInt64 = 0
        var isOver = false
        var hasEnded = false

        var wants: (fd: Int32, events: Int32) { start == end ? (from, POLLIN) : (to, POLLOUT) }

        /// Reads or writes once, whichever it is time for.
        mutating func step() {
            if isOver { return }
            if start == end {
                let got = buffer.withUnsafeMutableBytes { recv(from, $0.baseAddress, $0.count, 0) }
                if got < 0 {
                    if errno != EAGAIN && errno != EINTR { isOver = true }
                    return
                }
                if got == 0 {
                    // The other direction may go on, as after a request that ends with its writer.
                    shutdown(to, Int32(SHUT_WR))
                    isOver = true
                    hasEnded = true
                    return
                }
                (start, end) = (0, got)
                count += UInt64(got)
            }
            let sent = buffer.withUnsafeBytes { send(to, $0.baseAddress.map { $0 + start }, end - start, 0) }
            if sent >= 0 { start += sent } else if errno != EAGAIN && errno != EINTR { isOver = true }
        }
    }

    /// Returns the bytes that went from `a` to `b`, and back. Closes nothing. SIGPIPE must be ignored.
    static func run(_ a: Int32, _ b: Int32) -> (up: UInt64, down: UInt64) {
        var directions = [Direction(from: a, to: b), Direction(from: b, to: a)]
        while directions.contains(where: { !$0.isOver }) {
            // A direction that broke off takes the other one with it; one that came to its end does not.
            if directions.contains(where: { $0.isOver && !$0.hasEnded }) { break }
            let open = directions.indices.filter { !directions[$0].isOver }
            var polled = open.map { index -> pollfd in
                let wants = directions[index].wants
                return pollfd(fd: wants.fd, events: Int16(wants.events), revents: 0)
            }
            if poll(&polled, nfds_t(polled.count), -1) < 0, errno != EINTR { break }
            for (place, index) in open.enumerated() where polled[place].revents != 0 { directions[index].step() }
        }
        return (directions[0].count, directions[1].count)
    }
}
