import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How a program ended.
struct ChildResult: Sendable {
    let line: String
    /// Its exit status, or the negative of the signal that ended it.
    let exit: Int32
    let output: String
    let errors: String

    var words: String { "\(line): \(exit) \(output.suffix(400)) \(errors.suffix(400))" }
}

/// One program run to its end, with its output in files: a process that outlives it cannot keep a pipe open.
struct Child: Sendable {
    var executable: String
    var arguments: [String]
    var environment: [String: String]
    var folder: String
    /// Where its output is kept meanwhile.
    var scratch: String
    var input: Data?
    /// One that runs longer is killed: it hangs.
    var patience = 90.0
    /// A file that its output is appended to, instead of being given back.
    var keep: String?

    func run() async throws -> ChildResult {
        let name = "\(scratch)/\(UUID().uuidString)"
        let files = [name + ".in", name + ".out", name + ".err"]
        defer { for file in files { unlink(file) } }
        let output = keep ?? files[1]
        if let input { try input.write(to: URL(fileURLWithPath: files[0])) }
        let pid = try spawn(input: input == nil ? "/dev/null" : files[0], output: output, errors: files[2])
        let exit = await Self.end(of: pid, patience: patience)
        return ChildResult(
            line: ([String(executable.split(separator: "/").last ?? "")] + arguments).joined(separator: " "), exit: exit,
            output: keep == nil ? Self.text(output) : "", errors: Self.text(files[2]))
    }

    private func spawn(input: String, output: String, errors: String) throws -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | (keep == nil ? O_TRUNC : O_APPEND), 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        let shell = ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, folder]
        let words = (shell + [executable] + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, shell[0], &actions, nil, words, variables)
        guard code == 0 else { throw ChaosError("cannot start \(executable): \(String(cString: strerror(code)))") }
        return pid
    }

    /// Waits on a thread of its own.
    private static func end(of pid: pid_t, patience: Double) async -> Int32 {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                let limit = Date().addingTimeInterval(patience)
                var status: Int32 = 0
                var pause: UInt32 = 500
                while true {
                    let found = waitpid(pid, &status, WNOHANG)
                    if found == pid || (found < 0 && errno != EINTR) { break }
                    if Date() > limit { kill(pid, SIGKILL) }
                    usleep(pause)
                    pause = min(pause + 500, 8_000)
                }
                let signal = status & 0x7f
                continuation.resume(returning: signal == 0 ? (status >> 8) & 0xff : -signal)
            }
        }
    }

    private static func text(_ path: String) -> String {
        (try? Data(contentsOf: URL(fileURLWithPath: path))).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
