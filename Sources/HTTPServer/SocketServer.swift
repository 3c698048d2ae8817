import API
package import Control
import Hummingbird
package import Logging
import NIOCore
import ServiceLifecycle

/// The server's interface on its Unix socket, as a service.
///
/// ``run()`` throws ``SocketServerError`` where the socket cannot be had, and returns after a graceful shutdown: calls under way are
/// answered first, streams end.
package struct SocketServer: Service {
    private let socketPath: String
    private let responder: RouterResponder<CallContext>
    private let onReady: @Sendable () async -> Void
    private let keepsClaim: Bool
    private let logger: Logger

    /// - Parameters:
    ///   - isInsideJob: whether a process runs under a runner. It must say yes for a process that is gone. Those may read and never change.
    ///   - web: the control room, when this server has one; links into it are made at the socket alone.
    ///   - stop: begins the server's graceful shutdown.
    ///   - onReady: called once, when the socket answers.
    ///   - keepsClaim: the right to the socket goes with the process and not with ``run()``, for a process that is nothing but this server.
    package init(
        socketPath: String, desk: any OperatorDesk, identity: ServerIdentity, web: WebAccess? = nil,
        isInsideJob: @escaping @Sendable (Int32) -> Bool,
        stop: @escaping @Sendable () -> Void, onReady: @escaping @Sendable () async -> Void = {}, keepsClaim: Bool = false,
        logger: Logger
    ) {
        self.keepsClaim = keepsClaim
        self.socketPath = socketPath
        self.onReady = onReady
        self.logger = logger
        let router = Router(context: CallContext.self)
        router.add(middleware: ErrorResponses(version: identity.version))
        let routes = Routes(router: router, door: SocketDoor(callers: CallerCheck(isInsideJob: isInsideJob)))
        DeskRoutes(desk: desk, identity: identity, web: web, stop: stop).add(to: routes)
        ActionRoutes(desk: desk).add(to: routes)
        if let web { WebLinkRoutes(web: web).add(to: routes) }
        responder = router.buildResponder()
    }

    package func run() async throws {
        let claim = try SocketClaim(socketPath)
        defer { if keepsClaim { claim.keepUntilExit() } else { claim.release() } }
        let path = socketPath
        let ready = onReady
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(address: .unixDomainSocket(path: path)),
            onServerRunning: { _ in
                // The folder is closed to others already; the mode of the socket itself is the second lock.
                claim.closeToOthers()
                await ready()
            },
            logger: logger
        )
        do {
            try await application.run()
        } catch let error as IOError {
            throw SocketServerError.system("cannot listen at \(path): \(error.localizedDescription)")
        }
    }
}
