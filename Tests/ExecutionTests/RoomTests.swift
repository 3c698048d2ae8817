import Foundation
import Processes
import Testing

@testable import Execution

/// Memory and processors: of jobs, and of the machine.
@Suite(.timeLimit(.minutes(15))) struct RoomTests {
    /// Two processes, neither of which is over the limit alone.
    private static let greedy = """
        python3 -c "b = bytearray(60 << 20); print('ready', flush=True); input()" < fifo &
        python3 -c "b = bytearray(60 << 20); print('ready', flush=True); input()" < fifo & wait
        """

    private func spec(_ fixture: Fixture, memory: Int64?) throws -> JobSpec {
        try #require(mkfifo(fixture.folder + "/fifo", 0o600) == 0)
        let holder = "exec 3<>fifo\n"
        return fixture.script(holder + Self.greedy, limits: JobLimits(memoryBytes: memory, graceSeconds: 0.2))
    }

    @Test func aTreeOverItsMemoryIsStopped() async throws {
        try await Fixture.with { fixture in
            let spec = try spec(fixture, memory: 100 << 20)
            let (job, outcome) = try await fixture.run(spec)
            #expect(outcome.reason == .memoryLimit)
            #expect(outcome.peakMemoryBytes ?? 0 > 100 << 20)
            #expect(try fixture.text(job).contains("more than their limit of 104857600"))
            #expect(fixture.members(spec).isEmpty)
        }
    }

    @Test func aTreeBelowItsMemoryGoesOnAndCanBeRead() async throws {
        try await Fixture.with { fixture in
            let spec = try spec(fixture, memory: 1 << 30)
            let job = try await fixture.executor.submit(spec)
            var seen = 0
            for try await case .frame(let frame) in fixture.executor.frames(job) where frame.stream == .stdout {
                seen += frame.text.split(separator: "\n").count
                if seen == 2 { break }
            }
            let usage = try #require(try await fixture.executor.usage(job))
            #expect(usage.processes >= 3 && usage.memoryBytes > 120 << 20 && usage.memoryBytes < 1 << 30)
            let rough = try #require(try await fixture.executor.usage(job, exact: false))
            #expect(rough.memoryBytes >= usage.memoryBytes && rough.cpuSeconds >= usage.cpuSeconds)
            try await fixture.executor.stop(job)
            let runner = try fixture.runner(of: job)
            #expect(try await fixture.executor.outcome(job).reason == .stopped)
            // It lives a little longer than its record.
            await ProcessExit.wait(for: runner)
            #expect(try await fixture.executor.usage(job) == nil)
        }
    }

    @Test func theMachineHasRoom() {
        let reading = HostReading.now()
        #expect(reading.totalMemory >= reading.availableMemory && reading.availableMemory > 0)
        #expect(reading.cores > 0 && reading.load >= 0)
    }

    @Test func theTightestLimitCounts() {
        let free = HostReading(machine: (100, 60), groups: [], processors: 8, quotas: [], load: 1)
        #expect(free == HostReading(totalMemory: 100, availableMemory: 60, cores: 8, load: 1))
        let tight = HostReading(
            machine: (100, 60), groups: [.init(limit: 50, used: 45), .init(limit: 70, used: 0)], processors: 8, quotas: [2.5, 4], load: 1)
        #expect(tight == HostReading(totalMemory: 50, availableMemory: 5, cores: 2.5, load: 1))
        #expect(HostReading(machine: (9, 9), groups: [.init(limit: 1, used: 2)], processors: 1, quotas: [], load: 0).availableMemory == 0)
    }

    #if os(Linux)
        @Test func filesOfTheSystem() {
            let machine = HostReading.machine("MemTotal:  200 kB\nMemFree: 1 kB\nMemAvailable:   100 kB\n")
            #expect(machine.total == 204_800 && machine.available == 102_400)
            #expect(HostReading.quota("max 100000\n") == nil && HostReading.quota("150000 100000\n") == 1.5 && HostReading.quota("") == nil)
            #expect(
                HostReading.controlGroups("4:memory:/a\n2:cpu:/x\n0::/b/c\n") == [
                    "/sys/fs/cgroup", "/sys/fs/cgroup/b", "/sys/fs/cgroup/b/c", "/sys/fs/cgroup/memory", "/sys/fs/cgroup/memory/a",
                    "/sys/fs/cgroup/unified", "/sys/fs/cgroup/unified/b", "/sys/fs/cgroup/unified/b/c",
                ])
        }
    #endif
}
