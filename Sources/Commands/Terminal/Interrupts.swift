#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What signals do to a command.
package enum Interrupts {
    /// An interrupt ends the process with 130; a closed pipe is an error of `write`, not a death.
    package static func install() {
        signal(SIGPIPE, SIG_IGN)
        // A command started in the background by a shell without job control has interrupts ignored, and keeps them so.
        var before = sigaction()
        guard sigaction(SIGINT, nil, &before) == 0, !isIgnored(before) else { return }
        // Nothing is to be put in order: what a command asked of the server is the server's to finish.
        signal(SIGINT) { _ in _exit(130) }
    }

    private static func isIgnored(_ action: sigaction) -> Bool {
        #if canImport(Darwin)
            let handler = action.__sigaction_u.__sa_handler
        #else
            let handler = action.__sigaction_handler.sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
