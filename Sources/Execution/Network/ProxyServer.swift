import CPlatform
import Foundation

/// The way out of a sandbox without a network: an HTTP/1.1 proxy (CONNECT, and absolute form for http://) that lets through what its
/// allow list has and writes every connection down. It lives in the runner's process, so it needs no server.
///
/// It decides by the name in the request, not by what is said inside an encrypted connection. An allowed *name* does not lead to this
/// machine or its link: only an entry that names such an address does.
struct ProxyServer: Sendable {
    private let server: SocketServer

    /// Starts on a listening socket, which it then owns.
    init(listener: Int32, rules: [HostRule], log: NetworkLog) throws(ExecutionError) {
        server = try SocketServer(listener: listener) { client, server in
            let now = Timestamp.now()
            var record = NetworkConnection(time: now, host: "", port: 0, allowed: false, up: 0, down: 0, problem: nil)
            ProxyConnection(client: client, rules: rules, server: server, isLogOpen: log.isOpen).serve(&record)
            log.append(record)
        }
        server.start()
    }

    /// Ends all connections.
    func close() { server.close() }
}
