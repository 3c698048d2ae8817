import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The place of one round: a folder with a home, a workspace and remotes, and an environment that is spelled out.
final class Box: Sendable {
    let folder: String
    let binary: String
    /// The library that fills the server's disk and moves its clock.
    let faults: String
    let confined: Bool
    let tally = Tally()
    /// Kinds of lanes that whoever waits for a marker wants the operator to begin.
    let wishes = Locked<[LanePlan.Kind]>([])
    private let traffic = Locked((inside: 0, isHeld: false))

    var workspace: String { folder + "/ws" }
    var state: String { workspace + "/.signalbox" }
    /// What agents, gates and deliveries write down outside their worktrees.
    var shared: String { folder + "/shared" }
    var journal: String { shared + "/journal" }
    var runs: String { shared + "/runs" }
    /// What agents that speak a protocol were answered and told.
    var talks: String { shared + "/talks" }
    /// What the remotes write down, and the flags that they read.
    var remotes: String { folder + "/remotes" }
    var ledger: LedgerFile { LedgerFile(path: state + "/ledger.sqlite") }

    init(folder: String, binary: String, faults: String, confined: Bool) throws {
        (self.folder, self.binary, self.faults, self.confined) = (folder, binary, faults, confined)
        for path in ["/home", "/tmp", "/shared", "/remotes"] { try Files.make(folder + path) }
    }

    var environment: [String: String] {
        [
            "SIGNALBOX_SANDBOX": confined ? "auto" : "off", "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
            "HOME": folder + "/home", "TMPDIR": folder + "/tmp", "LANG": "C.UTF-8", "TZ": "UTC", "GIT_CONFIG_NOSYSTEM": "1",
            "SIGNALBOX_OPERATOR": "chaos", "GIT_SSH": folder + "/ssh", "NO_COLOR": "1",
        ]
    }

    func mirror(_ repository: String) -> String { "\(state)/mirrors/\(repository).git" }
    func remote(_ repository: String) -> String { "\(folder)/remotes/\(repository).git" }

    // MARK: Programs

    /// Runs `signalbox` in the workspace, once nobody wants the server to stay down.
    ///
    /// - Parameter keep: a file that its output is appended to.
    func signalbox(_ arguments: [String], patience: Double = 60, keep: String? = nil) async throws -> ChildResult {
        while !traffic.with({ state in
            if !state.isHeld { state.inside += 1 }
            return !state.isHeld
        }) { try await Task.sleep(for: .milliseconds(3)) }
        defer { traffic.with { $0.inside -= 1 } }
        return try await start(arguments, [:], patience, keep)
    }

    @discardableResult
    func signalbox(_ arguments: String...) async throws -> ChildResult { try await signalbox(arguments) }

    private func start(_ arguments: [String], _ extra: [String: String], _ patience: Double = 60, _ keep: String? = nil) async throws
        -> ChildResult
    {
        try await Child(
            executable: binary, arguments: arguments, environment: environment.merging(extra) { $1 },
            folder: Files.exists(workspace) ? workspace : folder, scratch: folder + "/tmp", patience: patience, keep: keep
        ).run()
    }

    /// Runs a script of the driver's own.
    @discardableResult
    func shell(_ script: String, input: Data? = nil) async throws -> String {
        let result = try await Child(
            executable: "/bin/sh", arguments: ["-euc", script],
            environment: environment.merging(["CHAOS_OWN": "1"]) { $1 }, folder: folder, scratch: folder + "/tmp", input: input
        ).run()
        guard result.exit == 0 else { throw ChaosError(result.words) }
        return result.output
    }

    // MARK: Processes

    func processes() -> [BoxProcess] { BoxProcess.all(of: folder).filter { $0.environment["CHAOS_OWN"] == nil } }

    /// Kills by -9; true when it was alive.
    @discardableResult
    func kill(_ process: BoxProcess, as row: String) -> Bool {
        guard BoxProcess.isAlive(process.pid), sendKill(process.pid) else { return false }
        tally.count(kill: row)
        return true
    }

    private func sendKill(_ pid: Int32) -> Bool {
        #if canImport(Glibc)
            Glibc.kill(pid, SIGKILL) == 0
        #elseif canImport(Musl)
            Musl.kill(pid, SIGKILL) == 0
        #else
            Darwin.kill(pid, SIGKILL) == 0
        #endif
    }

    /// Kills the server and keeps everybody from starting another until the body is done.
    func withServerDown<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        while !traffic.with({ state in
            defer { state.isHeld = true }
            return !state.isHeld
        }) { try await Task.sleep(for: .milliseconds(3)) }
        defer { traffic.with { $0.isHeld = false } }
        while true {
            let servers = processes().filter(\.isServer)
            for server in servers { kill(server, as: Fault.server.row) }
            if servers.isEmpty, traffic.with({ $0.inside }) == 0 { break }
            try await Task.sleep(for: .milliseconds(3))
        }
        witness()
        return try await body()
    }

    /// With the server dead, every job that runs must have been announced in the ledger before, and not be over there.
    private func witness() {
        let running = processes().filter(\.isRunner).compactMap(\.job)
        guard !running.isEmpty, let events = try? LedgerEvent.all(in: ledger) else { return }
        let lanes = LaneFacts.fold(events).values
        let (announced, open) = (Set(lanes.flatMap(\.jobs)), Set(lanes.flatMap(\.openJobs)))
        for job in running {
            if !announced.contains(job) {
                tally.witness("\(job) ran and no marker had announced it")
            } else if !open.contains(job), !Files.exists("\(state)/jobs/\(job)/exit.json") {
                tally.witness("\(job) was at work and the ledger said that it had ended")
            }
        }
    }

    /// Starts a server with these variables, in the hands of nobody else; its process, when one came up.
    func startServer(with variables: [String: String]) async throws -> BoxProcess? {
        try await withServerDown {
            _ = try await start(["up"], variables)
            return processes().first(where: \.isServer)
        }
    }
}
