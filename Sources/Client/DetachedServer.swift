import API
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A server process in a session of its own, started with a pipe on which it says how the start went.
struct DetachedServer {
    let pid: Int32
    /// All it wrote to the pipe; empty when it ended without a word. See ``Readiness``.
    let report: String

    /// The descriptor of the pipe in the child.
    private static let readyDescriptor: Int32 = 3
    /// How long a server may say nothing. One that reads a long ledger says how far it is; a start that hangs must not hang the command.
    private static let patience = Duration.seconds(120)

    /// Returns when it has reported.
    ///
    /// - Parameter onProgress: how far it is with its ledger, now and then.
    init(starter: ServerStarter, onProgress: (ReadinessProgress) -> Void) throws(ClientError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .notStarted("cannot make a pipe: \(String(cString: strerror(errno)))", .failed) }
        defer { _ = close(ends[0]) }
        _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
        // Clear of 0 to 3, which the child's own files take.
        let writeEnd = fcntl(ends[1], F_DUPFD_CLOEXEC, Self.readyDescriptor + 1)
        _ = close(ends[1])
        guard writeEnd >= 0 else { throw .notStarted("cannot make a pipe: \(String(cString: strerror(errno)))", .failed) }
        let spawned = Self.spawn(starter, readyPipe: writeEnd)
        _ = close(writeEnd)
        switch spawned {
        case .failure(let code):
            throw .notStarted("cannot start \(starter.executable): \(String(cString: strerror(code.number)))", .failed)
        case .success(let pid):
            self.pid = pid
            report = try Self.read(ends[0], pid: pid, log: starter.logPath, onProgress)
        }
    }

    private struct SystemCode: Error {
        let number: Int32
    }

    private static func spawn(_ starter: ServerStarter, readyPipe: Int32) -> Result<Int32, SystemCode> {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, starter.logPath, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        posix_spawn_file_actions_adddup2(&actions, readyPipe, readyDescriptor)
        #if canImport(Darwin)
            let flags = POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_CLOEXEC_DEFAULT
        #else
            closeOnExec()
            let flags = newSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
        #endif
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)

        let words = [starter.executable, "serve", "--workspace", starter.workspace, "--ready-fd", "\(readyDescriptor)"]
        let arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, starter.executable, &actions, &attributes, arguments, environ)
        return code == 0 ? .success(pid) : .failure(SystemCode(number: code))
    }

    #if !canImport(Darwin)
        /// `POSIX_SPAWN_SETSID` of glibc's and musl's <spawn.h>, which shows it to C with `_GNU_SOURCE` only.
        private static let newSession: Int32 = 0x80

        /// Whatever this process inherited or has open, the server does not get: it would hold pipes of the caller open for days.
        private static func closeOnExec() {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? [] {
                if let open = Int32(name), open > 2 { _ = fcntl(open, F_SETFD, FD_CLOEXEC) }
            }
        }
    #endif

    private static func read(
        _ descriptor: Int32, pid: Int32, log: String, _ onProgress: (ReadinessProgress) -> Void
    ) throws(ClientError) -> String {
        var deadline = ContinuousClock.now + patience
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        // A failure's text ends with the pipe; nothing comes behind `ready`.
        while bytes != Array(Readiness.ready.text.utf8) {
            var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let left = Int32(clamping: (deadline - .now).components.seconds * 1000)
            let ready = poll(&wait, 1, max(0, left))
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else {
                throw .notStarted(
                    "the server (process \(pid)) is not ready and has said nothing for \(patience.components.seconds) s; see its log \(log)",
                    .failed)
            }
            let count = systemRead(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += chunk[..<count]
            while let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
                let progress = ReadinessProgress(String(decoding: bytes[..<end], as: UTF8.self))
            {
                bytes.removeSubrange(...end)
                deadline = .now + patience
                onProgress(progress)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The last lines of a log, bounded.
    static func tail(of path: String) -> String {
        guard let file = FileHandle(forReadingAtPath: path) else { return "(no log)" }
        defer { try? file.close() }
        let size = (try? file.seekToEnd()) ?? 0
        try? file.seek(toOffset: size > 2000 ? size - 2000 : 0)
        return String(decoding: (try? file.readToEnd()) ?? Data(), as: UTF8.self)
    }
}

/// `read(2)`, under a name that the type's own does not hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int { read(descriptor, buffer, count) }
