package import Domain

/// What every page shows around its own contents.
package struct PageFrame: Sendable {
    package var workspace: String
    /// The ledger's last event that the page surely holds.
    package var sequence: Int64
    /// What waits in the inbox.
    package var waiting: Int
    /// Lanes that need the operator or are ready to be inspected.
    package var needsYou: Int
    package var holds: [String]
    package var alarms: [String]
    package var configurationProblems: [String]
    package var sandboxProblem: String?
    /// The hour, minute and second of the server, for ages.
    package var now: Timestamp
    /// What was chosen in this browser; nil for what the system says.
    package var theme: Theme?

    package init(
        workspace: String, sequence: Int64, waiting: Int, needsYou: Int, holds: [String], alarms: [String], configurationProblems: [String],
        sandboxProblem: String?, now: Timestamp, theme: Theme? = nil
    ) {
        self.workspace = workspace
        self.sequence = sequence
        self.waiting = waiting
        self.needsYou = needsYou
        self.holds = holds
        self.alarms = alarms
        self.configurationProblems = configurationProblems
        self.sandboxProblem = sandboxProblem
        self.now = now
        self.theme = theme
    }
}

/// Dark or light.
package enum Theme: String, Sendable {
    case dark, light

    /// The cookie in which a browser keeps its choice. It comes with the request, so that the first thing that is painted is right and no script is
    /// waited for.
    package static let cookieName = "signalbox-theme"
}
