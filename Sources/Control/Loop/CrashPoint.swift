import Domain
import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Dies by SIGKILL at a chosen place, in debug builds only: how the tests prove that a crash at any marker changes nothing.
///
/// `SIGNALBOX_DIE=before:lane.landed` or `after:lane.gateStarted`, or `after:#17` for the seventeenth batch of events of this process.
enum CrashPoint {
    static func before(_ events: [Event]) { check("before", events) }
    static func after(_ events: [Event]) { check("after", events) }

    #if DEBUG
        private static let wanted = ProcessInfo.processInfo.environment["SIGNALBOX_DIE"]
        private static let counter = Counter()

        private static func check(_ moment: String, _ events: [Event]) {
            guard let wanted, wanted.hasPrefix("\(moment):") else { return }
            let place = wanted.dropFirst(moment.count + 1)
            let count = counter.next()
            let names = events.map { event -> String in
                if case .lane(_, .phase(let phase, _)) = event { return "lane.phase.\(phase.rawValue)" }
                return event.kind
            }
            if place == "#\(count)" || names.contains(String(place)) {
                kill(getpid(), SIGKILL)
            }
        }

        private final class Counter: @unchecked Sendable {
            // Guarded by the lock; there is no other access.
            private var value = 0
            private let lock = NSLock()

            func next() -> Int {
                lock.withLock {
                    value += 1
                    return value
                }
            }
        }
    #else
        private static func check(_ moment: String, _ events: [Event]) {}
    #endif
}
