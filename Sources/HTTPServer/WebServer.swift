import API
package import Control
import Domain
import Hummingbird
package import Logging
import NIOCore
import ServiceLifecycle

/// The control room on 127.0.0.1, as a service: the pages, and the same API that the socket has.
///
/// Where it cannot listen the server goes on without it, and `status` says why.
package struct WebServer: Service {
    private let access: WebAccess
    private let ports: [Int]
    private let responder: RouterResponder<CallContext>
    private let onReady: @Sendable (Int) async -> Void
    private let logger: Logger

    /// - Parameters:
    ///   - ports: those to try, in order; 0 is any that is free.
    ///   - onReady: called once with the port, when it answers.
    package init(
        access: WebAccess, ports: [Int], desk: any OperatorDesk, identity: ServerIdentity, stop: @escaping @Sendable () -> Void,
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }, logger: Logger
    ) {
        self.access = access
        self.ports = ports
        self.onReady = onReady
        self.logger = logger
        let router = Router(context: CallContext.self)
        router.add(middleware: SecurityHeaders())
        router.add(middleware: ErrorResponses(version: identity.version))
        router.add(middleware: WebErrorPages())
        router.add(middleware: WebGuard(access: access, publicHost: { await desk.configuration().notify.publicHost }))
        WebEntranceRoutes(access: access).add(to: router)
        WebAssetRoutes().add(to: router)
        PageRoutes(desk: desk).add(to: router)
        DeskRoutes(desk: desk, identity: identity, web: access, stop: stop).add(to: Routes(router: router, door: WebDoor()))
        ActionRoutes(desk: desk).add(to: router)
        responder = router.buildResponder()
    }

    package func run() async throws {
        var last = "no port to try"
        for port in ports {
            do {
                return try await listen(at: port)
            } catch let error as IOError {
                last = "cannot listen at 127.0.0.1:\(port): \(error.localizedDescription)"
                logger.warning("the control room: \(last)")
            }
        }
        await access.fails(last)
        // A service that returns takes the others with it.
        try await gracefulShutdown()
    }

    private func listen(at port: Int) async throws {
        let (access, ready) = (access, onReady)
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                guard let bound = channel.localAddress?.port else { return }
                await access.serves(at: bound)
                await ready(bound)
            },
            logger: logger)
        try await application.run()
    }
}
