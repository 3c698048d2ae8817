import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One program run to its end, with its output in files: a process that outlives it cannot keep a pipe open.
struct ChildCommand: Sendable {
    var executable: String
    var arguments: [String]
    var environment: [String: String]
    var folder: String
    /// Where the output files are kept meanwhile.
    var scratch: String
    /// A program that runs longer is killed and the test fails: it hangs. Longer than the commands that wait give themselves.
    var patience = Duration.seconds(900)

    /// Returns when it has ended.
    func run() async throws -> CommandResult {
        let name = "\(scratch)/\(UUID().uuidString)"
        let paths = (output: "\(name).out", errors: "\(name).err")
        defer {
            unlink(paths.output)
            unlink(paths.errors)
        }
        let pid = try spawn(output: paths.output, errors: paths.errors)
        let watchdog = Task { [patience] in
            try await Task.sleep(for: patience)
            _ = kill(pid, SIGKILL)
        }
        let exit = await Self.end(of: pid)
        watchdog.cancel()
        let line = ([executable.split(separator: "/").last.map { String($0) } ?? ""] + arguments).joined(separator: " ")
        return CommandResult(line: line, exit: exit, output: try Self.text(paths.output), errors: try Self.text(paths.errors))
    }

    /// Not by Foundation's `Process`: started from many threads at once it crashes on Linux.
    private func spawn(output: String, errors: String) throws -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        // The call that changes the folder of a spawned process is not in every C library.
        let shell = ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, folder]
        let words = (shell + [executable] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, shell[0], &actions, nil, words, variables)
        guard code == 0 else { throw TestFailure("cannot start \(executable) in \(folder): \(String(cString: strerror(code)))") }
        return pid
    }

    /// Waits on a thread of its own, so that the threads that tests share stay free.
    private static func end(of pid: pid_t) async -> Int32 {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var status: Int32 = 0
                while waitpid(pid, &status, 0) < 0, errno == EINTR {}
                let signal = status & 0x7f
                continuation.resume(returning: signal == 0 ? (status >> 8) & 0xff : -signal)
            }
        }
    }

    private static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }
}
