import JSONValues
import MCPWire

/// The two ways in which MCP is spoken.
enum MCPEra: Sendable {
    /// 2026-07-28: every request says its version and stands for itself.
    case modern
    /// 2024-11-05 to 2025-11-25: `initialize` first. Nothing is kept of it here, so a server that was restarted needs no new one.
    case legacy

    /// Which one a message belongs to.
    static func of(method: String, params: JSONValue?, _ arrival: MCPArrival) throws(RPCError) -> MCPEra {
        let said = arrival.message(MCPWords.versionHeader)
        // There is no `initialize` in 2026-07-28, whatever else its params say.
        if method == "initialize", said != MCPWords.modern { return .legacy }
        if said == MCPWords.modern || params?["_meta"]?[MCPWords.versionKey] != nil { return .modern }
        if let said, !MCPWords.legacy.contains(said) { throw Self.unsupported(said) }
        // `server/discover` is of 2026-07-28 only: the modern rules say what it lacks.
        return method == "server/discover" ? .modern : .legacy
    }

    static func unsupported(_ version: String) -> RPCError {
        let requested = String(version.prefix(100))
        return RPCError(
            .unsupportedVersion, "this server does not speak that version of MCP",
            data: ["supported": .array(MCPWords.versions.map { .string($0) }), "requested": .string(requested)])
    }

    /// The status of the HTTP answer that carries an error.
    func status(of code: RPCError.Code) -> Int {
        switch code {
        case .parse, .invalidRequest, .headerMismatch, .missingCapability, .unsupportedVersion: 400
        case .methodNotFound: self == .modern ? 404 : 200
        case .invalidParams: self == .modern ? 400 : 200
        case .internal, .resourceNotFound, .unreachable: 200
        }
    }

    /// A result in the era's shape.
    /// - Parameter isCacheable: a result for which 2026-07-28 wants to know how long it holds.
    func result(_ members: [JSONMember], isCacheable: Bool = false) -> JSONValue {
        guard self == .modern else { return .object(members) }
        let cache: [JSONMember] = isCacheable ? [.init("ttlMs", 0), .init("cacheScope", "private")] : []
        return .object(
            [.init("resultType", "complete")] + members + cache + [
                .init("_meta", .object([.init(MCPWords.serverKey, LaneCatalogue.serverInfo)]))
            ])
    }
}
