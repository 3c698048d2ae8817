/// Names one run of an agent's program within its lane.
package enum EngagementID: Hashable, Sendable {
    case turn(Int)
    case review(Int)

    /// What is written into the ledger when something of that run is noted.
    package func event(_ note: EngagementNote) -> LaneEvent {
        switch self {
        case .review(let number): return .reviewNoted(review: number, note)
        case .turn(let number):
            return switch note {
            case .confined(let confinement): .confined(turn: number, confinement)
            case .briefed(let text): .briefed(turn: number, text: text)
            case .sessionOpened(let session): .sessionOpened(turn: number, session)
            case .ruled(let ask, let answer): .ruled(turn: number, ask, answer)
            case .usage(let usage, let meter): .usage(turn: number, usage, meter)
            case .watchdogFound(let finding): .watchdogFound(turn: number, finding: finding)
            case .networkSeen(let contacts): .networkSeen(turn: number, contacts)
            }
        }
    }

    /// Its place in a ``SpendBook``: turns count from 1 upwards, reviews from -1 downwards.
    package var spendNumber: Int {
        switch self {
        case .turn(let number): number
        case .review(let number): -number
        }
    }
}

/// What happens in every run of an agent's program.
package enum EngagementNote: Codable, Equatable, Sendable {
    /// How its program is held; written before its job is started.
    case confined(Confinement)
    /// Blob of what it is told beside its prompt.
    case briefed(String)
    case sessionOpened(AgentSession)
    /// The policy answered an ask by itself; the rule is in the answer.
    case ruled(AgentAsk, Answer)
    /// What it has used so far. Later ones replace earlier ones.
    case usage(TurnUsage, UsageMeter)
    case watchdogFound(String)
    case networkSeen([NetworkContact])

    // The names that values have in the ledger's JSON (SE-0295).
    private enum ConfinedCodingKeys: String, CodingKey { case _0 = "confinement" }
    private enum BriefedCodingKeys: String, CodingKey { case _0 = "text" }
    private enum SessionOpenedCodingKeys: String, CodingKey { case _0 = "session" }
    private enum RuledCodingKeys: String, CodingKey { case _0 = "ask", _1 = "answer" }
    private enum UsageCodingKeys: String, CodingKey { case _0 = "usage", _1 = "meter" }
    private enum WatchdogFoundCodingKeys: String, CodingKey { case _0 = "finding" }
    private enum NetworkSeenCodingKeys: String, CodingKey { case _0 = "contacts" }
}

/// One run of an agent's program for a lane: a turn, which works, or a review, which only reads.
package protocol Engagement: Sendable {
    var job: String { get }
    /// Blob of the exact prompt.
    var prompt: String { get }
    var startedAt: Timestamp { get }
    var endedAt: Timestamp? { get }
    /// Blob of the transcript, once it has ended.
    var entries: String? { get }
    var session: AgentSession? { get set }
    var meter: UsageMeter? { get set }
    var usage: TurnUsage? { get set }
    var confinement: Confinement? { get set }
    /// Blob of what the agent was told beside its prompt.
    var briefing: String? { get set }
    /// Connections through the allow-list's proxy that are in the ledger.
    var contacts: Int { get set }
    /// What a watchdog found, newest last.
    var watchdogFindings: [String] { get set }
    /// Asks that the policy answered, by rule.
    var ruled: [String: Int] { get set }
    /// When its agent could not work; nil when it always could.
    var rest: TurnRest? { get set }
}

extension Engagement {
    /// Takes what happened into the state.
    package mutating func take(_ note: EngagementNote) {
        switch note {
        case .confined(let new): confinement = new
        case .briefed(let text): briefing = text
        case .sessionOpened(let new): session = new
        case .ruled(_, let answer): ruled = ruled.merging([answer.by: 1]) { $0 + $1 }
        case .usage(let new, let newMeter):
            usage = new
            meter = newMeter
        case .watchdogFound(let finding): watchdogFindings = (watchdogFindings + [finding]).suffix(20)
        case .networkSeen(let seen): contacts = seen.count
        }
    }
}

extension Turn: Engagement {
    package var entries: String? { outcome?.entries }
    package var watchdogFindings: [String] {
        get { findings }
        set { findings = newValue }
    }
}

extension Lane {
    /// A turn or review by its name.
    package func engagement(_ id: EngagementID) -> (any Engagement)? {
        switch id {
        case .turn(let number): turns.last { $0.number == number }
        case .review(let number): reviews.last { $0.number == number }
        }
    }
}
