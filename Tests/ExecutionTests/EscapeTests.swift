import CPlatform
import Foundation
import Processes
import Testing

@testable import Execution

#if os(Linux)
    /// Each of these really tries to get out.
    @Suite(.timeLimit(.minutes(15))) struct EscapeTests {
        @Test func aMachineWithBubblewrapHasASandbox() async throws {
            let installed = (try? ExecutableFinder().find("bwrap", path: "/usr/local/bin:/usr/bin:/bin")) != nil
            let isRequired = ProcessInfo.processInfo.environment["CI"] != nil
            switch await SandboxFixture.probe.value {
            case .available(let tool): #expect(installed && tool.kind == .bubblewrap)
            case .unavailable(let reason):
                #expect(!reason.isEmpty)
                if installed, isRequired { Issue.record("no sandbox although bwrap is installed: \(reason)") }
            }
            guard case .unavailable(let reason) = await SandboxProbe.look(path: "/nowhere") else {
                Issue.record("found bwrap in /nowhere")
                return
            }
            #expect(reason.contains("install the package bubblewrap"))
        }

        @Test(arguments: SandboxFixture.Identity.available) func filesAreOutOfReach(identity: SandboxFixture.Identity) async throws {
            try await SandboxFixture.with(identity) { fixture in
                let git = fixture.tree + "/.git"
                try "gitdir: elsewhere\n".write(toFile: git, atomically: true, encoding: .utf8)
                let attempts = [
                    "other": "echo x > \(fixture.other)/file", "symlink": "ln -s \(fixture.other) link && echo x > link/file",
                    "key": "cat \(fixture.key)", "root": "cat /proc/1/root\(fixture.key)", "dots": "cat ../operator/key",
                    "cwd": "cat /proc/self/root\(fixture.key)", "shadow": "cat /etc/shadow", "roothome": "ls /root",
                    "spool": "ls \(fixture.fixture.folder)/jobs/J", "usr": "touch /usr/file", "etc": "touch /etc/file",
                    "top": "touch /file",
                    "git": "echo x > .git", "removeGit": "rm -f .git", "moveGit": "mv .git old", "mount": "mount -t tmpfs none /tmp",
                    "bind": "mount --bind /usr /tmp", "remount": "mount -o remount,rw /usr", "device": "mknod /tmp/disk b 8 0",
                    "namespace": "unshare -U true", "mountNamespace": "unshare -rm true", "sysctl": "echo 1 > /proc/sys/kernel/sysrq",
                ]
                let script = attempts.map { "if (\($0.value)) 2>/dev/null; then echo 'escaped \($0.key)'; fi" }.joined(separator: "\n")
                var spec = fixture.spec(script + "\necho inside > file; id -u; echo $HOME; touch $HOME/mine $TMPDIR/mine; echo tried")
                spec.sandbox?.binds = [.init(outside: git, inside: git, writable: false)]
                let (_, outcome, text) = try await fixture.run(spec)
                #expect(outcome.reason == .exited(0))
                #expect(text == "1000\n\(fixture.home)\ntried\n")
                #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.other).isEmpty)
                #expect(try String(contentsOfFile: git, encoding: .utf8) == "gitdir: elsewhere\n")
                #expect(try String(contentsOfFile: fixture.tree + "/file", encoding: .utf8) == "inside\n")
                var info = stat()
                #expect(stat(fixture.tree + "/file", &info) == 0 && info.st_uid == (identity == .nobody ? 65534 : geteuid()))
            }
        }

        @Test(arguments: SandboxFixture.Identity.available) func theRunnerIsOutOfReach(identity: SandboxFixture.Identity) async throws {
            try await SandboxFixture.with(identity) { fixture in
                let spec = fixture.spec(
                    """
                    echo ready; read pid < fifo
                    kill -9 $pid 2>/dev/null && echo 'escaped kill'
                    kill -9 -1 2>/dev/null; ls -d /proc/$pid 2>/dev/null && echo 'escaped proc'
                    python3 -c 'import ctypes, sys; sys.exit(ctypes.CDLL(None).ptrace(16, '$pid', 0, 0))' && echo 'escaped ptrace'
                    echo tried
                    """)
                let job = try await fixture.executor.submit(spec)
                try await fixture.fixture.awaitLine("ready", of: job)
                let runner = try fixture.fixture.runner(of: job)
                try fixture.say("\(runner.pid)")
                #expect(try await fixture.executor.outcome(job).reason == .exited(0))
                #expect(try fixture.fixture.text(job) == "ready\ntried\n")
            }
        }

        @Test(arguments: SandboxFixture.Identity.available) func socketsAreOutOfReach(identity: SandboxFixture.Identity) async throws {
            try await SandboxFixture.with(identity) { fixture in
                var unix: Int32 = -1
                var tcp: Int32 = -1
                var port: UInt16 = 0
                let path = fixture.fixture.folder + "/operator/s"
                try #require(cp_listen_unix(path, &unix) == 0 && chmod(path, 0o777) == 0 && cp_listen_loopback(&port, &tcp) == 0)
                defer { for descriptor in [unix, tcp] { close(descriptor) } }
                let (_, outcome, text) = try await fixture.run(
                    fixture.spec(
                        """
                        try() { python3 -c "import socket; s = socket.socket(socket.$1); s.connect($2)" 2>/dev/null && echo "escaped $1"; }
                        try AF_UNIX "'\(path)'"
                        try AF_INET "('127.0.0.1', \(port))"
                        echo tried
                        """))
                #expect(outcome.reason == .exited(0))
                #expect(text == "tried\n")
                var accepted: Int32 = -1
                #expect(cp_accept(unix, &accepted) == EAGAIN && cp_accept(tcp, &accepted) == EAGAIN)
            }
        }

        @Test(arguments: SandboxFixture.Identity.available) func noDaemonIsLeft(identity: SandboxFixture.Identity) async throws {
            try await SandboxFixture.with(identity) { fixture in
                let word = "7\(UInt32.random(in: 100_000_000..<999_999_999))"
                let daemon = "env -i setsid nohup sleep \(word) >/dev/null 2>&1 &"
                let spec = fixture.spec("(\(daemon)); echo ready; read line < fifo")
                let job = try await fixture.executor.submit(spec)
                try await fixture.fixture.awaitLine("ready", of: job)
                // It is known by its words, which it has when the last of its programs has begun.
                while SandboxFixture.processes(with: word).isEmpty { await Task.yield() }
                try fixture.say("go")
                #expect(try await fixture.executor.outcome(job).reason == .exited(0))
                #expect(SandboxFixture.processes(with: word).isEmpty)
            }
        }
    }
#endif
