import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A child process by posix_spawn(3), reaped with wait4(2) for what it and its reaped children used.
struct Child {
    let pid: pid_t
    let started: ContinuousClock.Instant

    struct End {
        let status: Int32
        let seconds: Double
        /// User and system time, its reaped children included.
        let cpuSeconds: Double
    }

    /// Starts a program. `output` is a file for standard output and error; nil is /dev/null.
    static func start(
        _ executable: String, _ arguments: [String], output: String? = nil, environment: [String: String]? = nil
    ) throws -> Child {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output ?? "/dev/null", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        let variables = environment ?? ProcessInfo.processInfo.environment
        let words = ([executable] + arguments).map { strdup($0) } + [nil]
        let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + settings { free(text) } }
        var pid: pid_t = 0
        let now = ContinuousClock.now
        let code = posix_spawn(&pid, executable, &actions, nil, words, settings)
        guard code == 0 else { throw BenchError.failed("\(executable) cannot be started: \(String(cString: strerror(code)))") }
        return Child(pid: pid, started: now)
    }

    func wait() -> End {
        var status: Int32 = 0
        var usage = rusage()
        while wait4(pid, &status, 0, &usage) < 0, errno == EINTR {}
        let seconds = (ContinuousClock.now - started).seconds
        let signal = status & 0x7f
        let cpu = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
        return End(status: signal == 0 ? (status >> 8) & 0xff : 128 + signal, seconds: seconds, cpuSeconds: cpu)
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
