import Domain
import JSONValues
import MCPWire

/// The protocol without any I/O: from the bytes of a message and how they came to what follows.
struct MCPRules: Sendable {
    var catalogue = LaneCatalogue.lane

    func decide(_ bytes: [UInt8], _ arrival: MCPArrival) -> MCPDecision {
        let value: JSONValue
        do {
            value = try JSONValue(message: bytes)
        } catch {
            let words = RPCError(.parse, "the message cannot be read: \(error)")
            return .answer(status: 400, words.answer(to: nil))
        }
        // Until the message says more, the older era's statuses hold.
        var era = MCPEra.legacy
        do throws(RPCError) {
            switch try RPCMessage(value) {
            case .request(let id, let method, let params):
                era = try MCPEra.of(method: method, params: params, arrival)
                return try answer(id, method, params, era, arrival)
            case .notification(let method, _):
                // A version that is not spoken is said; the notification itself has no answer.
                _ = try MCPEra.of(method: method, params: nil, arrival)
                return .answer(status: 202, nil)
            case .response:
                // No request was made, so whatever it answers is dropped.
                return .answer(status: 202, nil)
            }
        } catch {
            return .answer(status: era.status(of: error.code), error.answer(to: RPCMessage.identifier(of: value)))
        }
    }

    private func answer(_ id: RPCIdentifier, _ method: String, _ params: JSONValue?, _ era: MCPEra, _ arrival: MCPArrival)
        throws(RPCError) -> MCPDecision
    {
        let capabilities: JSONValue? = era == .modern ? try ModernRules.check(method: method, params: params, arrival) : nil
        var pending = PendingCall(id: id, era: era)
        switch method {
        case "tools/call":
            let (tool, specification) = try tool(params)
            if let capabilities { try check(specification.needs, in: capabilities) }
            pending.progressToken = params?["_meta"]?["progressToken"].flatMap { RPCIdentifier($0)?.value }
            if tool == .ask { pending.waitingWords = "waiting for the operator's answer" }
            if tool == .gates { pending.waitingWords = "the gates are running" }
            return .call(pending, tool, params?["arguments"])
        case "resources/read": return .read(pending, try resource(params, era))
        default: return .answer(status: 200, pending.answer(try result(method, params, era)))
        }
    }

    /// What is known without asking the lane.
    private func result(_ method: String, _ params: JSONValue?, _ era: MCPEra) throws(RPCError) -> JSONValue {
        switch (method, era) {
        case ("tools/list", _):
            try checkPage(params)
            return era.result([.init("tools", .array(catalogue.specifications.map(\.json)))], isCacheable: true)
        case ("resources/list", _):
            try checkPage(params)
            return era.result([.init("resources", .array(catalogue.resources.map(\.json)))], isCacheable: true)
        case ("resources/templates/list", _):
            try checkPage(params)
            return era.result([.init("resourceTemplates", [])], isCacheable: true)
        case ("server/discover", .modern):
            return era.result(
                [
                    .init("supportedVersions", .array(MCPWords.versions.map { .string($0) })),
                    .init("capabilities", catalogue.capabilities), .init("instructions", .string(catalogue.instructions)),
                ], isCacheable: true)
        case ("initialize", .legacy): return try initialize(params)
        case ("ping", .legacy): return [:]
        default:
            throw RPCError(.methodNotFound, "there is no method '\(SafeText.line(String(method.prefix(100))))'")
        }
    }

    private func initialize(_ params: JSONValue?) throws(RPCError) -> JSONValue {
        guard let asked = params?["protocolVersion"]?.string else {
            throw RPCError(.invalidParams, "'protocolVersion' is missing or not a text")
        }
        // Of what is not spoken, the newest that is: the client then goes on with it or leaves.
        let version = MCPWords.legacy.contains(asked) ? asked : MCPWords.legacy[0]
        return [
            "protocolVersion": .string(version), "capabilities": catalogue.capabilities, "serverInfo": LaneCatalogue.serverInfo,
            "instructions": .string(catalogue.instructions),
        ]
    }
}

extension MCPRules {
    private func tool(_ params: JSONValue?) throws(RPCError) -> (LaneTool, ToolSpecification) {
        guard let name = params?["name"]?.string else { throw RPCError(.invalidParams, "the tool's name is missing or not a text") }
        guard let tool = LaneTool(rawValue: name), let specification = catalogue.specification(name) else {
            throw RPCError(.invalidParams, "there is no tool '\(SafeText.line(String(name.prefix(100))))'")
        }
        return (tool, specification)
    }

    private func check(_ needs: [String], in capabilities: JSONValue) throws(RPCError) {
        let missing = needs.filter { capabilities[$0] == nil }
        guard missing.isEmpty else {
            throw RPCError(
                .missingCapability, "the client lacks what this tool needs: \(missing.joined(separator: ", "))",
                data: ["requiredCapabilities": .object(missing.map { .init($0, [:]) })])
        }
    }

    private func resource(_ params: JSONValue?, _ era: MCPEra) throws(RPCError) -> LaneResource {
        guard let uri = params?["uri"]?.string else { throw RPCError(.invalidParams, "the resource's uri is missing or not a text") }
        guard let resource = LaneResource(uri: uri), catalogue.resources.contains(resource) else {
            throw RPCError(
                era == .modern ? .invalidParams : .resourceNotFound, "there is no resource '\(SafeText.line(String(uri.prefix(100))))'",
                data: ["uri": .string(String(uri.prefix(1000)))])
        }
        return resource
    }

    /// Every list is one page.
    private func checkPage(_ params: JSONValue?) throws(RPCError) {
        guard params?["cursor"] == nil else { throw RPCError(.invalidParams, "there is no such page: every list is one page") }
    }
}
