import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What signals mean to a full-screen program.
final class WatchSignals: Sendable {
    enum Meaning: Sendable {
        case resized, stop, wentOn, end
    }

    /// Of which the sources themselves keep hold; they are made and cancelled on one thread.
    nonisolated(unsafe) private let sources: [any DispatchSourceSignal]

    init(_ take: @escaping @Sendable (Meaning) -> Void) {
        let meanings: [(Int32, Meaning)] = [
            (SIGWINCH, .resized), (SIGTSTP, .stop), (SIGCONT, .wentOn), (SIGINT, .end), (SIGTERM, .end), (SIGHUP, .end),
        ]
        sources = meanings.map { number, meaning in
            // A source hears of a signal beside its action, which must not be to end the process.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { take(meaning) }
            source.resume()
            return source
        }
    }

    func cancel() { for source in sources { source.cancel() } }
}
