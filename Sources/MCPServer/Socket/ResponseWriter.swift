import NIOCore
import NIOHTTP1

/// Writes one answer.
struct ResponseWriter: Sendable {
    let outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
    let version: HTTPVersion
    /// The client sends nothing more on this connection.
    let closes: Bool

    func answer(_ status: Int, _ body: [UInt8]?, _ extra: [String: String] = [:]) async throws {
        var headers = headers(extra)
        if body != nil { headers.add(name: "Content-Type", value: "application/json") }
        headers.add(name: "Content-Length", value: "\(body?.count ?? 0)")
        try await write(status, headers)
        if let body { try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: body)))) }
        try await end()
    }

    func openStream() async throws {
        try await write(200, headers(["Content-Type": "text/event-stream", "X-Accel-Buffering": "no"]))
    }

    /// A message as an event of the stream (https://html.spec.whatwg.org/multipage/server-sent-events.html).
    func event(_ message: [UInt8]) async throws {
        var buffer = ByteBuffer(string: "event: message\ndata: ")
        buffer.writeBytes(message)
        buffer.writeString("\n\n")
        try await outbound.write(.body(.byteBuffer(buffer)))
    }

    func comment() async throws { try await outbound.write(.body(.byteBuffer(ByteBuffer(string: ": waiting\n\n")))) }

    func end() async throws { try await outbound.write(.end(nil)) }

    private func headers(_ extra: [String: String]) -> HTTPHeaders {
        var headers: HTTPHeaders = ["Cache-Control": "no-store"]
        if closes { headers.add(name: "Connection", value: "close") }
        for (name, value) in extra.sorted(by: { $0.key < $1.key }) { headers.add(name: name, value: value) }
        return headers
    }

    private func write(_ status: Int, _ headers: HTTPHeaders) async throws {
        try await outbound.write(
            .head(HTTPResponseHead(version: version, status: HTTPResponseStatus(statusCode: status), headers: headers)))
    }
}
