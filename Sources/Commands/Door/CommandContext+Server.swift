import API
import Client
import Domain
import Foundation
import Synchronization

extension CommandContext {
    /// Throws inside a job: agents and gates run with the operator's account, and must not act as the operator.
    func refuseInsideJob() throws {
        guard let lane = environment["SIGNALBOX_LANE"], !lane.isEmpty else { return }
        throw CommandFailure(
            .refused,
            "this runs inside a job of lane \(lane), and only a person may do that; run it outside the lane (SIGNALBOX_LANE is set)")
    }

    func starter() throws -> ServerStarter {
        let workspace = try workspace()
        return try reading {
            ServerStarter(
                executable: tools.executable, workspace: workspace, stateFolder: try tools.stateFolder(workspace),
                socketPath: try tools.socketPath(workspace))
        }
    }

    /// A client of the workspace's server. Does not start one.
    ///
    /// - Parameter noticesVersions: whether a server of another version is told of; the command that stops it need not.
    func client(noticesVersions: Bool = true) throws -> SignalboxClient {
        let socketPath = try starter().socketPath
        let console = console
        let name = [environment["SIGNALBOX_OPERATOR"], environment["USER"], environment["LOGNAME"], NSUserName()].compactMap(\.self).first {
            !$0.isEmpty
        }
        return SignalboxClient(socketPath: socketPath, operatorName: name, version: tools.version) { sentence in
            guard noticesVersions else { return }
            console.note(Styled("signalbox: ", .warning) + Styled(sentence))
        }
    }

    /// Returns when a server answers; tells how far one is that reads a long ledger first.
    func ensureRunning(_ starter: ServerStarter) async throws -> ServerStarter.Outcome {
        let line = ProgressText(console: console, silent: quiet || json)
        let isShown = Atomic(false)
        defer { if isShown.load(ordering: .relaxed) { line.end() } }
        return try await starter.ensureRunning { progress in
            isShown.store(true, ordering: .relaxed)
            line.show(progress.words)
        }
    }

    /// A client of a server that runs: it is started when it does not.
    func running() async throws -> SignalboxClient {
        let starter = try starter()
        if case .started(let pid) = try await ensureRunning(starter), !quiet, !json {
            console.note(Styled("started the server (pid \(pid))", .faint))
        }
        return try client()
    }

    /// Calls the server, starting it when needed. Calls that change something are refused inside a job before that.
    func call<On, Request, Response>(_ endpoint: Endpoint<On, Request, Response>, on subject: On, _ request: Request) async throws
        -> Response
    {
        if endpoint.verb.changes { try refuseInsideJob() }
        do {
            return try await running().call(endpoint, on: subject, request)
        } catch ClientError.notConnected {
            // It answered the probe and was gone before the call: started anew, once.
            return try await running().call(endpoint, on: subject, request)
        } catch ClientError.unreachable where !endpoint.verb.changes {
            return try await running().call(endpoint, on: subject, request)
        }
    }

    func call<Request, Response>(_ endpoint: Endpoint<NoSubject, Request, Response>, _ request: Request) async throws -> Response {
        try await call(endpoint, on: NoSubject(), request)
    }

    func call<On, Response>(_ endpoint: Endpoint<On, NoRequest, Response>, on subject: On) async throws -> Response {
        try await call(endpoint, on: subject, NoRequest())
    }

    func call<Response>(_ endpoint: Endpoint<NoSubject, NoRequest, Response>) async throws -> Response {
        try await call(endpoint, on: NoSubject(), NoRequest())
    }

    /// A long operation of the server; its progress goes to standard error, on one line where that is a terminal.
    func progress<Request>(_ endpoint: StreamEndpoint<NoSubject, Request, ProgressLine>, _ request: Request) async throws {
        if endpoint.verb.changes { try refuseInsideJob() }
        let line = ProgressText(console: console, silent: quiet || json)
        try await running().progress(endpoint, request) { line.show($0) }
        line.end()
    }
}
