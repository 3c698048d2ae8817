import Foundation
import Processes
import Testing

@testable import Execution

#if os(Linux)
    enum GroupMachine {
        /// What was found out by trying, once.
        static let place = GroupProbe.look().place
    }

    /// Jobs in control groups of this machine, where it lets us make some.
    @Suite(.enabled(if: GroupMachine.place != nil, "no control group (cgroup v2) can be made here"), .timeLimit(.minutes(15)))
    struct GroupTests {
        /// Starts a helper that leaves the session, the environment and its parents, and says its number.
        static let runaway = "env -i /usr/bin/setsid /bin/sh -c '/bin/sh -c \"echo pid \\$\\$; exec /bin/sleep 1000\" &' & wait; "

        private func group(_ fixture: Fixture, _ job: Job) throws -> ControlGroup {
            let record = try JSONDecoder().decode(RunnerRecord.self, from: try fixture.data(job, "runner.json"))
            return try #require(record.group.flatMap { ControlGroup(recorded: $0) })
        }

        /// Waits until the helper has said its number: whoever started it does not wait for that.
        private func helper(_ fixture: Fixture, _ job: Job) async throws -> ProcessIdentity {
            for try await case .frame(let frame) in fixture.executor.frames(job) {
                guard let line = frame.text.split(separator: "\n").first(where: { $0.hasPrefix("pid ") }) else { continue }
                return try #require(Int32(line.dropFirst(4)).flatMap { ProcessIdentity(current: $0) })
            }
            throw ExecutionError.unknownJob("the helper of \(job.id)")
        }

        @Test func aJobHasItsGroupAndLeavesNone() async throws {
            try await Fixture.with { fixture in
                try #require(mkfifo(fixture.folder + "/fifo", 0o600) == 0)
                let spec = fixture.script(
                    "cat /proc/self/cgroup; echo ready; read x < fifo; i=0; while [ $i -lt 20000 ]; do i=$((i + 1)); done")
                let job = try await fixture.executor.submit(spec)
                try await fixture.awaitLine("ready", of: job)
                let group = try group(fixture, job)
                let (members, runner) = (group.members(), try fixture.runner(of: job))
                let first = try #require(members.first)
                #expect(group.isPopulated && ControlGroup.holds(first.pid) && JobMembership.isInside(first.pid))
                #expect(!members.contains(runner), "the runner would end itself")
                #expect(try fixture.text(job).contains("signalbox-job-"))
                try fixture.open("fifo")
                let outcome = try await fixture.executor.outcome(job)
                #expect(outcome.reason == .exited(0) && outcome.userSeconds + outcome.systemSeconds > 0)
                await ProcessExit.wait(for: runner)
                #expect(!group.exists)
            }
        }

        @Test func whoEscapedEverythingElseIsFoundAfterTheRunnersDeath() async throws {
            try await Fixture.with { fixture in
                let job = try await fixture.executor.submit(fixture.script(Self.runaway + "echo ready; sleep 1000"))
                try await fixture.awaitLine("ready", of: job)
                let (group, helper) = (try group(fixture, job), try await helper(fixture, job))
                let runner = try fixture.runner(of: job)
                ProcessTable.signal(runner, SIGKILL)
                await ProcessExit.wait(for: runner)
                #expect(helper.isAlive && !ProcessTable.isJobProcess(helper.pid) && JobMembership.isInside(helper.pid))
                // Nothing else would have found it.
                let record = try JSONDecoder().decode(RunnerRecord.self, from: try fixture.data(job, "runner.json"))
                let others = ProcessSelection(
                    leaders: [record.child].compactMap { $0 }, markers: ["SIGNALBOX_JOB_MARK=\(record.mark)"])
                #expect(!others.members().contains(helper))
                let outcome = try await Fixture.executor(fixture.folder).outcome(job)
                guard case .aborted = outcome.reason else {
                    Issue.record("\(outcome.reason)")
                    return
                }
                #expect(outcome.survivors == 0 && !helper.isAlive && !group.exists)
            }
        }

        @Test func groupsThatAJobMadeGoWithIt() async throws {
            try await Fixture.with { fixture in
                let own = "$(ls -d \(GroupMachine.place?.base ?? "")/$(sed -n 's|^0::.*/\\(signalbox-job-.*\\)|\\1|p' /proc/self/cgroup))"
                let inner = "sh -c \"echo \\$\\$ > $g/a/b/cgroup.procs; exec sleep 1000\" &"
                let script = "g=\(own); mkdir -p $g/a/b; \(Self.runaway) \(inner) echo ready; exit 3"
                let job = try await fixture.executor.submit(fixture.script(script))
                #expect(try await fixture.executor.outcome(job).reason == .exited(3))
                await ProcessExit.wait(for: try fixture.runner(of: job))
                let left = try group(fixture, job).exists
                #expect(!left)
            }
        }

        @Test func aPausedGroupIsFrozen() async throws {
            try await Fixture.with { fixture in
                let job = try await fixture.executor.submit(
                    fixture.script(Self.runaway + "echo ready; sleep 1000", limits: JobLimits(graceSeconds: 1)))
                try await fixture.awaitLine("ready", of: job)
                let group = try group(fixture, job)
                try await fixture.executor.pause(job)
                try await fixture.awaitNote("paused", of: job)
                while !group.isFrozen { await Task.yield() }
                try await fixture.executor.resume(job)
                try await fixture.awaitNote("resumed", of: job)
                #expect(!group.isFrozen)
                // A paused job can be stopped.
                try await fixture.executor.pause(job)
                while !group.isFrozen { await Task.yield() }
                try await fixture.executor.stop(job)
                #expect(try await fixture.executor.outcome(job).reason == .stopped)
                await ProcessExit.wait(for: try fixture.runner(of: job))
                #expect(!group.exists)
            }
        }

        @Test func aGroupThatWasLeftIsRemovedByTheNextJob() async throws {
            let place = try #require(GroupMachine.place)
            let left = ControlGroup(of: ProcessIdentity(pid: 1, startTime: 987_654_321), in: place)
            try #require(mkdir(left.path, 0o755) == 0)
            try await Fixture.with { fixture in
                _ = try await fixture.run(fixture.script("true"))
            }
            #expect(!left.exists)
        }

        @Test func aCommandThatCannotStartLeavesNoGroup() async throws {
            try await Fixture.with { fixture in
                var spec = fixture.script("true")
                spec.workingDirectory = fixture.folder + "/nowhere"
                let (job, outcome) = try await fixture.run(spec)
                guard case .failedToStart = outcome.reason else {
                    Issue.record("\(outcome.reason)")
                    return
                }
                await ProcessExit.wait(for: try fixture.runner(of: job))
                let left = try group(fixture, job).exists
                #expect(!left)
            }
        }
    }
#endif
