import JSONValues
import MCPWire

/// One message and what is said to it, as a state machine without I/O.
///
/// A result that is there at once is one JSON answer. For a client that takes events, the first sign of life of a long call turns the
/// answer into a stream, so that neither a proxy nor the client's own clock takes the silence for a failure.
struct MCPExchange: Sendable {
    /// What the connection has to do, in order.
    enum Action: Equatable, Sendable {
        /// The whole answer. No body: 202.
        case answer(status: Int, [UInt8]?)
        /// To be told by ``MCPExchange/finished(_:)``.
        case call(LaneTool, JSONValue?)
        /// To be told by ``MCPExchange/read(_:)``.
        case read(LaneResource)
        /// The head of a stream of events, status 200.
        case openStream
        /// One message as an event.
        case event([UInt8])
        /// A comment, which no client shows.
        case comment
        case endStream
    }

    private enum State: Sendable {
        case fresh
        case calling(PendingCall, streamed: Bool, progress: Int)
        case reading(PendingCall, LaneResource)
        case over
    }

    private let rules: MCPRules
    private let arrival: MCPArrival
    private var state = State.fresh

    init(_ arrival: MCPArrival, rules: MCPRules = MCPRules()) {
        self.arrival = arrival
        self.rules = rules
    }

    /// The message has come.
    mutating func received(_ bytes: [UInt8]) -> [Action] {
        guard case .fresh = state else { return [] }
        switch rules.decide(bytes, arrival) {
        case .answer(let status, let body):
            state = .over
            return [.answer(status: status, body?.bytes)]
        case .call(let pending, let tool, let arguments):
            state = .calling(pending, streamed: false, progress: 0)
            return [.call(tool, arguments)]
        case .read(let pending, let resource):
            state = .reading(pending, resource)
            return [.read(resource)]
        }
    }

    /// The call says how far it is.
    mutating func progressed(_ text: String) -> [Action] {
        guard case .calling(let pending, _, _) = state, pending.progressToken != nil else { return [] }
        return sign(text)
    }

    /// Nothing was heard for a while.
    mutating func waited() -> [Action] {
        guard case .calling(let pending, _, _) = state else { return [] }
        return sign(pending.waitingWords)
    }

    /// The call's result.
    mutating func finished(_ outcome: ToolOutcome) -> [Action] {
        guard case .calling(let pending, let streamed, _) = state else { return [] }
        state = .over
        let bytes = pending.answer(outcome).bytes
        return streamed ? [.event(bytes), .endStream] : [.answer(status: 200, bytes)]
    }

    /// The resource's text.
    mutating func read(_ result: Result<LaneDocument, LaneToolError>) -> [Action] {
        guard case .reading(let pending, let resource) = state else { return [] }
        state = .over
        switch result {
        case .success(let document): return [.answer(status: 200, pending.answer(resource, document.text).bytes)]
        case .failure(let error):
            return [.answer(status: 200, RPCError(.internal, error.description).answer(to: pending.id).bytes)]
        }
    }

    private mutating func sign(_ text: String) -> [Action] {
        guard arrival.takesStream, case .calling(let pending, let streamed, let progress) = state else { return [] }
        state = .calling(pending, streamed: true, progress: progress + 1)
        let head: [Action] = streamed ? [] : [.openStream]
        guard let token = pending.progressToken else { return head + [.comment] }
        let note: JSONValue = [
            "jsonrpc": "2.0", "method": "notifications/progress",
            "params": ["progressToken": token, "progress": .integer(progress + 1), "message": .string(String(text.prefix(500)))],
        ]
        return head + [.event(note.bytes)]
    }
}
