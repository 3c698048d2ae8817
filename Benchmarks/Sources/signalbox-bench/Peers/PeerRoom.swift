import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where one program works in one repetition: a home, a temporary folder and a tmux of its own, and nothing of the machine's configuration. What
/// it starts is known by a variable of its environment, so that also what became a service is measured, and ended by its process number.
struct PeerRoom {
    let path: String
    var environment: [String: String]
    private let mark: String

    /// `bin` is searched first for programs.
    init(_ path: String, bin: String?) throws {
        self.path = try FolderMaker.make(path)
        for folder in ["home", "tmp", "bin"] { _ = try FolderMaker.make("\(path)/\(folder)") }
        try """
        [user]
        	name = bench
        	email = bench@localhost
        [commit]
        	gpgsign = false
        [init]
        	defaultBranch = main

        """.write(toFile: "\(path)/gitconfig", atomically: true, encoding: .utf8)
        let git = URL(fileURLWithPath: try Tool.find("git")).deletingLastPathComponent().path
        let folders = ["\(path)/bin"] + [bin].compactMap { $0 } + [git, "/usr/local/bin", "/usr/bin", "/bin"]
        mark = "SIGNALBOX_BENCH_ROOM=\(path)"
        environment = [
            "PATH": folders.joined(separator: ":"), "HOME": "\(path)/home", "TMPDIR": "\(path)/tmp", "TMUX_TMPDIR": "\(path)/tmp",
            "LANG": "C.UTF-8", "NO_COLOR": "1", "GIT_CONFIG_GLOBAL": "\(path)/gitconfig", "GIT_CONFIG_NOSYSTEM": "1",
            "SIGNALBOX_BENCH_ROOM": path,
            // Nobody listens there: what would leave the machine fails at once.
            "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "no_proxy": "127.0.0.1,localhost",
        ]
        // A login shell in a tmux begins with the system's PATH.
        try "PATH=\(folders.joined(separator: ":"))\n".write(toFile: "\(path)/home/.profile", atomically: true, encoding: .utf8)
    }

    /// Writes a program that this room finds by its name.
    func write(program name: String, _ text: String) throws {
        try text.write(toFile: "\(path)/bin/\(name)", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(path)/bin/\(name)")
    }

    /// Runs a command of this room to its end, which has to come within so many seconds.
    @discardableResult
    func run(in folder: String? = nil, within seconds: Int = 300, _ words: String...) throws -> String {
        try run(in: folder, within: seconds, words)
    }

    @discardableResult
    func run(in folder: String? = nil, within seconds: Int = 300, _ words: [String]) throws -> String {
        try Tool.run("/bin/sh", Self.script(in: folder ?? path, words, "timeout \(seconds)"), environment: environment)
    }

    /// Starts a command of this room; its output goes to a log there.
    func start(in folder: String? = nil, _ words: String...) throws -> Child {
        try Child.start("/bin/sh", Self.script(in: folder ?? path, words, ""), output: "\(path)/log", environment: environment)
    }

    private static func script(in folder: String, _ words: [String], _ before: String) -> [String] {
        ["-c", "cd \"$0\" && exec \(before) \"$@\"", folder] + words
    }

    /// The milliseconds until a page answers.
    func waitForPage(_ address: String, since begin: ContinuousClock.Instant) throws -> Double {
        try wait("\(address) did not answer") {
            try Child.start(Tool.find("curl"), ["-sf", "-m", "5", address], environment: environment).wait().status == 0
        }
        return (ContinuousClock.now - begin).seconds * 1000
    }

    func wait(_ failure: String, until isDone: () throws -> Bool) throws {
        let end = ContinuousClock.now + .seconds(300)
        while try !isDone() {
            guard ContinuousClock.now < end else { throw BenchError.failed("\(failure) within 300 s; look at \(path)") }
            Thread.sleep(forTimeInterval: 0.02)
        }
    }

    /// A port of the loopback that nobody has.
    func port(_ python: String) throws -> String {
        let script = "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])"
        return try run(python, "-c", script).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// All that runs here, whoever started it (proc_pid_environ(5)).
    func processes() -> [Int32] {
        let wanted = Data(mark.utf8)
        return ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }.filter { pid in
            let variables = try? Data(contentsOf: URL(fileURLWithPath: "/proc/\(pid)/environ"))
            return variables?.split(separator: 0).contains { $0 == wanted } == true
        }
    }

    /// Proportional memory of all that runs here, in MiB (smaps_rollup of proc(5)).
    func memory() throws -> Double {
        let sizes = processes().compactMap { pid -> Double? in
            let text = try? String(contentsOfFile: "/proc/\(pid)/smaps_rollup", encoding: .utf8)
            let line = text?.split(separator: "\n").first { $0.hasPrefix("Pss:") }
            return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) }
        }
        guard !sizes.isEmpty else { throw BenchError.failed("nothing of \(path) is running") }
        return sizes.reduce(0, +) / 1024
    }

    /// Ends all that runs here.
    func end() {
        for signal in [SIGTERM, SIGKILL] {
            let deadline = ContinuousClock.now + .seconds(5)
            for pid in processes() { _ = kill(pid, signal) }
            while !processes().isEmpty, ContinuousClock.now < deadline { Thread.sleep(forTimeInterval: 0.1) }
        }
    }
}
