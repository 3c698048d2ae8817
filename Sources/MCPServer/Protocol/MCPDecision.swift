import JSONValues
import MCPWire

/// What follows from one message.
enum MCPDecision: Sendable {
    /// Nothing more is to be done. No body: nothing is said.
    case answer(status: Int, JSONValue?)
    case call(PendingCall, LaneTool, JSONValue?)
    case read(PendingCall, LaneResource)
}

/// A request whose result is awaited.
struct PendingCall: Sendable {
    let id: RPCIdentifier
    let era: MCPEra
    /// Names the request in `notifications/progress`; nil when the client does not want them.
    var progressToken: JSONValue?
    /// Words for a client that has heard nothing for a while.
    var waitingWords = "still at work"

    /// The message with the result.
    func answer(_ result: JSONValue) -> JSONValue { ["jsonrpc": "2.0", "id": id.value, "result": result] }

    func answer(_ outcome: ToolOutcome) -> JSONValue {
        var members: [JSONMember] = [.init("content", [["type": "text", "text": .string(outcome.text)]])]
        if let structured = outcome.structured { members.append(.init("structuredContent", structured)) }
        members.append(.init("isError", .bool(outcome.isError)))
        return answer(era.result(members))
    }

    func answer(_ resource: LaneResource, _ text: String) -> JSONValue {
        let contents: JSONValue = [["uri": .string(resource.uri), "mimeType": "text/plain", "text": .string(ToolOutcome.cut(text))]]
        return answer(era.result([.init("contents", contents)], isCacheable: true))
    }
}
