import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The terminal of standard input and output as a full-screen program has it: keys as they are pressed, a second screen, no cursor.
///
/// It is given back however the program ends, but for a kill that nothing survives.
final class RawTerminal: Sendable {
    /// The second screen, no cursor, no wrapping at the edge, pastes and focus told as such (xterm: 1049, 25, 7, 2004, 1004).
    private static let enter = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l\u{1B}[?2004h\u{1B}[?1004h"
    private static let leave = "\u{1B}[?2026l\u{1B}[?1004l\u{1B}[?2004l\u{1B}[?7h\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l"
    /// Whether the terminal is this program's now.
    private static let isTaken = Mutex(false)
    /// The settings that it had before; written once, before any handler may read it.
    nonisolated(unsafe) private static var before = termios()

    /// Nil where standard input is no terminal whose settings can be read.
    init?() {
        guard tcgetattr(0, &Self.before) == 0 else { return nil }
        // An exit from anywhere, such as for a closed output, gives the terminal back.
        atexit { RawTerminal.giveBack() }
        for number in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGSEGV, SIGFPE] {
            signal(number) { number in
                RawTerminal.giveBackAtOnce()
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }

    func take() {
        Self.isTaken.withLock { $0 = true }
        var raw = Self.before
        // Every key comes by itself and as it is: no echo, no lines, no signals, no flow control, no rewriting.
        raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON)
        raw.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | IEXTEN | ISIG)
        raw.c_oflag &= ~tcflag_t(OPOST)
        raw.c_cflag |= tcflag_t(CS8)
        withUnsafeMutableBytes(of: &raw.c_cc) { bytes in
            bytes[Int(VMIN)] = 1
            bytes[Int(VTIME)] = 0
        }
        // Does not wait for what is still to be written: a stopped terminal would hold it for ever.
        _ = tcsetattr(0, TCSANOW, &raw)
        StandardStream.write(Self.enter, to: 1)
    }

    func giveBack() { Self.giveBack() }

    private static func giveBack() {
        let was = isTaken.withLock { taken in
            defer { taken = false }
            return taken
        }
        guard was else { return }
        giveBackAtOnce()
    }

    /// Nothing but calls that a signal handler may make.
    private static func giveBackAtOnce() {
        leave.utf8.withContiguousStorageIfAvailable { bytes in
            #if canImport(Glibc)
                _ = Glibc.write(1, bytes.baseAddress, bytes.count)
            #elseif canImport(Musl)
                _ = Musl.write(1, bytes.baseAddress, bytes.count)
            #else
                _ = Darwin.write(1, bytes.baseAddress, bytes.count)
            #endif
        }
        _ = tcsetattr(0, TCSANOW, &before)
    }

    /// Stops this process and its group as a terminal's Ctrl+Z does; returns when it goes on. Not where no shell would let it go on.
    func stop() {
        guard getsid(0) != getpid() else { return }
        giveBack()
        // Not SIGTSTP, which is held back for the sources of ``WatchSignals``.
        kill(0, SIGSTOP)
    }
}
