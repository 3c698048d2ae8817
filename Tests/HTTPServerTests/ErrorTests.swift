import Client
import Control
import Domain
import Foundation
import Synchronization
import Testing

@testable import API

/// A request that says what the test wants, however wrong.
private struct Raw: WireRequest {
    var text: String
    static func read(query: Query, body: Data) throws(WireError) -> Raw { throw WireError("only written") }
    func write() throws -> (query: Query, body: Data?) { (Query(), Data(text.utf8)) }
}

@Suite struct ErrorTests {
    private static func error(_ call: () async throws(ClientError) -> Void) async -> ErrorBody? {
        do throws(ClientError) {
            try await call()
        } catch {
            if case .server(let body) = error { return body }
        }
        return nil
    }

    @Test(arguments: [
        (DeskError.Code.failed, ErrorBody.Code.failed), (.usage, .usage), (.refused, .refused), (.needsOperator, .needsOperator),
        (.notFound, .notFound),
    ])
    func theLoopsErrorsKeepTheirCodeAndWords(code: DeskError.Code, wire: ErrorBody.Code) async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            _ = await server.lane(.inspecting)
            await server.desk.fail(DeskError(code, "not seen yet: a.swift"))
            let error = await Self.error { () throws(ClientError) in _ = try await server.client.call(Endpoints.land, on: LaneID(number: 1))
            }
            #expect(error == ErrorBody(code: wire, message: "not seen yet: a.swift"))
        }
    }

    @Test func whatCannotBeReadIsUsageAndReachesNobody() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let drop = Endpoint<TargetID, Raw, Target>(.post, "targets/{id}/drop")
            for (text, message) in [
                (#"{"raeson":"x","reason":"y"}"#, "unknown field 'raeson'"), ("{", "the request is not valid JSON"),
                ("", "the request is not valid JSON"), ("{}", "the field 'reason' is missing"),
            ] {
                let error = await Self.error { () throws(ClientError) in
                    _ = try await server.client.call(drop, on: TargetID(number: 1), Raw(text: text))
                }
                #expect(error == ErrorBody(code: .usage, message: message))
            }
            let lane = Endpoint<NoSubject, NoRequest, LaneView>(.get, "lanes/X-1")
            let name = await Self.error { () throws(ClientError) in _ = try await server.client.call(lane) }
            #expect(name == ErrorBody(code: .usage, message: "'X-1' is not an identifier such as L-1"))
            let query = Endpoint<NoSubject, ReportQuery, TextDocument>(.get, "next")
            let unknown = await Self.error { () throws(ClientError) in _ = try await server.client.call(query, ReportQuery()) }
            #expect(unknown?.code == .usage && unknown?.message.contains("'format'") == true)
            #expect(await server.desk.calls.isEmpty)
        }
    }

    @Test func whatDoesNotExistIsNotFound() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let unknown = Endpoint<NoSubject, NoRequest, Nothing>(.get, "nothing/here")
            let path = await Self.error { () throws(ClientError) in _ = try await server.client.call(unknown) }
            #expect(path == ErrorBody(code: .notFound, message: "this server knows no call GET /api/v1/nothing/here"))
            let lane = await Self.error { () throws(ClientError) in _ = try await server.client.call(Endpoints.lane, on: LaneID(number: 9))
            }
            #expect(lane == ErrorBody(code: .notFound, message: "there is no lane L-9"))
            let target = await Self.error { () throws(ClientError) in
                _ = try await server.client.call(Endpoints.target, on: TargetID(number: 9))
            }
            #expect(target == ErrorBody(code: .notFound, message: "there is no target T-9"))
        }
    }

    @Test func bodiesAreLimited() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            let text = String(repeating: "x", count: WireFormat.bodyLimit)
            let error = await Self.error { () throws(ClientError) in
                _ = try await server.client.call(Endpoints.dropTarget, on: TargetID(number: 1), DropTargetRequest(reason: text))
            }
            #expect(error == ErrorBody(code: .usage, message: "the request is larger than 16 MiB"))
            let fits = String(repeating: "x", count: WireFormat.bodyLimit - 100)
            let found = await Self.error { () throws(ClientError) in
                _ = try await server.client.call(Endpoints.dropTarget, on: TargetID(number: 1), DropTargetRequest(reason: fits))
            }
            #expect(found?.code == .notFound)
        }
    }

    @Test func operatorNamesAreNames() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try await Running.with(scratch) { server async throws in
            _ = await server.lane(.inspecting)
            let nameless = SignalboxClient(socketPath: server.socket)
            _ = try await nameless.call(Endpoints.land, on: LaneID(number: 1))
            #expect(await server.desk.calls == ["land L-1 by operator:uid-\(getuid())"])
            for name in ["", "two words", "a:b", String(repeating: "a", count: 65)] {
                let client = SignalboxClient(socketPath: server.socket, operatorName: name)
                let error = await Self.error { () throws(ClientError) in _ = try await client.call(Endpoints.land, on: LaneID(number: 1)) }
                #expect(error?.code == .usage)
            }
        }
    }

    @Test func anotherVersionIsToldOnce() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let told = Atomic(0)
        try await Running.with(scratch, onOtherVersion: { _ in told.add(1, ordering: .relaxed) }, clientVersion: "2.0") {
            server async throws in
            _ = try await server.client.call(Endpoints.status)
            _ = try await server.client.call(Endpoints.status)
        }
        #expect(told.load(ordering: .relaxed) == 1)
    }

    @Test func noServerIsUnreachable() async throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        for path in [scratch.path + "/none.sock", "/" + String(repeating: "long/", count: 30)] {
            do {
                _ = try await SignalboxClient(socketPath: path).call(Endpoints.status)
                Issue.record("nobody can have answered")
            } catch {
                #expect(error.exitCode == .unreachable)
                #expect(error.description.contains(path))
            }
        }
    }
}
