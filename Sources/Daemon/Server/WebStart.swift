import Control
import HTTPServer
import Logging

/// Whether and where the control room is served.
struct WebStart {
    private let isOff: Bool
    private let ports: [Int]
    private let file: WebSessionFile

    /// `SIGNALBOX_WEB=off` leaves it out, a number is its port. A port that somebody chose is the only one tried: a page that is elsewhere
    /// than it was said to be is worse than none.
    init(environment: [String: String], configured: Int?, file: WebSessionFile) {
        self.file = file
        let wish = environment["SIGNALBOX_WEB"]
        isOff = wish == "off"
        if let port = wish.flatMap(Int.init) ?? configured {
            ports = [port]
        } else {
            ports = [file.port, 0].compactMap(\.self)
        }
    }

    /// Nil when it is left out; then `access` says so.
    func service(
        _ access: WebAccess, _ desk: any OperatorDesk, _ identity: ServerIdentity, stop: @escaping @Sendable () -> Void, _ logger: Logger
    ) async -> WebServer? {
        guard !isOff else {
            await access.fails("SIGNALBOX_WEB=off")
            return nil
        }
        return WebServer(
            access: access, ports: ports, desk: desk, identity: identity, stop: stop, onReady: { [file] in file.keep(port: $0) },
            logger: logger)
    }
}
