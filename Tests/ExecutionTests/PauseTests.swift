import Execution
import Foundation
import Processes
import Testing

@Suite(.timeLimit(.minutes(15))) struct PauseTests {
    /// A shell, a child that left the session, and a child of that which never rests.
    private static let tree = "setsid sh -c 'sh -c \"while :; do :; done\" & echo ready; wait' & wait"

    private func notes(_ fixture: Fixture, _ job: Job) async throws -> [String] {
        var notes: [String] = []
        for try await case .frame(let frame) in fixture.executor.frames(job) where frame.stream == .note { notes.append(frame.text) }
        return notes
    }

    @Test func theWholeTreeStopsAndGoesOn() async throws {
        try await Fixture.with { fixture in
            let spec = fixture.script(Self.tree, limits: JobLimits(graceSeconds: 0.2))
            let job = try await fixture.executor.submit(spec)
            try await fixture.awaitLine("ready", of: job)
            try await fixture.executor.pause(job)
            try await fixture.executor.pause(job)
            try await fixture.awaitNote("paused", of: job)
            let members = fixture.members(spec)
            #expect(members.count >= 3)
            for process in members { #expect(ProcessTable.isStopped(process.pid) && process.isAlive) }
            #expect(try await Fixture.executor(fixture.folder).isPaused(job))
            try await fixture.executor.resume(job)
            try await fixture.awaitNote("resumed", of: job)
            for process in members { #expect(!ProcessTable.isStopped(process.pid)) }
            try await fixture.executor.stop(job)
            #expect(try await fixture.executor.outcome(job).reason == .stopped)
            #expect(try await notes(fixture, job) == ["paused", "resumed", "stopped on request"])
            #expect(fixture.members(spec).isEmpty)
        }
    }

    @Test func stoppingGivesAPausedJobItsGrace() async throws {
        try await Fixture.with { fixture in
            let script = "trap 'echo goodbye; exit' TERM; echo ready; while :; do sleep 1000 & wait; done"
            let job = try await fixture.executor.submit(fixture.script(script))
            try await fixture.awaitLine("ready", of: job)
            try await fixture.executor.pause(job)
            try await fixture.awaitNote("paused", of: job)
            try await fixture.executor.stop(job)
            #expect(try await fixture.executor.outcome(job).reason == .stopped)
            #expect(try fixture.text(job).contains("goodbye"))
        }
    }

    @Test func pausedTimeIsNotCounted() async throws {
        try await Fixture.with { fixture in
            let spec = fixture.script("sleep 1000", id: "paused", limits: JobLimits(wallSeconds: 0.3, graceSeconds: 0.2))
            let job = try await fixture.unstarted(spec)
            try await fixture.executor.pause(job)
            _ = try await fixture.executor.submit(spec)
            try await fixture.awaitNote("paused", of: job)
            // Another job measures the time.
            let (_, other) = try await fixture.run(
                fixture.script("sleep 1000", id: "other", limits: JobLimits(wallSeconds: 1, graceSeconds: 0.2)))
            #expect(other.reason == .wallTime)
            guard case .running = try await fixture.executor.state(job) else {
                Issue.record("not running")
                return
            }
            try await fixture.executor.resume(job)
            #expect(try await fixture.executor.outcome(job).reason == .wallTime)
        }
    }

    @Test func theLastWordWins() async throws {
        try await Fixture.with { fixture in
            let spec = fixture.script("echo ran")
            let job = try await fixture.unstarted(spec)
            try await fixture.executor.pause(job)
            try await fixture.executor.resume(job)
            let (_, outcome) = try await fixture.run(spec)
            #expect(outcome.reason == .exited(0))
            #expect(try await notes(fixture, job).isEmpty)
            // To a job that is over nothing can be said, and that is no error.
            try await fixture.executor.pause(job)
            #expect(try await fixture.executor.isPaused(job) == false)
        }
    }
}
