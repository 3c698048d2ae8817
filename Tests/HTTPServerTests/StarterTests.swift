import API
import Client
import Foundation
import HTTPServer
import Testing

@Suite struct StarterTests {
    /// A stand-in for the program: only what it does with its arguments and the ready pipe matters here.
    private static func starter(_ scratch: Scratch, _ script: String) async throws -> ServerStarter {
        let program = scratch.path + "/program"
        // Written by another process: a descriptor of this one could be on its way through a test's fork, and the program busy then.
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/bin/sh")
        writer.arguments = ["-c", #"cat > "$0" && chmod 700 "$0""#, program]
        _ = try await Child.output(writer) { _ in "#!/bin/sh\n" + script }
        return ServerStarter(
            executable: program, workspace: scratch.path, stateFolder: scratch.path + "/state", socketPath: scratch.path + "/s.sock")
    }

    @Test func aServerIsStartedWithItsArgumentsInASessionOfItsOwn() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let starter = try await Self.starter(
            scratch,
            #"""
            echo "$@" > "$3/args"; ps -o sid= -p $$ > "$3/sid"; ls -l /proc/self/fd 2>/dev/null > "$3/fds"
            echo out; echo err >&2; echo ready >&3
            """#
        )
        guard case .started(let pid) = try await starter.ensureRunning() else {
            Issue.record("nothing was started")
            return
        }
        func read(_ name: String) throws -> String {
            try String(contentsOfFile: scratch.path + "/" + name, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        #expect(try read("args") == "serve --workspace \(scratch.path) --ready-fd 3")
        #expect(try read("sid") == "\(pid)")
        #expect(try read("state/server.log") == "out\nerr")
        #expect(try Scratch.mode(starter.logPath) == 0o600)
        #if os(Linux)
            // The pipe is there and the starter's lock is not. (Other tests of this process may have descriptors on their way to a child.)
            let descriptors = try read("fds")
            #expect(descriptors.contains(" 3 -> pipe:"))
            #expect(!descriptors.contains("start.lock"))
        #endif
    }

    @Test func aServerThatGivesUpIsHeard() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let starter = try await Self.starter(scratch, #"printf 'failed 2\nsignalbox.yaml:3:1: unknown key\n  remove it\n' >&3"#)
        await #expect(throws: ClientError.notStarted("signalbox.yaml:3:1: unknown key\n  remove it\n", .usage)) {
            try await starter.ensureRunning()
        }
    }

    @Test func aServerThatDiesIsReportedWithItsLog() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let starter = try await Self.starter(scratch, "echo it broke >&2; kill -9 $$")
        do {
            _ = try await starter.ensureRunning()
            Issue.record("it cannot have started")
        } catch {
            #expect(error.exitCode == .failed)
            #expect(error.description.contains("it broke") && error.description.contains(starter.logPath))
        }
    }

    @Test func aMissingProgramIsAnError() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let starter = ServerStarter(
            executable: "/nowhere/signalbox", workspace: scratch.path, stateFolder: scratch.path, socketPath: scratch.path + "/s")
        do {
            _ = try await starter.ensureRunning()
            Issue.record("it cannot have started")
        } catch {
            #expect(error.description.contains("/nowhere/signalbox"))
        }
    }

    @Test func commandsAtOnceStartOneServer() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        // Listens, says so, and ends when the folder's `stop` pipe is opened for writing.
        let starter = try await Self.starter(
            scratch,
            #"""
            cd "$3"
            echo started >> starts
            mkfifo stop
            exec perl -e 'use IO::Socket::UNIX; my $s = IO::Socket::UNIX->new(Local => "s.sock", Listen => 50) or die;
                open(my $r, ">&=", 3); syswrite($r, "ready\n"); close($r); open(my $f, "<", "stop")'
            """#)
        let outcomes = try await withThrowingTaskGroup(of: ServerStarter.Outcome.self) { group in
            for _ in 0..<8 { group.addTask { try await starter.ensureRunning() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == .running } == 7)
        #expect(try String(contentsOfFile: scratch.path + "/starts", encoding: .utf8) == "started\n")
        #expect(starter.isRunning())
        try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.path + "/stop")).close()
    }

    @Test func theServersEndOfThePipeIsUnderstood() async throws {
        let pipe = Pipe()
        let signal = ReadySignal(dup(pipe.fileHandleForWriting.fileDescriptor))
        try pipe.fileHandleForWriting.close()
        signal.failed("who\nwhat", exitCode: .refused)
        signal.ready()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(Readiness(text) == .failed(.refused, "who\nwhat"))
    }
}
