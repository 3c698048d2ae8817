package import Domain

/// An open permission or question as `signalbox inbox` gives it. Texts are the agent's own: hostile until escaped.
package struct AskView: Codable, Equatable, Sendable {
    package var id: AskID
    package var kind: AgentAsk.Kind
    package var lane: LaneID
    package var title: String
    package var repository: String
    package var boundary: String?
    package var risk: Risk
    package var agent: String
    package var turn: Int
    package var at: Timestamp
    /// The program's name of the tool.
    package var tool: String?
    package var toolKind: ToolKind?
    package var command: String?
    package var paths: [String]
    /// What it would touch, in words of the policy.
    package var touches: [String]
    /// The question, or why the program asks.
    package var text: String
    package var options: [String]
    /// The call's input as JSON text.
    package var input: String?

    package init(_ ask: Ask, lane: Lane) {
        id = ask.id
        kind = ask.ask.kind
        self.lane = lane.id
        title = lane.start.title
        repository = lane.start.repository
        boundary = lane.start.boundary
        risk = lane.start.risk
        agent = lane.start.agent
        turn = ask.turn
        at = ask.at
        tool = ask.ask.call?.name
        toolKind = ask.ask.call?.kind
        command = ask.ask.call?.command
        paths = ask.ask.call?.paths ?? []
        touches = ask.touches
        text = ask.ask.text
        options = ask.ask.options
        input = ask.ask.call?.input
    }
}
