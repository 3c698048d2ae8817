import CPlatform

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A child of the host in a session and process group of its own.
///
/// It stays a zombie until ``reap()``: as long as it is one, its process group is its own, and killing the group hits nobody else.
struct HostProcess {
    enum Ending: Equatable {
        case exited(Int32)
        case signaled(Int32)
    }

    let pid: Int32

    /// - Throws: ``ClientCallError`` when it cannot be started.
    static func start(
        _ command: [String], environment: [String: String], folder: String?, input: Int32, output: Int32, error: Int32
    ) throws(ClientCallError) -> HostProcess {
        let name = command.first ?? ""
        guard !name.isEmpty, !(command + [folder ?? ""]).contains(where: { $0.utf8.contains(0) }) else {
            throw ClientCallError("a command must not be empty or hold a zero byte")
        }
        guard let path = find(name, environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin") else {
            throw ClientCallError("there is no program '\(name)' here")
        }
        let variables = environment.map { "\($0.key)=\($0.value)" }
        var pid: pid_t = 0
        let code = withStrings(command) { arguments in
            withStrings(variables) { environment in
                var descriptors = (input, output, error)
                return withUnsafePointer(to: &descriptors) {
                    $0.withMemoryRebound(to: Int32.self, capacity: 3) { cp_spawn(path, arguments, environment, folder, $0, true, &pid) }
                }
            }
        }
        guard code == 0 else { throw ClientCallError.system("start '\(name)'", code) }
        return HostProcess(pid: pid)
    }

    /// Whether there is such a program, by a path or in `PATH`.
    static func find(_ name: String, _ path: String) -> String? {
        if name.contains("/") { return name }
        for folder in path.split(separator: ":") {
            var entry = stat()
            let file = "\(folder)/\(name)"
            if access(file, X_OK) == 0, stat(file, &entry) == 0, entry.st_mode & S_IFMT == S_IFREG { return file }
        }
        return nil
    }

    /// How it ended; nil while it runs. It stays a zombie.
    func ending() -> Ending? {
        var info = siginfo_t()
        guard waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 else { return .exited(-1) }
        #if os(Linux)
            guard info._sifields._sigchld.si_pid != 0 else { return nil }
            let status = info._sifields._sigchld.si_status
        #else
            guard info.si_pid != 0 else { return nil }
            let status = info.si_status
        #endif
        return info.si_code == Int32(CLD_EXITED) ? .exited(status) : .signaled(status)
    }

    /// Signals its whole group. Not after ``reap()``.
    func signal(_ number: Int32) { _ = kill(-pid, number) }

    func reap() {
        var termination = cp_termination()
        _ = cp_reap(pid, -1, &termination)
    }

    private static func withStrings(_ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Int32) -> Int32 {
        var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return pointers.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return EINVAL }
            return body(UnsafePointer(base))
        }
    }
}
