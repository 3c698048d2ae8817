import Execution
import Foundation
import Processes
import Testing

@Suite(.timeLimit(.minutes(15))) struct OutcomeTests {
    @Test(arguments: [
        ("exit 0", ExitReason.exited(0)), ("exit 42", .exited(42)), ("kill -9 $$", .signaled(9)), ("kill -11 $$", .signaled(11)),
    ])
    func statuses(script: String, expected: ExitReason) async throws {
        try await Fixture.with { fixture in
            let (job, outcome) = try await fixture.run(fixture.script(script))
            #expect(outcome.reason == expected)
            #expect(outcome.startedAt <= outcome.endedAt)
            #expect(outcome.survivors == 0)
            #expect(try await fixture.executor.state(job) == .ended(outcome))
        }
    }

    @Test func figures() async throws {
        try await Fixture.with { fixture in
            let (_, outcome) = try await fixture.run(fixture.script("i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; printf 12345"))
            #expect(outcome.userSeconds > 0)
            #expect(outcome.maxResidentBytes > 100_000)
            #expect(outcome.outputBytes == 5)
        }
    }

    @Test func outputIsInterleavedAndAttributed() async throws {
        try await Fixture.with { fixture in
            let (job, _) = try await fixture.run(fixture.script("echo out; echo err >&2; printf end"))
            #expect(try await fixture.streams(job) == [.stdout: "out\nend", .stderr: "err\n"])
            #expect(try fixture.executor.copyLog(job, to: fixture.folder + "/log") == 11)
            #expect(try String(contentsOfFile: fixture.folder + "/log", encoding: .utf8).count == 11)
        }
    }

    @Test func largeOutputIsWhole() async throws {
        try await Fixture.with { fixture in
            let (job, outcome) = try await fixture.run(fixture.script("seq 1 100000"))
            try fixture.executor.copyLog(job, to: fixture.folder + "/log")
            let expected = (1...100_000).map { "\($0)\n" }.joined()
            #expect(try String(contentsOfFile: fixture.folder + "/log", encoding: .utf8) == expected)
            #expect(outcome.outputBytes == UInt64(expected.utf8.count))
            #expect(String(decoding: try fixture.executor.logTail(job, bytes: 7), as: UTF8.self) == "100000\n")
        }
    }

    @Test func environmentIsTheAllowListAndTheMarks() async throws {
        try await Fixture.with { fixture in
            var spec = fixture.script("")
            spec.argv = ["/usr/bin/env"]
            let server = ["PATH": "/bin", "HOME": "/h", "LC_ALL": "C", "LC_TIME": "C", "API_TOKEN": "t", "LD_PRELOAD": "x"]
            spec.environment = JobEnvironment.make(base: server, allow: ["PATH", "LC_*", "ABSENT"], set: ["SIGNALBOX_LANE": "L-1"])
            let (job, _) = try await fixture.run(spec)
            let expected = [
                "LC_ALL=C", "LC_TIME=C", "PATH=/bin", "SIGNALBOX_JOB=L-1-turn-1", "SIGNALBOX_JOB_MARK=\(spec.mark)", "SIGNALBOX_LANE=L-1",
            ]
            #expect(try fixture.text(job).split(separator: "\n").sorted() == expected.map { Substring($0) })
        }
    }

    @Test func inputs() async throws {
        try await Fixture.with { fixture in
            try "from a file".write(toFile: fixture.folder + "/input", atomically: true, encoding: .utf8)
            let inputs: [(JobSpec.Input, String)] = [
                (.none, ""), (.text("line\nlast"), "line\nlast"), (.file(fixture.folder + "/input"), "from a file"),
            ]
            for (index, (input, expected)) in inputs.enumerated() {
                var spec = fixture.script("cat", id: "J-\(index)")
                spec.input = input
                let (job, outcome) = try await fixture.run(spec)
                #expect(outcome.reason == .exited(0))
                #expect(try fixture.text(job) == expected)
            }
        }
    }

    @Test func whatCannotStartSaysWhy() async throws {
        try await Fixture.with { fixture in
            var specs: [(JobSpec, String)] = []
            var spec = fixture.script("true", id: "folder")
            spec.workingDirectory = "/nowhere/at all"
            specs.append((spec, "/nowhere/at all"))
            spec = fixture.script("true", id: "program")
            spec.argv = ["no-such-program"]
            specs.append((spec, "no-such-program"))
            spec = fixture.script("true", id: "input")
            spec.input = .file("/nowhere/input")
            specs.append((spec, "/nowhere/input"))
            try #require(mkfifo(fixture.folder + "/fifo", 0o600) == 0)
            spec = fixture.script("true", id: "fifo")
            spec.input = .file(fixture.folder + "/fifo")
            specs.append((spec, "not a regular file"))
            for (spec, part) in specs {
                let (_, outcome) = try await fixture.run(spec)
                guard case .failedToStart(let message) = outcome.reason else {
                    Issue.record("\(spec.id): \(outcome.reason)")
                    continue
                }
                #expect(message.contains(part))
            }
        }
    }

    @Test func hostileSpecsAreRefused() async throws {
        try await Fixture.with { fixture in
            for id in ["", ".", "..", "../x", "a/b", "a\nb", ".hidden", String(repeating: "x", count: 129)] {
                await #expect(throws: ExecutionError.self) { try await fixture.executor.submit(fixture.script("true", id: id)) }
            }
            var spec = fixture.script("true")
            spec.argv = []
            await #expect(throws: ExecutionError.self) { try await fixture.executor.submit(spec) }
            spec = fixture.script("true")
            spec.workingDirectory = "relative"
            await #expect(throws: ExecutionError.self) { try await fixture.executor.submit(spec) }
            spec = fixture.script("true")
            spec.limits.wallSeconds = .nan
            await #expect(throws: ExecutionError.self) { try await fixture.executor.submit(spec) }
            #expect(await fixture.executor.jobs().isEmpty)
        }
    }
}
