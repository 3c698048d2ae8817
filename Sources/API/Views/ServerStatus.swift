package import Domain

/// What `signalbox status` shows.
package struct ServerStatus: Codable, Equatable, Sendable {
    package var version: String
    package var pid: Int
    package var startedAt: Timestamp
    package var workspace: String
    package var state: String
    package var repositories: Int
    package var events: Int64
    /// Lanes that have not ended, by phase.
    package var phases: [String: Int]
    /// Lanes that need the operator, most urgent first, each with its reason.
    package var needsOperator: [LaneView]
    package var working: Int
    package var landed: Int
    /// Problems of the configuration file as it stands on disk; the last good one stays in force.
    package var configurationProblems: [String]
    package var alarms: [String]
    /// What is paused, in words.
    package var holds: [String]
    /// What holds agents inside their lanes; nil when nothing does, and then `sandboxProblem` says why.
    package var sandbox: String?
    package var sandboxProblem: String?
    /// Where the control room is, without the key that `signalbox web` gives; nil when it is not served, and then `webProblem` says why.
    package var web: String?
    package var webProblem: String?
    /// Today's attention: what was looked at and decided, and what is left.
    package var attention: AttentionDay?
    /// Where notifications go; nil when nothing leaves the machine.
    package var notifications: [DestinationView]?

    package init(
        version: String, pid: Int, startedAt: Timestamp, workspace: String, state: String, repositories: Int, events: Int64,
        phases: [String: Int], needsOperator: [LaneView], working: Int, landed: Int, configurationProblems: [String], alarms: [String],
        holds: [String] = [],
        sandbox: String? = nil, sandboxProblem: String? = nil, web: String? = nil, webProblem: String? = nil,
        attention: AttentionDay? = nil, notifications: [DestinationView]? = nil
    ) {
        self.notifications = notifications
        self.web = web
        self.webProblem = webProblem
        self.attention = attention
        self.version = version
        self.pid = pid
        self.startedAt = startedAt
        self.workspace = workspace
        self.state = state
        self.repositories = repositories
        self.events = events
        self.phases = phases
        self.needsOperator = needsOperator
        self.working = working
        self.landed = landed
        self.configurationProblems = configurationProblems
        self.alarms = alarms
        self.holds = holds
        self.sandbox = sandbox
        self.sandboxProblem = sandboxProblem
    }
}
