package import Domain

/// The board: lanes grouped by who acts next.
package struct BoardView: Codable, Equatable, Sendable {
    /// The ledger's last event that the view surely holds; whoever goes on with the events after it misses nothing.
    package var sequence: Int64
    package var groups: [BoardGroupView]
    /// What is paused, in words.
    package var holds: [String]
    package var alarms: [String]
    package var configurationProblems: [String]
    /// Why nothing holds agents inside their lanes; nil when something does.
    package var sandboxProblem: String?

    package init(
        sequence: Int64, groups: [BoardGroupView], holds: [String], alarms: [String], configurationProblems: [String],
        sandboxProblem: String?
    ) {
        self.sequence = sequence
        self.groups = groups
        self.holds = holds
        self.alarms = alarms
        self.configurationProblems = configurationProblems
        self.sandboxProblem = sandboxProblem
    }
}

/// One group with its lanes, in order of attention.
package struct BoardGroupView: Codable, Equatable, Sendable {
    package var group: BoardGroup
    package var rows: [BoardRow]

    package init(group: BoardGroup, rows: [BoardRow]) {
        self.group = group
        self.rows = rows
    }
}

/// One lane on the board.
package struct BoardRow: Codable, Equatable, Sendable {
    package var lane: LaneID
    package var group: BoardGroup
    /// Rows of a group stand in the order of this text.
    package var order: String
    package var target: TargetID
    package var title: String
    package var repository: String
    package var boundary: String?
    package var risk: Risk
    package var kind: String
    package var agent: String
    package var phase: Phase
    package var phaseSince: Timestamp
    package var nextActor: NextActor
    package var attention: Attention?
    /// Why nothing is happening, in words; nil when something is.
    package var waitingFor: String?
    package var paused: Bool
    package var unconfined: Bool
    package var gates: [GateMark]
    package var files: Int
    package var additions: Int
    package var deletions: Int
    /// Lines that the target allows.
    package var maxLines: Int
    /// Files of the candidate whose diff was not seen yet.
    package var unseen: Int
    package var pullRequest: Int?
    package var usage: TurnUsage?
    /// Asks that wait for the operator.
    package var asks: [AskID]
    package var turns: Int
    /// What happens in the lane now; nil when nothing does.
    package var activity: Activity?

    package init(_ lane: Lane, group: BoardGroup, waitingFor: String?, hold: String?, activity: Activity? = nil) {
        self.activity = activity
        self.lane = lane.id
        self.group = group
        order = BoardOrder(lane).key
        target = lane.start.target
        title = lane.start.title
        repository = lane.start.repository
        boundary = lane.start.boundary
        risk = lane.start.risk
        kind = lane.start.kind
        agent = lane.start.agent
        phase = lane.phase
        phaseSince = lane.phaseSince
        nextActor = lane.nextActor
        attention = lane.attention
        self.waitingFor = hold ?? waitingFor
        paused = lane.paused || hold != nil
        unconfined = lane.isUnconfined
        gates = GateMark.all(of: lane)
        let changed = lane.candidate?.files ?? []
        files = changed.count
        additions = changed.reduce(0) { $0 + $1.additions }
        deletions = changed.reduce(0) { $0 + $1.deletions }
        maxLines = lane.start.maxLines
        unseen = lane.unseen.count
        pullRequest = lane.pullRequest
        usage = lane.usage
        asks = lane.openAsks.map(\.id)
        turns = lane.turns.count
    }
}
