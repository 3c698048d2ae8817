import Foundation
import Processes
import Testing

@Suite struct ProcessRunnerTests {
    @Test(arguments: [
        ("exit 0", Termination.exited(0)), ("exit 7", .exited(7)), ("kill -9 $$", .signaled(9)), ("kill -15 $$", .signaled(15)),
    ])
    func statuses(script: String, expected: Termination) async throws {
        #expect(try await ProcessRunner.run(shell(script)).status == expected)
    }

    @Test func keepsBothStreams() async throws {
        let output = try await ProcessRunner.run(shell("echo out; echo err >&2"))
        #expect(output.text == "out\n")
        #expect(output.stderr == "err\n")
    }

    @Test func environmentIsExact() async throws {
        let command = Command(executable: "/usr/bin/env", environment: ["A": "1", "B": "two words"])
        #expect(Set(try await ProcessRunner.run(command).text.split(separator: "\n")) == ["A=1", "B=two words"])
    }

    @Test func inputs() async throws {
        try await withTemporaryFolder { folder in
            let bytes = [UInt8]((0..<200_000).map { UInt8(truncatingIfNeeded: $0) })
            var command = Command(executable: "/bin/cat", input: .bytes(bytes))
            #expect(try await ProcessRunner.run(command).stdout == bytes)
            try Data("from a file".utf8).write(to: URL(filePath: folder + "/input"))
            command.input = .file(folder + "/input")
            #expect(try await ProcessRunner.run(command).text == "from a file")
            command.input = .none
            #expect(try await ProcessRunner.run(command).stdout.isEmpty)
            command.input = .file(folder + "/missing")
            await #expect(throws: ProcessError.self) { try await ProcessRunner.run(command) }
        }
    }

    @Test func inputThatIsNotReadIsNoError() async throws {
        var command = shell("exit 3")
        command.input = .bytes([UInt8](repeating: 1, count: 1 << 20))
        #expect(try await ProcessRunner.run(command).status == .exited(3))
    }

    @Test func errorTextKeepsItsEnd() async throws {
        var command = shell("i=0; while [ $i -lt 2000 ]; do echo line $i >&2; i=$((i+1)); done")
        command.errorLimit = 100
        let stderr = try await ProcessRunner.run(command).stderr
        #expect(stderr.utf8.count == 100)
        #expect(stderr.hasSuffix("line 1999\n"))
    }

    @Test func tooMuchOutputIsAnErrorAndEndsTheCommand() async throws {
        try await withTemporaryFolder { folder in
            var command = shell("echo $$ > \(folder)/pid; exec yes")
            command.outputLimit = 100_000
            await #expect(throws: ProcessError.self) { try await ProcessRunner.run(command) }
            let pid = try #require(Int32(try String(contentsOfFile: folder + "/pid", encoding: .utf8).dropLast()))
            #expect(ProcessIdentity(current: pid)?.isAlive != true)
        }
    }

    @Test func missingThingsAreNamed() async throws {
        var command = Command(executable: "/nowhere/git")
        await #expect(throws: ProcessError.executableNotFound(name: "/nowhere/git", searched: "/nowhere/git")) {
            try await ProcessRunner.run(command)
        }
        command = shell("exit 0")
        command.workingDirectory = "/nowhere"
        await #expect(throws: ProcessError.workingDirectoryMissing(path: "/nowhere")) { try await ProcessRunner.run(command) }
    }

    @Test func streamsInChunks() async throws {
        let progress = Locked<[UInt8]>([])
        var splitter = LineSplitter(limit: 1000)
        var lines: [String] = []
        let output = try await ProcessRunner.stream(shell("seq 1 20000; echo 50% >&2")) { chunk in
            splitter.feed(chunk) { lines.append(String(decoding: $0, as: UTF8.self)) }
        } onError: { chunk in
            let bytes = Array(chunk)
            progress.withLock { $0 += bytes }
        }
        #expect(lines == (1...20000).map(String.init))
        #expect(progress.withLock { $0 } == Array("50%\n".utf8))
        #expect(output.status.isSuccess)
    }

    @Test func cancellationEndsTheWholeGroup() async throws {
        try await withTemporaryFolder { folder in
            try #require(mkfifo(folder + "/fifo", 0o600) == 0)
            // The helper ignores SIGTERM; its pid comes through a fifo once it does.
            let script = "sh -c 'trap \"\" TERM; echo $$ > \(folder)/fifo; exec sleep 1000' & wait"
            let task = Task { try await ProcessRunner.run(shell(script)) }
            let said = try await ProcessRunner.run(Command(executable: "/bin/cat", arguments: [folder + "/fifo"]))
            let pid = try #require(Int32(said.text.dropLast()))
            let helper = try #require(ProcessIdentity(current: pid))
            #expect(helper.isAlive)
            task.cancel()
            await #expect(throws: ProcessError.self) { try await task.value }
            await ProcessExit.wait(for: helper)
            #expect(!helper.isAlive)
        }
    }

    @Test func backgroundHelperDoesNotOutliveASuccess() async throws {
        let output = try await ProcessRunner.run(shell("sleep 1000 & echo $!"))
        let pid = try #require(Int32(output.text.dropLast()))
        if let helper = ProcessIdentity(current: pid) { await ProcessExit.wait(for: helper) }
        #expect(ProcessIdentity(current: pid)?.isAlive != true)
    }
}
