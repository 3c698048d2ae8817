#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program of the operator's choice, run by the shell, that has the terminal until it ends.
///
/// It is started in the terminal's foreground group, because it reads keys from the terminal; Foundation's `Process` would put it in a
/// group of its own, where it is stopped at its first key.
struct ForegroundProgram {
    let command: String
    /// `$0`, `$1` and so on of the command.
    var arguments: [String] = []
    /// A file that becomes its standard input; nil leaves it the terminal.
    var input: String?

    /// Waits until it has ended. False when it could not be started.
    func run() -> Bool {
        // An interrupt belongs to the program while it is there.
        let before = signal(SIGINT, SIG_IGN)
        defer { signal(SIGINT, before) }
        guard let pid = spawn() else { return false }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) == -1, errno == EINTR {}
        // 126 and 127 are the shell's words for a program that is not there.
        let exited = status & 0x7F == 0
        let code = (status >> 8) & 0xFF
        return !(exited && (code == 126 || code == 127))
    }

    private func spawn() -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        guard posix_spawn_file_actions_init(&actions) == 0, posix_spawnattr_init(&attributes) == 0 else { return nil }
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        if let input { posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0) }
        // What this process ignores or blocks would stay ignored in the program.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for number in [SIGINT, SIGPIPE, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH, SIGCONT] { sigaddset(&signals, number) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
        var pid = pid_t()
        let words = (["/bin/sh", "-c", command] + arguments).map { $0.withCString { strdup($0) } } + [nil]
        defer { for word in words { free(word) } }
        guard posix_spawn(&pid, "/bin/sh", &actions, &attributes, words, environ) == 0 else { return nil }
        return pid
    }
}
