import Execution
import Foundation
import Processes
import Testing

@Suite(.timeLimit(.minutes(15))) struct RestartTests {
    @Test func killedRunnerIsAnAbortAndLeavesNobody() async throws {
        try await Fixture.with { fixture in
            let helper = "setsid sh -c \"trap '' TERM; echo ready; while :; do sleep 1000; done\" &"
            let spec = fixture.script("\(helper) sleep 1000")
            let job = try await fixture.executor.submit(spec)
            try await fixture.awaitLine("ready", of: job)
            let waiter = Task { try await fixture.executor.outcome(job) }
            let runner = try fixture.runner(of: job)
            #expect(ProcessTable.signal(runner, SIGKILL))
            let outcome = try await waiter.value
            guard case .aborted(let message) = outcome.reason else {
                Issue.record("\(outcome.reason)")
                return
            }
            #expect(message.contains("without an exit record"))
            #expect(outcome.survivors == 0)
            #expect(fixture.members(spec).isEmpty)
            // The record is stable: another executor reads the same.
            #expect(try await Fixture.executor(fixture.folder).outcome(job) == outcome)
            // And the job is not started again.
            _ = try await fixture.executor.submit(spec)
            #expect(try await fixture.executor.outcome(job) == outcome)
        }
    }

    @Test func runnerKilledWhileNoServerLives() async throws {
        try await Fixture.with { fixture in
            let spec = fixture.script("echo ready; sleep 1000")
            let job = try await fixture.executor.submit(spec)
            try await fixture.awaitLine("ready", of: job)
            let runner = try fixture.runner(of: job)
            ProcessTable.signal(runner, SIGKILL)
            await ProcessExit.wait(for: runner)
            let later = try Fixture.executor(fixture.folder)
            guard case .aborted = try await later.outcome(job).reason else {
                Issue.record("not aborted")
                return
            }
            #expect(fixture.members(spec).isEmpty)
        }
    }

    @Test func liveTailNoticesAKilledRunner() async throws {
        try await Fixture.with { fixture in
            let job = try await fixture.executor.submit(fixture.script("echo ready; sleep 1000"))
            var text = ""
            for try await case .frame(let frame) in fixture.executor.frames(job) {
                text += frame.text
                ProcessTable.signal(try fixture.runner(of: job), SIGKILL)
            }
            #expect(text == "ready\n")
            guard case .ended(let outcome) = try await fixture.executor.state(job), case .aborted = outcome.reason else {
                Issue.record("not aborted")
                return
            }
        }
    }

    @Test func aNewServerSeesEachFrameOnce() async throws {
        try await Fixture.with { fixture in
            try #require(mkfifo(fixture.folder + "/fifo", 0o600) == 0)
            let script = "for i in 1 2 3; do echo first $i; done; read x < \(fixture.folder)/fifo; for i in 1 2 3; do echo second $i; done"
            var text = ""
            var offset: UInt64 = 0
            var job: Job?
            do {
                let earlier = try Fixture.executor(fixture.folder)
                let submitted = try await earlier.submit(fixture.script(script))
                for try await case .frame(let frame) in earlier.frames(submitted) {
                    text += frame.text
                    offset = frame.nextOffset
                    if text.contains("first 3\n") { break }
                }
                job = submitted
            }
            let later = try Fixture.executor(fixture.folder)
            let found = try await later.job(try #require(job).id)
            guard case .running = try await later.state(found) else {
                Issue.record("not running")
                return
            }
            async let outcome = later.outcome(found)
            try "go\n".write(toFile: fixture.folder + "/fifo", atomically: false, encoding: .utf8)
            for try await case .frame(let frame) in later.frames(found, from: offset) { text += frame.text }
            #expect(text == "first 1\nfirst 2\nfirst 3\nsecond 1\nsecond 2\nsecond 3\n")
            #expect(try await outcome.reason == .exited(0))
        }
    }

    @Test func submittingTwiceStartsOnce() async throws {
        try await Fixture.with { fixture in
            let script = "echo started >> \(fixture.folder)/starts; echo ready; sleep 1000"
            let spec = fixture.script(script, limits: JobLimits(graceSeconds: 0.2))
            let later = try Fixture.executor(fixture.folder)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<8 {
                    group.addTask { _ = try await (index % 2 == 0 ? fixture.executor : later).submit(spec) }
                }
                try await group.waitForAll()
            }
            let job = try await fixture.executor.job(spec.id)
            try await fixture.awaitLine("ready", of: job)
            _ = try await Fixture.executor(fixture.folder).submit(spec)
            try await later.stop(job)
            #expect(try await fixture.executor.outcome(job).reason == .stopped)
            _ = try await fixture.executor.submit(spec)
            #expect(try await later.outcome(job).reason == .stopped)
            #expect(try String(contentsOfFile: fixture.folder + "/starts", encoding: .utf8) == "started\n")
            var other = spec
            other.epoch += 1
            await #expect(throws: ExecutionError.self) { try await fixture.executor.submit(other) }
        }
    }

    @Test func secondRunnerIsRefused() async throws {
        try await Fixture.with { fixture in
            let spec = fixture.script("echo ready; sleep 1000", limits: JobLimits(graceSeconds: 0.2))
            let job = try await fixture.executor.submit(spec)
            try await fixture.awaitLine("ready", of: job)
            let command = Command(executable: Fixture.runner, arguments: ["runner", job.spool.folder + "/spec.json"])
            let second = try await ProcessRunner.run(command)
            #expect(second.status == .exited(Runner.Code.refused))
            #expect(second.stderr.contains("another runner has job"))
            try await fixture.executor.stop(job)
            _ = try await fixture.executor.outcome(job)
            #expect(try await ProcessRunner.run(command).status == .exited(Runner.Code.refused))
        }
    }

    @Test func writtenButNeverStartedIsStarted() async throws {
        try await Fixture.with { fixture in
            let spec = fixture.script("echo ran")
            let folder = fixture.folder + "/jobs/" + spec.id
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try JSONEncoder().encode(spec).write(to: URL(filePath: folder + "/spec.json"))
            let (job, outcome) = try await fixture.run(spec)
            #expect(outcome.reason == .exited(0))
            #expect(try fixture.text(job) == "ran\n")
        }
    }

    @Test(arguments: ["not json", "{}", #"{"id": 7}"#]) func badSpecIsAClearError(text: String) async throws {
        try await Fixture.with { fixture in
            let path = fixture.folder + "/spec.json"
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            let output = try await ProcessRunner.run(Command(executable: Fixture.runner, arguments: ["runner", path]))
            #expect(output.status == .exited(Runner.Code.badSpec))
            #expect(output.stderr.contains("cannot read \"\(path)\""))
        }
    }

    @Test func runnerThatCannotBeStartedOrFailsIsReported() async throws {
        try await Fixture.with { fixture in
            let missing = try LocalExecutor(root: fixture.folder + "/a", runner: "/nowhere/signalbox")
            await #expect(throws: ExecutionError.self) { try await missing.submit(fixture.script("true")) }
            let failing = try LocalExecutor(root: fixture.folder + "/b", runner: "/bin/sh", arguments: ["-c", "echo broken >&2; exit 9"])
            let job = try await failing.submit(fixture.script("true"))
            guard case .failedToStart(let message) = try await failing.outcome(job).reason else {
                Issue.record("not failedToStart")
                return
            }
            #expect(message == "the runner exited with code 9: broken")
        }
    }
}
