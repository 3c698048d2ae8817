import CPlatform
import Foundation
import Processes
import Testing

@testable import Execution

/// A machine in miniature: a lane's worktree and home, another lane, and an operator with a key.
struct SandboxFixture {
    /// Who the runner is.
    enum Identity: String, Sendable, CaseIterable {
        case same
        /// An ordinary user; only where the tests are root.
        case nobody

        static let available = geteuid() == 0 && ExecutableFinder.isExecutable("/usr/bin/setpriv") ? allCases : [.same]
    }

    let fixture: Fixture
    let executor: LocalExecutor
    let tool: SandboxTool

    var tree: String { fixture.folder + "/tree" }
    var home: String { fixture.folder + "/home" }
    var other: String { fixture.folder + "/other" }
    var key: String { fixture.folder + "/operator/key" }

    /// What the machine can do, found out once.
    static let probe = Task { await SandboxProbe.look() }

    static func with(_ identity: Identity = .same, _ body: (SandboxFixture) async throws -> Void) async throws {
        guard case .available(let tool) = await probe.value else { return }
        try await Fixture.with { fixture in
            for name in ["tree", "home", "other", "operator"] {
                try FileManager.default.createDirectory(atPath: fixture.folder + "/" + name, withIntermediateDirectories: true)
            }
            try "very secret".write(toFile: fixture.folder + "/operator/key", atomically: true, encoding: .utf8)
            // For scripts that wait for a word.
            try #require(mkfifo(fixture.folder + "/tree/fifo", 0o600) == 0)
            var executor = fixture.executor
            if identity == .nobody {
                let drop = "exec setpriv --reuid=65534 --regid=65534 --clear-groups \(Fixture.runner) runner \"$1\""
                let own = "chown -R 65534:65534 \(fixture.folder)"
                executor = try LocalExecutor(
                    root: fixture.folder + "/jobs", runner: "/bin/sh", arguments: ["-c", "\(own); \(drop)", "sh"],
                    environment: Fixture.environment)
            }
            try await body(SandboxFixture(fixture: fixture, executor: executor, tool: tool))
        }
    }

    func spec(_ script: String, id: String = "J", network: SandboxNetwork = .none) -> JobSpec {
        var spec = fixture.script(script, id: id)
        spec.workingDirectory = tree
        spec.sandbox = Sandbox(tool: tool, home: home, writable: [tree], network: network)
        return spec
    }

    /// Says a word to a script that reads `fifo`.
    func say(_ word: String) throws {
        try (word + "\n").write(toFile: tree + "/fifo", atomically: false, encoding: .utf8)
    }

    /// Runs a job and gives what it printed.
    func run(_ spec: JobSpec) async throws -> (job: Job, outcome: JobOutcome, text: String) {
        let job = try await executor.submit(spec)
        let outcome = try await executor.outcome(job)
        return (job, outcome, try fixture.text(job))
    }

    /// Processes of the machine with a word in their command line.
    static func processes(with word: String) -> [Int32] {
        ProcessTable.entries().map(\.pid).filter { pid in
            let line = SmallFile.read("/proc/\(pid)/cmdline", limit: 1 << 16) ?? []
            return line.split(separator: 0).contains { $0.elementsEqual(word.utf8) }
        }
    }
}
