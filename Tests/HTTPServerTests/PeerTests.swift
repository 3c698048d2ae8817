import API
import Client
import Domain
import Foundation
import Synchronization
import Testing

@Suite struct PeerTests {
    private static let post = #"""
        use IO::Socket::UNIX; <STDIN>; my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die;
        print $s "$ARGV[1] /api/v1/lanes/L-1$ARGV[2] HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        print while <$s>;
        """#

    /// A shell that runs the call as its child, as a job's agent would.
    private static func shell(_ socket: String, _ verb: String, _ path: String) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // The second command keeps the shell from becoming perl.
        process.arguments = ["-c", #"perl -e "$0" "$@"; exit $?"#, post, socket, verb, path]
        return process
    }

    #if os(Linux)
        /// The parent's process id, field 4 of proc_pid_stat(5); nil for a process that is gone.
        private static func parent(_ pid: Int32) -> Int32? {
            guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8), let close = text.lastIndex(of: ")") else {
                return nil
            }
            let fields = text[close...].split(separator: " ")
            return fields.count > 2 ? Int32(fields[2]) : nil
        }

        @Test func aProcessInsideAJobReadsAndChangesNothing() async throws {
            let scratch = try Scratch()
            defer { scratch.remove() }
            let job = Atomic<Int32>(0)
            let isInside: @Sendable (Int32) -> Bool = { pid in
                var next: Int32? = pid
                while let here = next, here > 1 {
                    if here == job.load(ordering: .relaxed) { return true }
                    next = Self.parent(here)
                }
                return next == nil
            }
            try await Running.with(scratch, isInsideJob: isInside) { server async throws in
                _ = await server.lane(.inspecting)
                let refused = try await Child.output(Self.shell(server.socket, "POST", "/land")) { process in
                    job.store(process.processIdentifier, ordering: .relaxed)
                    return "go\n"
                }
                #expect(refused.hasPrefix("HTTP/1.1 409"))
                #expect(refused.contains(#""code":"refused""#) && refused.contains("runs inside a lane's job"))
                #expect(await server.desk.calls.isEmpty)

                let read = try await Child.output(Self.shell(server.socket, "GET", "")) { process in
                    job.store(process.processIdentifier, ordering: .relaxed)
                    return "go\n"
                }
                #expect(read.hasPrefix("HTTP/1.1 200"))

                // The same command outside of the job, and this process itself, may.
                job.store(-1, ordering: .relaxed)
                let done = try await Child.output(Self.shell(server.socket, "POST", "/land")) { _ in "go\n" }
                #expect(done.hasPrefix("HTTP/1.1 200"))
                _ = try await server.client.call(Endpoints.land, on: LaneID(number: 1))
                #expect(await server.desk.calls == ["land L-1 by operator:uid-\(getuid())", "land L-1 by operator:ada"])
            }
        }
    #endif

    @Test func thePeerIsTheProcessThatConnected() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let seen = Atomic<Int32>(0)
        let note: @Sendable (Int32) -> Bool = { pid in
            seen.store(pid, ordering: .relaxed)
            return false
        }
        try await Running.with(scratch, isInsideJob: note) { server async throws in
            _ = await server.lane(.inspecting)
            _ = try await server.client.call(Endpoints.status)
            #expect(seen.load(ordering: .relaxed) == 0)
            _ = try await server.client.call(Endpoints.land, on: LaneID(number: 1))
            #expect(seen.load(ordering: .relaxed) == getpid())
        }
    }

    @Test func everyChangingCallIsGuarded() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch, isInsideJob: { _ in true }) { server async throws in
            let client = server.client
            let (lane, target) = (await server.lane(.inspecting).id, TargetID(number: 1))
            let calls: [@Sendable () async throws -> Void] = [
                { _ = try await client.call(Endpoints.down) },
                { _ = try await client.call(Endpoints.dispatch, DispatchRequest(targets: [target])) },
                { _ = try await client.call(Endpoints.pause, PauseRequest(lane: lane, paused: true)) },
                { _ = try await client.call(Endpoints.reverify, ReverifyRequest()) },
                { _ = try await client.call(Endpoints.rebuildLedger) },
                { _ = try await client.call(Endpoints.addTargets, AddTargetsRequest(targets: [])) },
                { _ = try await client.call(Endpoints.editTarget, on: target, TargetChange()) },
                { _ = try await client.call(Endpoints.dropTarget, on: target, DropTargetRequest(reason: "r")) },
                { _ = try await client.call(Endpoints.markViewed, on: lane, ViewedRequest(paths: nil)) },
                { _ = try await client.call(Endpoints.comment, on: lane, CommentRequest(path: "a", line: nil, text: "t")) },
                { _ = try await client.call(Endpoints.decide, on: lane, DecisionRequest(kind: .approve, reason: "correct")) },
                { _ = try await client.call(Endpoints.land, on: lane) },
                { _ = try await client.call(Endpoints.rollback, on: lane) },
                { _ = try await client.call(Endpoints.retry, on: lane) },
                { _ = try await client.call(Endpoints.rerunGates, on: lane, GatesRequest()) },
                { _ = try await client.call(Endpoints.rerunReviews, on: lane, ReviewersRequest()) },
                { _ = try await client.call(Endpoints.stop, on: lane) },
                { _ = try await client.call(Endpoints.restore, on: lane, RestoreRequest()) },
                { try await client.progress(StreamEndpoints.addRepository, AddRepositoryRequest(name: "a", location: "/a")) { _ in } },
                { try await client.progress(StreamEndpoints.syncRepository, SyncRepositoryRequest()) { _ in } },
            ]
            for call in calls {
                let error = await #expect(throws: ClientError.self) { try await call() }
                #expect(error?.exitCode == .refused)
            }
            #expect(await server.desk.calls.isEmpty)
        }
    }
}
