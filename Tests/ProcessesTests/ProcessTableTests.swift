import Foundation
import Processes
import Testing

@Suite struct ProcessTableTests {
    @Test func identityIsNotJustANumber() throws {
        let me = try #require(ProcessIdentity(current: getpid()))
        #expect(me.isAlive)
        #expect(!ProcessIdentity(pid: getpid(), startTime: me.startTime + 1).isAlive)
        #expect(!ProcessIdentity(pid: getpid(), startTime: me.startTime, boot: "another").isAlive)
        #expect(!ProcessTable.signal(ProcessIdentity(pid: getpid(), startTime: me.startTime + 1), SIGKILL))
    }

    @Test func zombieIsNotAlive() async throws {
        let process = try DetachedProcess.spawn(executable: "/bin/sh", arguments: ["-c", "exit 4"], environment: [:])
        await ProcessExit.wait(for: process.identity)
        #expect(!process.identity.isAlive)
        #expect(process.reap() == .exited(4))
        #expect(process.reap() == .exited(4))
        #expect(ProcessTable.startTime(process.identity.pid) != process.identity.startTime)
    }

    @Test func detachedProcessIsReapedThoughNobodyHoldsIt() async throws {
        try await withTemporaryFolder { folder in
            try #require(mkfifo(folder + "/fifo", 0o600) == 0)
            let pid = try DetachedProcess.spawn(executable: "/bin/sh", arguments: ["-c", "read x < \(folder)/fifo"], environment: [:])
                .identity.pid
            let descriptor = open(folder + "/fifo", O_WRONLY)
            close(descriptor)
            // Reaped when the number means nothing any more; each turn ends another child, so the loop needs no clock.
            for _ in 0..<1000 where ProcessTable.startTime(pid) != nil {
                _ = try await ProcessRunner.run(shell("exit 0"))
            }
            #expect(ProcessTable.startTime(pid) == nil)
        }
    }

    @Test func killTreeTakesDescendantsSessionsAndMarked() async throws {
        try await withTemporaryFolder { folder in
            for name in ["fifo", "up", "hold"] { try #require(mkfifo("\(folder)/\(name)", 0o600) == 0) }
            let mark = "SIGNALBOX_TEST_MARK=\(UUID().uuidString)"
            // A child, a child in a session of its own, and an orphan in a session of its own. Each says that it is what it is to be: one that
            // is just becoming another program has no environment that could be read.
            let helper = "sh -c 'echo up >&3; read x < \(folder)/hold'"
            let script = """
                exec 3<> \(folder)/up; \(helper) & setsid \(helper) & (setsid \(helper) &); read a <&3; read a <&3; read a <&3
                echo ready > \(folder)/fifo; wait
                """
            let words = mark.split(separator: "=").map(String.init)
            let process = try DetachedProcess.spawn(
                executable: "/bin/sh", arguments: ["-c", script], environment: ["PATH": "/usr/bin:/bin", words[0]: words[1]])
            _ = try await ProcessRunner.run(Command(executable: "/bin/cat", arguments: [folder + "/fifo"]))
            #expect(ProcessTable.withEnvironmentMarker(mark).count >= 4)
            #expect(ProcessTable.descendants(of: process.identity.pid).count >= 2)
            #expect(ProcessTable.withEnvironmentMarker(mark + "x").isEmpty)
            let selection = ProcessSelection(leaders: [process.identity], markers: [mark])
            #expect(await ProcessTable.killTree(selection).isEmpty)
            #expect(ProcessTable.withEnvironmentMarker(mark).isEmpty)
            #expect(process.reap() == .signaled(SIGKILL))
        }
    }

    @Test func strangersWithTheNumberOfADeadLeaderAreSpared() async throws {
        let process = try DetachedProcess.spawn(executable: "/bin/sleep", arguments: ["1000"], environment: [:])
        let earlier = ProcessIdentity(pid: process.identity.pid, startTime: process.identity.startTime - 1)
        #expect(await ProcessTable.killTree(ProcessSelection(roots: [earlier], leaders: [earlier])).isEmpty)
        #expect(process.identity.isAlive)
        #expect(await ProcessTable.killTree(process.identity).isEmpty)
        #expect(process.reap() == .signaled(SIGKILL))
    }

    @Test func detachedProcessLeadsItsSessionAndInheritsNothing() async throws {
        try await withTemporaryFolder { folder in
            let pipe = Pipe()
            let process = try DetachedProcess.spawn(
                executable: "/bin/sh", arguments: ["-c", "ls /proc/self/fd | wc -w; ps -o sid=,pgid= -p $$; pwd; env | grep -c ^ONLY="],
                environment: ["PATH": "/usr/bin:/bin", "ONLY": "1"], workingDirectory: folder, outputFile: folder + "/out")
            await ProcessExit.wait(for: process.identity)
            #expect(process.reap() == .exited(0))
            let lines = try String(contentsOfFile: folder + "/out", encoding: .utf8).split(separator: "\n").map {
                $0.split(separator: " ").joined(separator: " ")
            }
            let here = URL(filePath: folder).resolvingSymlinksInPath().path
            // 0, 1, 2 and the one that `ls` itself has open.
            #expect(lines == ["4", "\(process.identity.pid) \(process.identity.pid)", here, "1"])
            withExtendedLifetime(pipe) {}
        }
    }
}
