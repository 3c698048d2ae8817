import Execution
import Foundation
import Processes
import Testing

/// A folder of its own with an executor over `jobs` in it.
struct Fixture {
    let folder: String
    let executor: LocalExecutor

    static let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin"]

    /// The runner that is built beside the tests.
    static let runner: String = {
        #if os(Linux)
            let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            return program.deletingLastPathComponent().path + "/runner-under-test"
        #else
            // …/signalboxPackageTests.xctest/Contents/MacOS/signalboxPackageTests
            var folder = URL(filePath: CommandLine.arguments[0])
            while folder.path != "/", folder.pathExtension != "xctest" { folder.deleteLastPathComponent() }
            return folder.deletingLastPathComponent().path + "/runner-under-test"
        #endif
    }()

    static func with(_ body: (Fixture) async throws -> Void) async throws {
        let folder = URL(filePath: NSTemporaryDirectory()).resolvingSymlinksInPath().path + "/execution-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let fixture = Fixture(folder: folder, executor: try Fixture.executor(folder))
        try await body(fixture)
    }

    static func executor(_ folder: String) throws -> LocalExecutor {
        try LocalExecutor(root: folder + "/jobs", runner: runner)
    }

    /// A job that runs a script of the shell.
    func script(_ text: String, id: String = "L-1-turn-1", limits: JobLimits = JobLimits(graceSeconds: 30)) -> JobSpec {
        JobSpec(id: id, argv: ["sh", "-c", text], workingDirectory: folder, environment: Self.environment, limits: limits)
    }

    func run(_ spec: JobSpec) async throws -> (job: Job, outcome: JobOutcome) {
        let job = try await executor.submit(spec)
        return (job, try await executor.outcome(job))
    }

    func text(_ job: Job) throws -> String {
        String(decoding: try executor.logTail(job, bytes: 1 << 20), as: UTF8.self)
    }

    /// What a job printed, by stream: the order within each is the job's own, that between them is the reader's.
    func streams(_ job: Job) async throws -> [Frame.Stream: String] {
        var streams: [Frame.Stream: String] = [:]
        for try await case .frame(let frame) in executor.frames(job) { streams[frame.stream, default: ""] += frame.text }
        return streams
    }

    /// Returns when the output contains a line.
    func awaitLine(_ line: String, of job: Job, on other: LocalExecutor? = nil) async throws {
        var seen = ""
        for try await element in (other ?? executor).frames(job) {
            if case .frame(let frame) = element, [.stdout, .stderr].contains(frame.stream) { seen += frame.text }
            if seen.split(separator: "\n").contains(Substring(line)) { return }
        }
        Issue.record("the output ended without the line \(line): \(seen)")
    }

    /// Returns when the runner made a remark that contains a text.
    func awaitNote(_ text: String, of job: Job) async throws {
        for try await case .frame(let frame) in executor.frames(job) where frame.stream == .note {
            if frame.text.contains(text) { return }
        }
        Issue.record("the output ended without the note \(text)")
    }

    /// A job that is in the spool and has no runner, as if the server had died before starting one.
    func unstarted(_ spec: JobSpec) async throws -> Job {
        let path = folder + "/jobs/" + spec.id
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try JSONEncoder().encode(spec).write(to: URL(filePath: path + "/spec.json"))
        return try await executor.job(spec.id)
    }

    /// Lets a script that waits for a line from a fifo go on.
    func open(_ fifo: String) throws {
        try "go\n".write(toFile: folder + "/" + fifo, atomically: false, encoding: .utf8)
    }

    /// The living processes of a job.
    func members(_ spec: JobSpec) -> [ProcessIdentity] {
        ProcessTable.withEnvironmentMarker("SIGNALBOX_JOB_MARK=\(spec.mark)")
    }

    /// The runner of a job whose command was started.
    func runner(of job: Job) throws -> ProcessIdentity {
        struct Record: Decodable { let runner: ProcessIdentity }
        return try JSONDecoder().decode(Record.self, from: try data(job, "runner.json")).runner
    }

    func data(_ job: Job, _ name: String) throws -> Data {
        try Data(contentsOf: URL(filePath: job.spool.folder + "/" + name))
    }
}
