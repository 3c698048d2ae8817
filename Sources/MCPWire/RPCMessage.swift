package import JSONValues

/// A request's identifier: a text, or a number as it was spelled (`1` and `"1"` are two).
package struct RPCIdentifier: Hashable, Sendable {
    package let value: JSONValue

    /// Longer ones are refused: they are repeated in every answer.
    package static let limit = 256

    /// Nil for what MCP does not allow: null, fractions, anything that is neither text nor number, and what is too long.
    package init?(_ value: JSONValue) {
        switch value {
        case .string(let text) where text.utf8.count <= Self.limit: break
        case .number(let text) where text.utf8.count <= Self.limit && !text.utf8.contains(where: { ".eE".utf8.contains($0) }): break
        default: return nil
        }
        self.value = value
    }
}

/// One message of JSON-RPC 2.0.
package enum RPCMessage: Equatable, Sendable {
    case request(id: RPCIdentifier, method: String, params: JSONValue?)
    case notification(method: String, params: JSONValue?)
    /// An answer to a request of the other side.
    case response(id: RPCIdentifier?)

    /// Reads a message. The error's answer goes to ``identifier(of:)`` of the same value.
    package init(_ value: JSONValue) throws(RPCError) {
        guard case .object = value else {
            throw RPCError(
                .invalidRequest,
                value.array == nil ? "a message is one JSON object" : "batches are not taken; send each message on its own")
        }
        guard value["jsonrpc"] == "2.0" else { throw RPCError(.invalidRequest, "the member 'jsonrpc' is not \"2.0\"") }
        guard let method = value["method"] else {
            guard value["result"] != nil || value["error"] != nil else {
                throw RPCError(.invalidRequest, "the message has no method")
            }
            self = .response(id: value["id"].flatMap { RPCIdentifier($0) })
            return
        }
        guard let name = method.string else { throw RPCError(.invalidRequest, "the method is not a text") }
        let params = value["params"]
        if let params, params.object == nil { throw RPCError(.invalidRequest, "the params are not an object") }
        guard let given = value["id"] else {
            self = .notification(method: name, params: params)
            return
        }
        guard let id = RPCIdentifier(given) else {
            throw RPCError(.invalidRequest, "the id is neither an integer nor a text of at most \(RPCIdentifier.limit) bytes")
        }
        self = .request(id: id, method: name, params: params)
    }

    /// The identifier that an answer to this value has to carry, also where the value is no message.
    package static func identifier(of value: JSONValue) -> RPCIdentifier? { value["id"].flatMap { RPCIdentifier($0) } }
}
