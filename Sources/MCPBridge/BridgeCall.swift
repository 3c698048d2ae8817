import JSONValues
import MCPWire

/// One message of the client on its way to the server and back.
struct BridgeCall {
    /// Nil for a notification, and for what is no message: the server then says so.
    let id: RPCIdentifier?
    /// Nothing is said to the client, whatever comes of it.
    let isSilent: Bool
    /// The whole request of HTTP.
    let request: [UInt8]
    var written = 0
    var reader = AnswerReader()
    var patience: Patience
    /// -1 while there is no connection.
    var descriptor: Int32 = -1
    /// When to connect, while there is no connection.
    var next: ContinuousClock.Instant

    init(_ line: [UInt8], _ message: RPCMessage?, _ id: RPCIdentifier?, _ options: BridgeOptions, now: ContinuousClock.Instant) {
        self.id = id
        isSilent = if case .request? = message { false } else { message != nil }
        // HTTP/1.0: one request for each connection, and an answer that is not cut into chunks.
        var head = "POST \(MCPWords.path) HTTP/1.0\r\nHost: lane\r\nContent-Type: application/json\r\n"
        head += "Accept: application/json, text/event-stream\r\n\(MCPWords.framingHeader): \(MCPWords.stdioFraming)\r\n"
        if let token = options.token { head += "Authorization: Bearer \(token)\r\n" }
        request = Array("\(head)Content-Length: \(line.count)\r\n\r\n".utf8) + line
        patience = Patience(options.patience)
        next = now
    }

    /// The server has gone or is not there. Nil when it has been waited for long enough.
    mutating func lost(at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        descriptor = -1
        written = 0
        reader = AnswerReader()
        guard let next = patience.failed(at: now) else { return nil }
        self.next = next
        return next
    }

    /// A message of the server as the client has to see it, and whether it is the last for this call.
    func reply(_ message: [UInt8]) -> (line: [UInt8], isLast: Bool) {
        guard let value = try? JSONValue(message: message), value.object != nil else {
            return (failure("the lane's server gave an answer that is not of MCP (status \(reader.status))"), true)
        }
        guard value["method"] == nil else { return (value.bytes, false) }
        // An answer from before the message was read bears no identifier; the client waits for its own.
        if let id, value["id"] ?? .null == .null, let error = value["error"] {
            let own: JSONValue = ["jsonrpc": "2.0", "id": id.value, "error": error]
            return (own.bytes, true)
        }
        return (value.bytes, true)
    }

    func failure(_ words: String) -> [UInt8] { RPCError(.unreachable, words).answer(to: id).bytes }
}
