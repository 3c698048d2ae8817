#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the kernel knows of a terminal.
enum TerminalSize {
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Columns of the terminal behind a descriptor; nil where there is none or it does not say.
    static func columns(_ descriptor: Int32) -> Int? { ask(descriptor).flatMap { $0.ws_col > 0 ? Int($0.ws_col) : nil } }

    /// Columns and rows of the terminal behind a descriptor; 80 by 24 where it does not say.
    static func screen(_ descriptor: Int32) -> ScreenSize {
        guard let size = ask(descriptor), size.ws_col > 0, size.ws_row > 0 else { return ScreenSize(columns: 80, rows: 24) }
        return ScreenSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    private static func ask(_ descriptor: Int32) -> winsize? {
        var size = winsize()
        return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
    }
}
