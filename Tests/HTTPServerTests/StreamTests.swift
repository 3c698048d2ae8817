import API
import Client
import Control
import Domain
import Testing

@Suite struct StreamTests {
    @Test func aLogIsFollowedUntilItsJobEnds() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let lane = await server.lane(.working).id
            let (chunks, job) = AsyncStream.makeStream(of: [UInt8].self)
            await server.desk.setLog("turn-1", chunks)
            job.yield(Array("first \u{1B}[31m".utf8) + [0, 255])
            var bytes: [UInt8] = []
            var pieces = 0
            try await server.client.log(lane, LogQuery(job: "turn-1", follow: true)) { chunk in
                bytes += chunk
                pieces += 1
                // What the job prints next exists only after the first piece arrived.
                if pieces == 1 {
                    job.yield(Array("second".utf8))
                    job.finish()
                }
                return true
            }
            #expect(bytes == Array("first \u{1B}[31m".utf8) + [0, 255] + Array("second".utf8))
            #expect(await server.desk.calls == ["log L-1 turn-1 true"])
        }
    }

    @Test func aReaderWhoLeavesEndsTheLog() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let lane = await server.lane(.working).id
            let (chunks, job) = AsyncStream.makeStream(of: [UInt8].self)
            let (ends, end) = AsyncStream.makeStream(of: Void.self)
            job.onTermination = { _ in end.finish() }
            await server.desk.setLog("newest", chunks)
            job.yield([1])
            try await server.client.log(lane, LogQuery(follow: true)) { _ in false }
            // Ends only when the server stops reading the job's output.
            for await _ in ends {}
        }
    }

    @Test func aMissingLogIsAnErrorAndNotAnEmptyOne() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let lane = await server.lane(.working).id
            await #expect(throws: ClientError.server(ErrorBody(code: .notFound, message: "L-1 has no job turn-9"))) {
                try await server.client.log(lane, LogQuery(job: "turn-9")) { _ in true }
            }
        }
    }

    @Test func progressThenTheEnd() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            var lines: [String] = []
            let add = AddRepositoryRequest(name: "web", location: "/srv/web", gates: ["test": "make"])
            try await server.client.progress(StreamEndpoints.addRepository, add) { lines.append($0) }
            #expect(lines == ["Cloning /srv/web", "Receiving objects: 100%"])
            try await server.client.progress(StreamEndpoints.syncRepository, SyncRepositoryRequest()) { lines.append($0) }
            #expect(lines.last == "Fetching")
            #expect(await server.desk.calls == ["repo add web /srv/web [\"test\": \"make\"]", "repo sync all"])

            await server.desk.fail(DeskError(.failed, "git: no space left"))
            await #expect(throws: ClientError.server(ErrorBody(code: .failed, message: "git: no space left"))) {
                try await server.client.progress(StreamEndpoints.syncRepository, SyncRepositoryRequest(name: "web")) { lines.append($0) }
            }
            #expect(lines.count == 4)
        }
    }
}
