import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where agents say that they run: each writes its name into one named pipe as its first act, and then waits at another one until it is
/// let go. The moments are taken here, by one clock, for Signalbox's agents and the floor's alike.
final class StartLine: Sendable {
    private let started: String
    private let release: String
    private let input: Int32
    private let output: Int32
    private let moments = Mutex<[String: ContinuousClock.Instant]>([:])

    init(_ folder: String) throws {
        started = "\(folder)/started"
        release = "\(folder)/release"
        guard mkfifo(started, 0o600) == 0, mkfifo(release, 0o600) == 0 else {
            throw BenchError.failed("no named pipe can be made in \(folder)")
        }
        // Both ways, so that nobody blocks in open(2) and nobody reads an end of file.
        input = open(started, O_RDWR | O_CLOEXEC)
        output = open(release, O_RDWR | O_CLOEXEC)
        guard input >= 0, output >= 0 else { throw BenchError.failed("the named pipes in \(folder) cannot be opened") }
        Thread.detachNewThread { self.listen() }
    }

    /// What an agent does: a script for /bin/sh.
    func script(_ name: String) -> String { "echo \(name) > '\(started)'\nread -r _ < '\(release)' || :\n" }

    /// Waits until all of these run, and tells when each began.
    func wait(for names: [String], seconds: Double = 180) throws -> [ContinuousClock.Instant] {
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            let found = moments.withLock { moments in names.compactMap { moments[$0] } }
            if found.count == names.count { return found }
            // The moments are taken by the listener; this only looks whether they are all there.
            Thread.sleep(forTimeInterval: 0.01)
        }
        throw BenchError.failed("not all of \(names.count) agents ran within \(seconds) s")
    }

    /// Lets so many agents go.
    func letGo(_ count: Int) {
        for _ in 0..<count { _ = write(output, "\n", 1) }
    }

    private func listen() {
        var rest: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(input, &buffer, buffer.count)
            guard count > 0 else { return }
            let now = ContinuousClock.now
            rest += buffer[..<count]
            let lines = rest.split(separator: 10, omittingEmptySubsequences: false)
            moments.withLock { moments in
                for line in lines.dropLast() { moments[String(decoding: line, as: UTF8.self)] = now }
            }
            rest = Array(lines.last ?? [])
        }
    }
}
