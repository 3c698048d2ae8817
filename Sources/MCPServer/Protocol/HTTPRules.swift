import MCPWire

/// What a request to a lane's socket must be before its body is looked at (Streamable HTTP of MCP).
enum HTTPRules {
    struct Refusal: Equatable, Sendable {
        var status: Int
        var error: RPCError
        /// Headers that the status calls for.
        var headers: [String: String] = [:]
    }

    /// - Parameter token: what the lane's clients must bear; nil asks for nothing.
    static func refusal(method: String, target: String, _ arrival: MCPArrival, token: String?) -> Refusal? {
        let path = target.prefix { $0 != "?" && $0 != "#" }
        guard path == MCPWords.path else {
            return Refusal(status: 404, error: RPCError(.invalidRequest, "a lane's server has one address, \(MCPWords.path)"))
        }
        // No web page has a reason to be here, so every origin is a foreign one.
        guard arrival.values("origin").isEmpty else {
            return Refusal(status: 403, error: RPCError(.invalidRequest, "requests of web pages are not taken"))
        }
        if let token, !bears(token, arrival) {
            return Refusal(
                status: 401, error: RPCError(.invalidRequest, "the lane's bearer token is missing or wrong"),
                headers: ["WWW-Authenticate": "Bearer"])
        }
        guard method == "POST" else {
            return Refusal(
                status: 405, error: RPCError(.invalidRequest, "only POST is taken: no stream stands open and no session is kept"),
                headers: ["Allow": "POST"])
        }
        let type = arrival.values("content-type").first?.prefix { $0 != ";" && $0 != " " }.lowercased() ?? "application/json"
        guard type == "application/json" else {
            return Refusal(status: 415, error: RPCError(.invalidRequest, "the body is application/json"))
        }
        guard arrival.takesJSON else {
            return Refusal(status: 406, error: RPCError(.invalidRequest, "the client must accept application/json"))
        }
        return nil
    }

    /// The answer to a body of more than ``MCPWords/messageLimit`` bytes.
    static let tooLarge = Refusal(
        status: 413, error: RPCError(.invalidRequest, "the message is larger than \(MCPWords.messageLimit >> 20) MB"))

    /// Takes the same time whatever is wrong in a token of the right length.
    private static func bears(_ token: String, _ arrival: MCPArrival) -> Bool {
        guard let value = arrival.values("authorization").first, value.prefix(7).lowercased() == "bearer " else { return false }
        let (given, wanted) = (Array(value.dropFirst(7).utf8), Array(token.utf8))
        guard given.count == wanted.count else { return false }
        return zip(given, wanted).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
