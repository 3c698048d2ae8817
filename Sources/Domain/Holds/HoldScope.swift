/// What an operator pauses at once. A hold stands until it is resumed, also for lanes that are dispatched meanwhile.
package enum HoldScope: Codable, Hashable, Sendable {
    case all
    case repository(String)
    case agent(String)
    case risk(Risk)

    private enum RepositoryCodingKeys: String, CodingKey { case _0 = "name" }
    private enum AgentCodingKeys: String, CodingKey { case _0 = "name" }
    private enum RiskCodingKeys: String, CodingKey { case _0 = "risk" }

    package func covers(_ lane: LaneStart) -> Bool {
        switch self {
        case .all: true
        case .repository(let name): lane.repository == name
        case .agent(let name): lane.agent == name
        case .risk(let risk): lane.risk == risk
        }
    }

    package var words: String {
        switch self {
        case .all: "everything"
        case .repository(let name): "repository \(name)"
        case .agent(let name): "agent \(name)"
        case .risk(let risk): "risk \(risk.rawValue)"
        }
    }
}
