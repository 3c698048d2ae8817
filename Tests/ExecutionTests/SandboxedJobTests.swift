import CPlatform
import Foundation
import Processes
import Testing

@testable import Execution

#if os(Linux)
    @Suite(.timeLimit(.minutes(15))) struct SandboxedJobTests {
        static let networks: [SandboxNetwork] = [.full, .none, .proxied(allow: [])]

        @Test(arguments: networks) func aSandboxedJobEndsLikeAnyOther(network: SandboxNetwork) async throws {
            try await SandboxFixture.with { fixture in
                let (_, outcome, text) = try await fixture.run(fixture.spec("echo out; echo err >&2; exit 42", network: network))
                #expect(outcome.reason == .exited(42))
                #expect(text == "out\nerr\n")
            }
        }

        @Test(arguments: networks) func itHasItsGrace(network: SandboxNetwork) async throws {
            try await SandboxFixture.with { fixture in
                let spec = fixture.spec("trap 'echo goodbye; exit' TERM; echo ready; while :; do sleep 1000 & wait; done", network: network)
                let job = try await fixture.executor.submit(spec)
                try await fixture.fixture.awaitLine("ready", of: job)
                try await fixture.executor.stop(job)
                #expect(try await fixture.executor.outcome(job).reason == .stopped)
                #expect(try fixture.fixture.text(job).contains("goodbye"))
                #expect(fixture.fixture.members(spec).isEmpty)
            }
        }

        @Test func aKilledRunnerLeavesNobody() async throws {
            try await SandboxFixture.with { fixture in
                let spec = fixture.spec(
                    "setsid sh -c 'trap \"\" TERM; echo ready; while :; do sleep 1000; done' & wait", network: .proxied(allow: []))
                let job = try await fixture.executor.submit(spec)
                try await fixture.fixture.awaitLine("ready", of: job)
                let members = fixture.fixture.members(spec)
                #expect(members.count >= 4)
                ProcessTable.signal(try fixture.fixture.runner(of: job), SIGKILL)
                guard case .aborted = try await fixture.executor.outcome(job).reason else {
                    Issue.record("not aborted")
                    return
                }
                #expect(members.allSatisfy { !$0.isAlive })
            }
        }

        @Test func itIsPausedAndSpokenTo() async throws {
            try await SandboxFixture.with { fixture in
                var spec = fixture.spec("setsid sh -c 'while :; do :; done' & echo ready; cat; kill -9 -1", network: .proxied(allow: []))
                spec.input = .channel
                let job = try await fixture.executor.submit(spec)
                try await fixture.fixture.awaitLine("ready", of: job)
                try await fixture.executor.pause(job)
                try await fixture.fixture.awaitNote("paused", of: job)
                let members = fixture.fixture.members(spec)
                #expect(members.count >= 4 && members.allSatisfy { ProcessTable.isStopped($0.pid) && $0.isAlive })
                #expect(try await fixture.executor.send(job, key: "a", Array("hello\n".utf8)) == .accepted)
                try await fixture.executor.resume(job)
                try await fixture.fixture.awaitLine("hello", of: job)
                try await fixture.executor.closeInput(job)
                _ = try await fixture.executor.outcome(job)
                #expect(members.allSatisfy { !$0.isAlive })
            }
        }

        @Test func whatCannotBeSetUpIsAClearError() async throws {
            try await SandboxFixture.with { fixture in
                symlink("/root", fixture.tree + "/link")
                let cases: [(String, (inout JobSpec) -> Void)] = [
                    ("does not exist", { $0.sandbox?.readable = ["/nowhere/at/all"] }),
                    ("symbolic link", { $0.sandbox?.writable.append(fixture.tree + "/link") }),
                    ("own spool", { $0.sandbox?.readable = [fixture.fixture.folder] }),
                    ("is not in the sandbox", { $0.workingDirectory = fixture.other }),
                    ("cannot find an executable", { $0.argv = ["no-such-program"] }),
                    ("cannot find an executable", { $0.argv = [fixture.key] }),
                    ("is not a folder", { $0.sandbox?.home = fixture.key }),
                ]
                for (index, (words, change)) in cases.enumerated() {
                    var spec = fixture.spec("true", id: "J-\(index)")
                    change(&spec)
                    guard case .failedToStart(let message) = try await fixture.run(spec).outcome.reason else {
                        Issue.record("started: \(words)")
                        continue
                    }
                    #expect(message.contains(words))
                }
                for path in ["relative", "/a/../b", "/a//b", "/", "/a\0b"] {
                    var spec = fixture.spec("true")
                    spec.sandbox?.readable = [path]
                    await #expect(throws: ExecutionError.self) { try await fixture.executor.submit(spec) }
                }
            }
        }

        @Test func theProxyLetsThroughWhatItsListHasAndWritesEverythingDown() async throws {
            try await SandboxFixture.with { fixture in
                var listener: Int32 = -1
                var port: UInt16 = 0
                try #require(cp_listen_loopback(&port, &listener) == 0)
                let server = try SocketServer(listener: listener) { client, _ in
                    var polled = pollfd(fd: client, events: Int16(POLLIN), revents: 0)
                    poll(&polled, 1, 600_000)
                    var buffer = [UInt8](repeating: 0, count: 4096)
                    let count = max(0, recv(client, &buffer, buffer.count, 0))
                    let line = String(decoding: buffer[..<count], as: UTF8.self).prefix { $0 != "\r\n" }
                    let answer = "HTTP/1.1 200 OK\r\nContent-Length: \(line.utf8.count)\r\nConnection: close\r\n\r\n\(line)"
                    _ = answer.utf8CString.withUnsafeBytes { send(client, $0.baseAddress, $0.count - 1, 0) }
                }
                server.start()
                defer { server.close() }
                let script = """
                    get() { curl -sS -m 600 "$@" 2>/dev/null; echo " $?"; }
                    get http://127.0.0.1:\(port)/plain
                    get -p http://127.0.0.1:\(port)/tunnel
                    get http://127.0.0.1:1/
                    get --noproxy '' -p http://localhost:\(port)/
                    get --noproxy '*' http://127.0.0.1:\(port)/
                    python3 -c "
                    import os, socket, urllib.parse
                    place = urllib.parse.urlsplit(os.environ['HTTP_PROXY'])
                    proxy = socket.create_connection((place.hostname, place.port))
                    proxy.sendall(b'CONNECT 127.1:\(port) HTTP/1.1\\r\\n\\r\\n')
                    print(proxy.recv(99).split(b' ')[1].decode())"
                    """
                let network = SandboxNetwork.proxied(allow: ["127.0.0.1:\(port)", "127.1:\(port)", "*.example.com"])
                let (job, outcome, text) = try await fixture.run(fixture.spec(script, network: network))
                #expect(outcome.reason == .exited(0))
                let refusal = "is not on the network allow list of this job"
                #expect(
                    text == """
                        GET /plain HTTP/1.1 0
                        GET /tunnel HTTP/1.1 0
                        signalbox: 127.0.0.1:1 \(refusal)
                         0
                         56
                         7
                        403

                        """)
                // A line is written when its connection is over, and a tunnel's end may be seen later than the next connection's.
                let log = try fixture.executor.networkLog(job).sorted { $0.time < $1.time }
                #expect(log.map(\.host) == ["127.0.0.1", "127.0.0.1", "127.0.0.1", "localhost", "127.1"])
                #expect(log.map(\.allowed) == [true, true, false, false, false])
                #expect(log.prefix(2).allSatisfy { $0.up > 20 && $0.down > 60 && $0.port == port && $0.problem == nil })
                #expect(log[2].problem?.contains(refusal) == true)
                #expect(log[4].problem == "127.1 leads to this machine or its link, which only an address on the allow list opens")
            }
        }
    }
#endif
