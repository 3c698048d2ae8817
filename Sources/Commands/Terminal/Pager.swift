import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The operator's pager: `$SIGNALBOX_PAGER`, `$PAGER`, or `less -R`.
///
/// It is started in the terminal's foreground group, because it reads keys from the terminal; Foundation's `Process` would put it in a
/// group of its own, where it is stopped at its first key.
struct Pager {
    let command: String

    init(environment: [String: String]) {
        let named = [environment["SIGNALBOX_PAGER"], environment["PAGER"]].compactMap(\.self).first { !$0.isEmpty }
        // Keys such as `less` itself takes from LESS still hold; -R lets colours through and nothing else.
        // Without a locale `less` would show every character beyond ASCII as bytes.
        command = named ?? "LESSCHARSET=${LESSCHARSET:-utf-8} less -R"
    }

    /// Shows the text and waits until the person has left the pager. False when it could not be started.
    func show(_ text: String) -> Bool {
        guard let file = temporaryFile(text) else { return false }
        defer { unlink(file) }
        // An interrupt belongs to the pager while it is there.
        let before = signal(SIGINT, SIG_IGN)
        defer { signal(SIGINT, before) }
        guard let pid = spawn(file) else { return false }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) == -1, errno == EINTR {}
        // 126 and 127 are the shell's words for a program that is not there.
        let exited = status & 0x7F == 0
        let code = (status >> 8) & 0xFF
        return !(exited && (code == 126 || code == 127))
    }

    /// A file that only this user can read, with the text as its content.
    private func temporaryFile(_ text: String) -> String? {
        var template = Array((NSTemporaryDirectory() + "/signalbox-diff-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return nil }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
        guard let path, (try? handle.write(contentsOf: Data(text.utf8))) != nil else { return nil }
        return path
    }

    private func spawn(_ file: String) -> pid_t? {
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
        posix_spawn_file_actions_addopen(&actions, 0, file, O_RDONLY, 0)
        // What this process ignores or blocks would stay ignored in the pager.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
        var pid = pid_t()
        let arguments = ["/bin/sh", "-c", command].map { $0.withCString { strdup($0) } } + [nil]
        defer { for argument in arguments { free(argument) } }
        guard posix_spawn(&pid, "/bin/sh", &actions, &attributes, arguments, environ) == 0 else { return nil }
        return pid
    }
}
