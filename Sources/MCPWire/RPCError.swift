package import JSONValues

/// An error of JSON-RPC 2.0 (https://www.jsonrpc.org/specification, section 5.1) as MCP uses it.
package struct RPCError: Error, Hashable, Sendable {
    /// The codes that are sent.
    package enum Code: Int, Sendable {
        case parse = -32700
        case invalidRequest = -32600
        case methodNotFound = -32601
        case invalidParams = -32602
        case `internal` = -32603
        /// Of the revisions before 2026-07-28, which uses -32602.
        case resourceNotFound = -32002
        /// The server cannot be reached; from the band that MCP leaves to implementations.
        case unreachable = -32000
        case headerMismatch = -32020
        case missingCapability = -32021
        case unsupportedVersion = -32022
    }

    package let code: Code
    /// For the agent or the person who reads its transcript.
    package let message: String
    package let data: JSONValue?

    package init(_ code: Code, _ message: String, data: JSONValue? = nil) {
        self.code = code
        self.message = message
        self.data = data
    }

    /// The message that answers a request; nil where its identifier is not known.
    package func answer(to id: RPCIdentifier?) -> JSONValue {
        var error: [JSONMember] = [.init("code", .integer(code.rawValue)), .init("message", .string(message))]
        if let data { error.append(.init("data", data)) }
        return ["jsonrpc": "2.0", "id": id?.value ?? .null, "error": .object(error)]
    }
}
