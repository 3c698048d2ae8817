import MCPWire

/// How a message came to the lane's server.
struct MCPArrival: Sendable {
    enum Framing: Sendable {
        /// The headers of the request speak of the message as well.
        case http
        /// Through the bridge: a line of standard input, without headers.
        case stdio
    }

    let framing: Framing
    /// Names in lower case; a name may stand more than once.
    private let headers: [(name: String, value: String)]

    init(headers: [(name: String, value: String)]) {
        self.headers = headers.map { ($0.name.lowercased(), $0.value) }
        framing = self.headers.contains { $0 == (MCPWords.framingHeader, MCPWords.stdioFraming) } ? .stdio : .http
    }

    func values(_ name: String) -> [String] { headers.filter { $0.name == name }.map(\.value) }

    /// The first one. A message of standard input has none.
    func message(_ name: String) -> String? { framing == .http ? values(name).first : nil }

    /// Whether an answer may be a stream of events (`text/event-stream`). Only for a client that names it.
    var takesStream: Bool { accepts { $0 == "text/event-stream" } }

    var takesJSON: Bool { values("accept").isEmpty || accepts { ["application/json", "application/*", "*/*"].contains($0) } }

    private func accepts(_ matches: (String) -> Bool) -> Bool {
        values("accept").contains { value in
            value.split(separator: ",").contains { part in
                let type = part.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }
                return matches(type.lowercased())
            }
        }
    }
}
