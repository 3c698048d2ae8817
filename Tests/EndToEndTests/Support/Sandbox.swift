import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One test's own place: a folder with a home, a workspace and repositories, and an environment that is spelled out.
struct Sandbox: Sendable {
    let binary: String
    let folder: String
    /// Whether agents are held inside their lanes. Most tests look at the loop from inside an agent and need it open.
    let confines: Bool
    /// A folder that confined agents may write, too.
    var shared: String { folder + "/shared" }
    var workspace: String { folder + "/ws" }
    var home: String { folder + "/home" }
    var state: String { workspace + "/.signalbox" }
    var processes: SandboxProcesses { SandboxProcesses(home: home) }

    /// What commands see, and nothing else. There is no git identity in it on purpose: the product must not need one.
    var environment: [String: String] {
        let own = [
            "SIGNALBOX_SANDBOX": confines ? "auto" : "off",
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin", "HOME": home, "TMPDIR": folder + "/tmp",
            "LANG": "C.UTF-8", "TZ": "UTC", "GIT_CONFIG_NOSYSTEM": "1", "SIGNALBOX_OPERATOR": "tester",
        ]
        // Where `make tsan` wants the reports of the server and the runners too.
        let options = ProcessInfo.processInfo.environment.filter { $0.key == "TSAN_OPTIONS" }
        return own.merging(options) { mine, _ in mine }
    }

    /// Opens a sandbox, and whatever happens in the body: stops the server, checks that no process is left, and removes the folder.
    /// - Parameter base: where its folder is made.
    static func with(confined: Bool = false, base: String = "/tmp", _ body: (Sandbox) async throws -> Void) async throws {
        let sandbox = try Sandbox(confines: confined, base: base)
        await Turnstile.shared.enter()
        do {
            try await body(sandbox)
        } catch {
            Issue.record("\(error)")
        }
        do {
            try await sandbox.close()
        } catch {
            Issue.record("the sandbox cannot be closed: \(error)")
        }
        await Turnstile.shared.leave()
    }

    private init(confines: Bool, base: String) throws {
        self.confines = confines
        binary = try BuiltBinary.path()
        // Short: the path of a Unix socket has room for about 100 bytes.
        let base = URL(fileURLWithPath: base).resolvingSymlinksInPath().path
        folder = "\(base)/sbe-\(UUID().uuidString.prefix(8).lowercased())"
        for path in [folder, home, folder + "/tmp", folder + "/shared"] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
    }

    private func close() async throws {
        if FileManager.default.fileExists(atPath: workspace + "/signalbox.yaml") { try await signalbox("down") }
        var left = try processes.all()
        // A runner lives a moment longer than its job, of which it has already written the end.
        let end = ContinuousClock.now.advanced(by: .seconds(10))
        while !left.isEmpty, ContinuousClock.now < end {
            try await Task.sleep(for: .milliseconds(50))
            left = try processes.all()
        }
        #expect(left.isEmpty, "processes are left: \(left)")
        for process in left { kill(process.pid, SIGKILL) }
        try FileManager.default.removeItem(atPath: folder)
    }

    // MARK: Programs

    /// Runs `signalbox` in the workspace. A variable that is `nil` in `with` is taken away.
    @discardableResult
    func signalbox(_ arguments: [String], with extra: [String: String?] = [:], in place: String? = nil) async throws -> CommandResult {
        var variables = environment
        for (name, value) in extra { variables[name] = value }
        let there = FileManager.default.fileExists(atPath: workspace) ? workspace : folder
        return try await ChildCommand(
            executable: binary, arguments: arguments, environment: variables, folder: place ?? there, scratch: folder + "/tmp"
        ).run()
    }

    @discardableResult
    func signalbox(_ arguments: String..., with extra: [String: String?] = [:]) async throws -> CommandResult {
        try await signalbox(arguments, with: extra)
    }

    /// Runs it and stops the test when it fails.
    @discardableResult
    func succeed(_ arguments: String...) async throws -> CommandResult {
        let result = try await signalbox(arguments)
        guard result.exit == 0 else { throw TestFailure("failed: \(result)") }
        return result
    }

    /// The document that the command prints with `--json`; stops the test when it fails.
    func json(_ arguments: String...) async throws -> JSON {
        let result = try await signalbox(arguments + ["--json"])
        guard result.exit == 0 else { throw TestFailure("failed: \(result)") }
        return try result.json()
    }

    /// Runs a script of the test's own, outside every lane.
    @discardableResult
    func shell(_ script: String, in place: String? = nil) async throws -> String {
        let command = ChildCommand(
            executable: "/bin/sh", arguments: ["-euc", script], environment: environment, folder: place ?? folder, scratch: folder + "/tmp")
        let result = try await command.run()
        guard result.exit == 0 else { throw TestFailure("failed: \(result)") }
        return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    // MARK: Files

    /// A path in the sandbox, outside the workspace.
    func path(_ name: String) -> String { "\(folder)/\(name)" }

    func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    func read(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }

    func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
