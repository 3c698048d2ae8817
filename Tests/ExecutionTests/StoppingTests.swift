import Execution
import Foundation
import Processes
import Testing

@Suite(.timeLimit(.minutes(15))) struct StoppingTests {
    @Test func wallTime() async throws {
        try await Fixture.with { fixture in
            let (job, outcome) = try await fixture.run(fixture.script("sleep 1000", limits: JobLimits(wallSeconds: 0.3)))
            #expect(outcome.reason == .wallTime)
            #expect(try fixture.text(job).hasPrefix("[signalbox] stopped: it ran longer"))
        }
    }

    @Test func outputLimit() async throws {
        try await Fixture.with { fixture in
            let spec = fixture.script("yes 123456789", limits: JobLimits(outputBytes: 100_005))
            let (job, outcome) = try await fixture.run(spec)
            #expect(outcome.reason == .outputLimit)
            #expect(outcome.outputBytes == 100_005)
            let text = try fixture.text(job)
            let kept = String(repeating: "123456789\n", count: 10_000) + "12345"
            #expect(text.hasPrefix(kept + "\n[signalbox] the output is cut here"))
            #expect(fixture.members(spec).isEmpty)
        }
    }

    @Test func outputLimitReachedAtTheEnd() async throws {
        try await Fixture.with { fixture in
            let (_, outcome) = try await fixture.run(fixture.script("printf 123456", limits: JobLimits(outputBytes: 5)))
            #expect(outcome.reason == .outputLimit)
            let (_, exact) = try await fixture.run(fixture.script("printf 12345", id: "exact", limits: JobLimits(outputBytes: 5)))
            #expect(exact.reason == .exited(0))
        }
    }

    @Test func stopGivesTheGroupItsGrace() async throws {
        try await Fixture.with { fixture in
            // The shell that leads ends at once; its helper needs its grace to say goodbye.
            let helper = "trap 'echo goodbye; exit' TERM; echo ready; while :; do sleep 1000 & wait; done"
            let job = try await fixture.executor.submit(fixture.script("sh -c \"\(helper)\" & wait"))
            try await fixture.awaitLine("ready", of: job)
            try await fixture.executor.stop(job)
            #expect(try await fixture.executor.outcome(job).reason == .stopped)
            #expect(try fixture.text(job).contains("goodbye"))
        }
    }

    @Test func childThatIgnoresTermIsKilled() async throws {
        try await Fixture.with { fixture in
            let spec = fixture.script("trap '' TERM; echo ready; while :; do sleep 1000; done", limits: JobLimits(graceSeconds: 0.2))
            let job = try await fixture.executor.submit(spec)
            try await fixture.awaitLine("ready", of: job)
            try await fixture.executor.stop(job, because: .epochOver)
            #expect(try await fixture.executor.outcome(job).reason == .epochOver)
            #expect(fixture.members(spec).isEmpty)
        }
    }

    @Test(arguments: ["HELPER &", "setsid HELPER &", "(setsid HELPER &);", "(setsid env -i HELPER &);"])
    func nothingIsLeftBehindByANormalEnd(helper: String) async throws {
        try await Fixture.with { fixture in
            // `$!` is not known for an orphan, so the helper says its own number.
            let script = helper.replacing("HELPER", with: "/bin/sh -c 'echo $$; exec /bin/sleep 1000'")
            let spec = fixture.script(script + " read x < \(fixture.folder)/fifo")
            try #require(mkfifo(fixture.folder + "/fifo", 0o600) == 0)
            let job = try await fixture.executor.submit(spec)
            var helper: ProcessIdentity?
            for try await case .frame(let frame) in fixture.executor.frames(job) {
                guard let pid = Int32(frame.text.trimmingCharacters(in: .whitespacesAndNewlines)) else { continue }
                helper = ProcessIdentity(current: pid)
                break
            }
            let found = try #require(helper)
            #expect(found.isAlive)
            try "go\n".write(toFile: fixture.folder + "/fifo", atomically: false, encoding: .utf8)
            #expect(try await fixture.executor.outcome(job).reason == .exited(0))
            #expect(!found.isAlive)
        }
    }

    @Test func escapedHelperIsKilledWhenStopped() async throws {
        try await Fixture.with { fixture in
            let helper = "setsid sh -c \"trap '' TERM; echo ready; while :; do sleep 1000; done\" &"
            let spec = fixture.script("\(helper) wait", limits: JobLimits(graceSeconds: 0.2))
            let job = try await fixture.executor.submit(spec)
            try await fixture.awaitLine("ready", of: job)
            // What the helper starts after it has said so may not be there yet.
            #expect(fixture.members(spec).count >= 2)
            try await fixture.executor.stop(job)
            #expect(try await fixture.executor.outcome(job).reason == .stopped)
            #expect(fixture.members(spec).isEmpty)
        }
    }

    @Test func stopBeforeTheStartStartsNothing() async throws {
        try await Fixture.with { fixture in
            let spec = fixture.script("touch \(fixture.folder)/ran")
            // As if the server had died between writing the spec and starting the runner.
            let folder = fixture.folder + "/jobs/" + spec.id
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try JSONEncoder().encode(spec).write(to: URL(filePath: folder + "/spec.json"))
            let job = try await fixture.executor.job(spec.id)
            #expect(try await fixture.executor.state(job) == .submitted)
            try await fixture.executor.stop(job)
            #expect(try await fixture.executor.outcome(job).reason == .stopped)
            _ = try await fixture.executor.submit(spec)
            #expect(try await fixture.executor.outcome(job).reason == .stopped)
            #expect(!FileManager.default.fileExists(atPath: fixture.folder + "/ran"))
        }
    }

    @Test func waiterCanBeCancelledAndTheJobGoesOn() async throws {
        try await Fixture.with { fixture in
            let job = try await fixture.executor.submit(fixture.script("echo ready; sleep 1000", limits: JobLimits(graceSeconds: 0.2)))
            try await fixture.awaitLine("ready", of: job)
            let waiter = Task { try await fixture.executor.outcome(job) }
            waiter.cancel()
            await #expect(throws: ExecutionError.cancelled(job: job.id)) { try await waiter.value }
            guard case .running = try await fixture.executor.state(job) else {
                Issue.record("not running")
                return
            }
            await #expect(throws: ExecutionError.stillActive(job: job.id)) { try await fixture.executor.remove(job) }
            try await fixture.executor.stop(job)
            _ = try await fixture.executor.outcome(job)
            try await fixture.executor.remove(job)
            await #expect(throws: ExecutionError.unknownJob(job.id)) { try await fixture.executor.job(job.id) }
        }
    }
}
