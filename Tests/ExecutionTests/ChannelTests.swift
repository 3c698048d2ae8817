import Execution
import Foundation
import Processes
import Testing

@Suite(.timeLimit(.minutes(15))) struct ChannelTests {
    private func spec(_ fixture: Fixture, _ script: String, id: String = "L-1-turn-1") -> JobSpec {
        var spec = fixture.script(script, id: id, limits: JobLimits(graceSeconds: 0.2))
        spec.input = .channel
        return spec
    }

    /// The messages and what the command printed, in the order of the spool.
    private func conversation(_ fixture: Fixture, _ job: Job) async throws -> (messages: [String: String], order: [String], output: String)
    {
        var messages: [String: String] = [:]
        var order: [String] = []
        var output = ""
        for try await case .frame(let frame) in fixture.executor.frames(job) {
            if let message = frame.message {
                messages[message.key, default: ""] += String(decoding: message.bytes, as: UTF8.self)
                if order.last != message.key { order.append(message.key) }
            } else if frame.stream == .stdout {
                output += frame.text
                if order.last != "out" { order.append("out") }
            }
        }
        return (messages, order, output)
    }

    @Test func roundTrip() async throws {
        try await Fixture.with { fixture in
            // After the end of its input it waits, so that it has not ended while it is asked what it still takes.
            try #require(mkfifo(fixture.folder + "/fifo", 0o600) == 0)
            var spec = spec(fixture, "while read line; do echo \"got $line\"; done; read x < \(fixture.folder)/fifo; echo end")
            spec.environment["TOKEN"] = "s3cret-value"
            spec.secrets = ["TOKEN"]
            let job = try await fixture.executor.submit(spec)
            #expect(try await fixture.executor.send(job, key: "one", Array("hello s3cret-value\n".utf8)) == .accepted)
            try await fixture.awaitLine("got hello [redacted:secret]", of: job)
            #expect(try await fixture.executor.send(job, key: "two", Array("again\n".utf8)) == .accepted)
            #expect(try await fixture.executor.send(job, key: "nothing", []) == .accepted)
            try await fixture.executor.closeInput(job)
            try await fixture.executor.closeInput(job)
            #expect(try await fixture.executor.send(job, key: "late", []) == .tooLate("its input was closed"))
            try fixture.open("fifo")
            let outcome = try await fixture.executor.outcome(job)
            #expect(outcome.reason == .exited(0))
            #expect(outcome.redactions == 2)
            let found = try await conversation(fixture, job)
            #expect(found.messages == ["one": "hello [redacted:secret]\n", "two": "again\n", "nothing": ""])
            #expect(found.order.prefix(3) == ["one", "out", "two"])
            #expect(found.output == "got hello [redacted:secret]\ngot again\nend\n")
            #expect(try fixture.text(job) == found.output)
            #expect(try await fixture.executor.send(job, key: "two", []) == .repeated)
            #expect(try await fixture.executor.send(job, key: "three", []) == .tooLate("it had ended"))
            #expect(try await fixture.executor.sentKeys(job) == ["one", "two", "nothing"])
        }
    }

    @Test func largeMessagesArriveWholeAndInOrder() async throws {
        try await Fixture.with { fixture in
            let job = try await fixture.executor.submit(spec(fixture, "cat"))
            var expected = ""
            for index in 0..<5 {
                let text = String(repeating: "\(index) abcdefgh\n", count: 60_000 * index + 1)
                expected += text
                #expect(try await fixture.executor.send(job, key: "m\(index)", Array(text.utf8)) == .accepted)
            }
            try await fixture.executor.closeInput(job)
            #expect(try await fixture.executor.outcome(job).reason == .exited(0))
            let found = try await conversation(fixture, job)
            #expect(found.output == expected)
            #expect((0..<5).map { found.messages["m\($0)"] ?? "" }.joined() == expected)
        }
    }

    @Test func aCommandThatNeverReadsCanBeStopped() async throws {
        try await Fixture.with { fixture in
            let job = try await fixture.executor.submit(spec(fixture, "echo ready; sleep 1000"))
            try await fixture.awaitLine("ready", of: job)
            #expect(try await fixture.executor.send(job, key: "big", [UInt8](repeating: 65, count: 5 << 20)) == .accepted)
            #expect(try await fixture.executor.send(job, key: "small", [65]) == .accepted)
            try await fixture.executor.stop(job)
            #expect(try await fixture.executor.outcome(job).reason == .stopped)
            #expect(try fixture.text(job).contains("not delivered: big, small"))
            #expect(try await conversation(fixture, job).messages.isEmpty)
        }
    }

    @Test func aCommandThatClosesItsInputGoesOn() async throws {
        try await Fixture.with { fixture in
            try #require(mkfifo(fixture.folder + "/fifo", 0o600) == 0)
            let job = try await fixture.executor.submit(spec(fixture, "exec 0<&-; echo closed; read x < \(fixture.folder)/fifo; echo $x"))
            try await fixture.awaitLine("closed", of: job)
            #expect(try await fixture.executor.send(job, key: "m", Array("text\n".utf8)) == .accepted)
            try await fixture.awaitNote("does not read its input any more", of: job)
            try fixture.open("fifo")
            #expect(try await fixture.executor.outcome(job).reason == .exited(0))
        }
    }

    @Test func aNewServerLosesAndDoublesNothing() async throws {
        try await Fixture.with { fixture in
            try #require(mkfifo(fixture.folder + "/fifo", 0o600) == 0)
            let big = String(repeating: "0123456789abcdef\n", count: 20_000)
            var job: Job?
            do {
                let earlier = try Fixture.executor(fixture.folder)
                let submitted = try await earlier.submit(spec(fixture, "read x < \(fixture.folder)/fifo; cat"))
                #expect(try await earlier.send(submitted, key: "a", Array(big.utf8)) == .accepted)
                job = submitted
            }
            let later = try Fixture.executor(fixture.folder)
            let found = try #require(job)
            #expect(try await later.sentKeys(found) == ["a"])
            #expect(try await later.send(found, key: "a", Array(big.utf8)) == .repeated)
            #expect(try await later.send(found, key: "b", Array("last\n".utf8)) == .accepted)
            try await later.closeInput(found)
            try fixture.open("fifo")
            #expect(try await later.outcome(found).reason == .exited(0))
            #expect(try await conversation(fixture, found).output == big + "last\n")
        }
    }

    @Test func whatWasWrittenAndNotToldIsToldAgain() async throws {
        try await Fixture.with { fixture in
            let waiting = try await fixture.unstarted(spec(fixture, "cat", id: "waiting"))
            #expect(try await fixture.executor.send(waiting, key: "a", Array("text\n".utf8)) == .accepted)
            let job = try await fixture.executor.submit(spec(fixture, "echo ready; cat"))
            try await fixture.awaitLine("ready", of: job)
            // As by a server that died before it told the runner.
            try fixture.data(waiting, "control").write(to: URL(filePath: job.spool.folder + "/control"))
            #expect(try await fixture.executor.send(job, key: "a", Array("text\n".utf8)) == .repeated)
            try await fixture.awaitLine("text", of: job)
            try await fixture.executor.closeInput(job)
            #expect(try await fixture.executor.outcome(job).reason == .exited(0))
            #expect(try fixture.text(job) == "ready\ntext\n")
        }
    }

    @Test func aRunnerThatStartsLaterFindsWhatWasSaid() async throws {
        try await Fixture.with { fixture in
            let spec = spec(fixture, "cat")
            let job = try await fixture.unstarted(spec)
            #expect(try await fixture.executor.send(job, key: "a", Array("early\n".utf8)) == .accepted)
            try await fixture.executor.closeInput(job)
            let (_, outcome) = try await fixture.run(spec)
            #expect(outcome.reason == .exited(0))
            #expect(try fixture.text(job) == "early\n")
        }
    }

    @Test(arguments: [1, 20, 40_000, 65_600, 80_000]) func aTornMessageIsCutOff(missing: Int) async throws {
        try await Fixture.with { fixture in
            let spec = spec(fixture, "cat")
            let job = try await fixture.unstarted(spec)
            let torn = String(repeating: "torn\n", count: 20_000)
            #expect(try await fixture.executor.send(job, key: "a", Array("first\n".utf8)) == .accepted)
            #expect(try await fixture.executor.send(job, key: "b", Array(torn.utf8)) == .accepted)
            let whole = try fixture.data(job, "control")
            try whole.dropLast(missing).write(to: URL(filePath: job.spool.folder + "/control"))
            let later = try Fixture.executor(fixture.folder)
            #expect(try await later.sentKeys(job) == ["a"])
            #expect(try await later.send(job, key: "c", Array("third\n".utf8)) == .accepted)
            #expect(try await later.send(job, key: "b", Array("second\n".utf8)) == .accepted)
            try await later.closeInput(job)
            _ = try await later.submit(spec)
            #expect(try await later.outcome(job).reason == .exited(0))
            #expect(try fixture.text(job) == "first\nthird\nsecond\n")
        }
    }

    @Test func whatCannotBeSaidIsRefused() async throws {
        try await Fixture.with { fixture in
            let job = try await fixture.unstarted(spec(fixture, "cat"))
            for key in ["", "two\nlines", "nul\0", String(repeating: "k", count: 257)] {
                await #expect(throws: ExecutionError.self) { try await fixture.executor.send(job, key: key, []) }
            }
            let deaf = try await fixture.unstarted(fixture.script("cat", id: "deaf"))
            await #expect(throws: ExecutionError.self) { try await fixture.executor.send(deaf, key: "a", []) }
            #expect(try await fixture.executor.sentKeys(deaf).isEmpty)
            try Data("not a control file".utf8).write(to: URL(filePath: job.spool.folder + "/control"))
            await #expect(throws: ExecutionError.self) { try await fixture.executor.send(job, key: "a", []) }
            #expect(try fixture.data(job, "control") == Data("not a control file".utf8))
        }
    }
}
