import Foundation

/// Counts the programs that a server starts, with all that these start: from outside, by the system calls. The server's code has no part in it.
///
/// Where tracing is not permitted, only git is counted, by a program of that name that is found first.
struct ExecCount: Sendable {
    enum Way: Sendable { case trace, wrapper }

    let box: Sandbox
    let way: Way
    private let file: String
    private let tracing: Task<Void, any Error>?

    /// Starts the server, which must not run, and counts from then on.
    static func start(_ box: Sandbox) async throws -> ExecCount {
        let file = box.path("execs")
        try box.write("", to: file)
        guard (try? await box.shell("strace -f --seccomp-bpf -qq -e trace=execve -o /dev/null true")) != nil else {
            FileHandle.standardError.write(
                Data("\n*** strace may not trace here: ONLY GIT IS COUNTED, by a wrapper on PATH; other programs are not seen ***\n\n".utf8)
            )
            return try await wrapped(box, file)
        }
        let started = try await Fifo(box, "started")
        let strace = ChildCommand(
            executable: "/usr/bin/env",
            arguments: [
                "strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=execve,execveat", "-e", "signal=none", "-o", file, "/bin/sh", "-c",
                "'\(box.binary)' up -q; echo $? > '\(started.path)'",
            ],
            environment: box.environment, folder: box.workspace, scratch: box.path("tmp"), patience: .seconds(1200))
        // It lives as long as the server does.
        let tracing = Task { _ = try await strace.run() }
        guard try await started.read() == "0" else { throw TestFailure("the server does not start under strace") }
        return ExecCount(box: box, way: .trace, file: file, tracing: tracing)
    }

    private static func wrapped(_ box: Sandbox, _ file: String) async throws -> ExecCount {
        let bin = box.path("counting")
        let git = try await box.shell("command -v git")
        try await box.shell(
            "mkdir '\(bin)'; printf '#!/bin/sh\\necho \"execve(git) = 0\" >> %s\\nexec %s \"$@\"\\n' '\(file)' '\(git)' > '\(bin)/git'; chmod +x '\(bin)/git'"
        )
        let up = try await box.signalbox("up", with: ["PATH": "\(bin):\(box.environment["PATH"] ?? "")"])
        guard up.exit == 0 else { throw TestFailure("failed: \(up)") }
        return ExecCount(box: box, way: .wrapper, file: file, tracing: nil)
    }

    private init(box: Sandbox, way: Way, file: String, tracing: Task<Void, any Error>?) {
        (self.box, self.way, self.file, self.tracing) = (box, way, file, tracing)
    }

    /// The programs that were started so far, one line each as strace writes it. Those that were not found are none.
    func programs() throws -> [String] {
        let lines = try box.read(file).split(separator: "\n").map { String($0) }
        return lines.filter { ($0.contains("execve(") || $0.contains("execveat(")) && !$0.contains(" = -1 ") }
    }

    /// Only git's own, whoever started them.
    func git() throws -> Int { try programs().count { $0.contains("/git") || $0.contains("(git)") } }

    func count() throws -> Int { try programs().count }

    /// Stops the server and waits until nobody looks any more.
    func end() async throws {
        try await box.succeed("down")
        try await tracing?.value
    }
}
