import JSONValues
import MCPWire

/// What a request of revision 2026-07-28 must say of itself.
enum ModernRules {
    /// The params' member that the header `Mcp-Name` repeats.
    private static let names = ["tools/call": "name", "prompts/get": "name", "resources/read": "uri"]

    /// The client's capabilities.
    /// - Throws: the first thing that is wrong, in the order of the official server: envelope, headers, version.
    static func check(method: String, params: JSONValue?, _ arrival: MCPArrival) throws(RPCError) -> JSONValue {
        guard let meta = params?["_meta"], meta.object != nil else {
            throw RPCError(
                .invalidParams, "params._meta must be an object with '\(MCPWords.versionKey)' and '\(MCPWords.capabilitiesKey)'")
        }
        for key in [MCPWords.versionKey, MCPWords.capabilitiesKey] where meta[key] == nil {
            throw RPCError(.invalidParams, "params._meta has no '\(key)'")
        }
        let capabilities = meta[MCPWords.capabilitiesKey] ?? .null
        guard capabilities.object != nil else { throw RPCError(.invalidParams, "'\(MCPWords.capabilitiesKey)' is not an object") }
        let version = meta[MCPWords.versionKey]?.string
        if arrival.framing == .http { try checkHeaders(method: method, params: params, version: version, arrival) }
        guard let version else { throw RPCError(.invalidParams, "'\(MCPWords.versionKey)' is not a text") }
        guard version == MCPWords.modern else { throw MCPEra.unsupported(version) }
        return capabilities
    }

    private static func checkHeaders(method: String, params: JSONValue?, version: String?, _ arrival: MCPArrival) throws(RPCError) {
        for name in [MCPWords.versionHeader, MCPWords.methodHeader, MCPWords.nameHeader] where arrival.values(name).count > 1 {
            throw RPCError(.headerMismatch, "the header \(name) stands more than once")
        }
        guard let said = arrival.message(MCPWords.versionHeader), said == version else {
            throw RPCError(.headerMismatch, "the header \(MCPWords.versionHeader) is not the version in params._meta")
        }
        guard arrival.message(MCPWords.methodHeader) == method else {
            throw RPCError(.headerMismatch, "the header \(MCPWords.methodHeader) is not the message's method")
        }
        guard let member = names[method], let value = params?[member]?.string else { return }
        guard let header = arrival.message(MCPWords.nameHeader), HeaderText.decode(header) == value else {
            throw RPCError(.headerMismatch, "the header \(MCPWords.nameHeader) is not the message's '\(member)'")
        }
    }
}
