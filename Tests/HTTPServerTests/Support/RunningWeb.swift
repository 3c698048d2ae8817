import Domain
import Foundation
import HTTPServer
import Logging
import ServiceLifecycle

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A control room on a port of its own, with one session, for the length of a test.
struct RunningWeb: Sendable {
    struct Answer: Sendable {
        var status: Int
        var text: String
    }

    let desk: TestDesk
    let port: Int

    /// The token that the session has.
    private static let token = "the-token"

    static func with(_ body: @Sendable (RunningWeb) async throws -> Void) async throws {
        let desk = TestDesk()
        let session = WebSession(cookie: "the-cookie", token: token, by: "operator:ada", startedAt: Timestamp(milliseconds: 1))
        // The digest of a secret is the secret itself here: what a digest is for is tested elsewhere.
        let store = WebSessionStore(load: { [session] }, save: { _ in }, digest: { $0 })
        let access = WebAccess(store: store, now: { Timestamp(milliseconds: 5) })
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let server = WebServer(
            access: access, ports: [0], desk: desk,
            identity: ServerIdentity(version: "1.0", pid: 7, startedAt: Timestamp(milliseconds: 1), workspace: "/srv/w"), stop: {},
            onReady: { port.yield($0) }, logger: Running.logger)
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: [server], logger: Running.logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { port.finish() }
                try await group.run()
            }
            var result = Result<Void, any Error>.success(())
            for await number in ports {
                do { try await body(RunningWeb(desk: desk, port: number)) } catch { result = .failure(error) }
                break
            }
            await group.triggerGracefulShutdown()
            try await tasks.next()
            try result.get()
        }
    }

    /// Asks for an address as the operator's page does; `headers` in addition.
    func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send(path, headers: ["Authorization": "Bearer \(Self.token)"].merging(headers) { $1 })
    }

    /// Sends a body as somebody without a session.
    func post(_ path: String, _ body: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send(path, body: body, headers: ["Content-Type": "application/json"].merging(headers) { $1 })
    }

    private func send(_ path: String, body: String? = nil, headers: [String: String]) async throws -> Answer {
        guard let url = URL(string: "http://127.0.0.1:\(port)\(path)") else { return Answer(status: 0, text: "no address: \(path)") }
        // Not the usual minute: on a busy machine the server is this very process.
        var request = URLRequest(url: url, timeoutInterval: 600)
        if let body {
            request.httpMethod = "POST"
            request.httpBody = Data(body.utf8)
        }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        return Answer(status: (response as? HTTPURLResponse)?.statusCode ?? 0, text: String(decoding: data, as: UTF8.self))
    }
}
