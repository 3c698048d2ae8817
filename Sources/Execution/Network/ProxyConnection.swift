import CPlatform
import Foundation

/// One client of the proxy, from its request to the end of the connection.
struct ProxyConnection {
    private struct Failure: Error {
        let status: String
        let message: String
    }

    /// Milliseconds for the request's head, and for a connection to one address.
    private static let patience: Int32 = 30_000

    let client: Int32
    let rules: [HostRule]
    let server: SocketServer
    let isLogOpen: Bool

    /// Fills in what happened.
    func serve(_ record: inout NetworkConnection) {
        do {
            let (head, rest) = try readHead()
            let request: ProxyRequest
            do { request = try ProxyRequest(head: head) } catch { throw Failure(status: "400 Bad Request", message: error.message) }
            record.host = request.host
            record.port = request.port
            let matching = rules.filter { $0.allows(host: request.host, port: request.port) }
            guard !matching.isEmpty else {
                throw Failure(
                    status: "403 Forbidden", message: "\(request.host):\(request.port) is not on the network allow list of this job")
            }
            guard isLogOpen else { throw Failure(status: "403 Forbidden", message: "the log of connections cannot be written any more") }
            let upstream = try connect(request, mayBeLocal: matching.contains(where: \.namesAddress))
            defer { server.release(upstream) }
            record.allowed = true
            if request.isTunnel { try write(Array("HTTP/1.1 200 Connection established\r\n\r\n".utf8), to: client) }
            try write(request.opening + rest, to: upstream)
            let count = Relay.run(client, upstream)
            record.up = count.up + UInt64(request.opening.count + rest.count)
            record.down = count.down
        } catch let failure as Failure {
            record.problem = failure.message
            let body = "signalbox: \(failure.message)\n"
            let answer =
                "HTTP/1.1 \(failure.status)\r\nContent-Type: text/plain\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n"
            try? write(Array((answer + body).utf8), to: client)
            shutdown(client, Int32(SHUT_RDWR))
        } catch {
            record.problem = "\(error)"
        }
    }

    /// The lines before the first empty one, and what came after it.
    private func readHead() throws -> (head: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) {
        let end = ContinuousClock.now + .milliseconds(Int64(Self.patience))
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 8 << 10)
        while bytes.count <= ProxyRequest.headLimit {
            let left = Int32(max(.zero, end - .now) / .milliseconds(1))
            guard left > 0, Self.wait(client, POLLIN, left) else {
                throw Failure(status: "408 Request Timeout", message: "no request came")
            }
            let count = buffer.withUnsafeMutableBytes { recv(client, $0.baseAddress, $0.count, 0) }
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count > 0 else { throw Failure(status: "400 Bad Request", message: "the connection ended before a request") }
            // An end that lies across two reads is found too.
            let from = max(0, bytes.count - 3)
            bytes.append(contentsOf: buffer[..<count])
            if let place = bytes[from...].firstRange(of: [13, 10, 13, 10]) {
                return (bytes[..<place.lowerBound], bytes[place.upperBound...])
            }
        }
        throw Failure(status: "431 Request Header Fields Too Large", message: "the request's head is too long")
    }

    private func connect(_ request: ProxyRequest, mayBeLocal: Bool) throws -> Int32 {
        var addresses = [cp_address](repeating: cp_address(), count: 8)
        var count = Int32(addresses.count)
        let code = cp_resolve(request.host, request.port, &addresses, &count)
        guard code == 0 else {
            throw Failure(status: "502 Bad Gateway", message: "\(request.host): \(String(cString: cp_resolve_error(code)))")
        }
        let usable = addresses.prefix(Int(count)).filter { address in
            var address = address
            return mayBeLocal || !cp_address_is_local(&address)
        }
        guard !usable.isEmpty else {
            throw Failure(
                status: "403 Forbidden",
                message: "\(request.host) leads to this machine or its link, which only an address on the allow list opens")
        }
        var error: Int32 = 0
        for var address in usable {
            var upstream: Int32 = -1
            error = cp_connect(&address, Self.patience, &upstream)
            guard error == 0 else { continue }
            if server.adopt(upstream) { return upstream }
            Foundation.close(upstream)
            throw Failure(status: "503 Service Unavailable", message: "the job is over")
        }
        throw Failure(status: "502 Bad Gateway", message: "\(request.host):\(request.port): \(String(cString: strerror(error)))")
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, 0) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EAGAIN && errno != EINTR || !Self.wait(descriptor, POLLOUT, Self.patience) {
                throw Failure(status: "502 Bad Gateway", message: "the connection broke: \(String(cString: strerror(errno)))")
            }
        }
    }

    private static func wait(_ descriptor: Int32, _ events: Int32, _ milliseconds: Int32) -> Bool {
        var polled = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        while true {
            let ready = poll(&polled, 1, milliseconds)
            if ready >= 0 || errno != EINTR { return ready > 0 }
        }
    }
}
