/// Why a turn was started.
package enum TurnCause: String, Codable, CaseIterable, Sendable {
    case first
    /// The gates of the candidate were not green.
    case gates
    /// The operator asked for a rework, with words and comments.
    case rework
    /// The branch no longer merges with its base.
    case conflict
    /// Reviewers found what the policy holds for blocking.
    case review
    /// The turn before was aborted.
    case retry
    /// Signalbox itself reverts a landed lane.
    case revert
}

/// How the program of a turn came to its end. None of these says whether the work is done: the repository says that.
package enum TurnEnding: String, Codable, CaseIterable, Sendable {
    /// The program ended by itself, with whatever exit code.
    case completed
    /// The program or its runner was killed.
    case aborted
    case timedOut = "timed-out"
    case outputLimit = "output-limit"
    case stopped
    /// A budget was used up in the middle of it.
    case budgetSpent = "budget-spent"
    /// A watchdog ended it.
    case stuck
    case failedToStart = "failed-to-start"
}

/// What was found after a turn.
package struct TurnOutcome: Codable, Equatable, Sendable {
    package var ending: TurnEnding
    /// The reason in words, for every ending but a plain one.
    package var detail: String
    package var exitCode: Int?
    /// The branch's head after the turn, leftovers included when they were committed.
    package var head: String
    /// Commits on the branch that were not there when the turn began.
    package var newCommits: Int
    /// Files that the agent left uncommitted.
    package var leftovers: [String]
    package var leftoversCommitted: Bool
    /// Blob of everything the program printed, redacted.
    package var transcript: String?
    package var seconds: Double
    /// User and system CPU of the program and the children it waited for.
    package var cpuSeconds: Double?
    package var maxResidentBytes: Int?
    /// Blob of the turn's transcript: one ``TranscriptEntry`` a line, as JSON.
    package var entries: String?
    package var entryCount: Int?
    /// How the program itself says that the turn ended: a claim.
    package var agentEnding: AgentEnding?
    /// What went wrong between the program and its model, when that is why it ended.
    package var fault: AgentFault?
    /// A retry does not begin before this.
    package var retryAt: Timestamp?
    /// What the agent says it did: claims, which satisfy nothing.
    package var claim: Claim?

    /// Numbers of the messages that were said during the turn and did not reach the agent any more: they go to the next one.
    package var unheard: [Int]?

    package init(
        ending: TurnEnding, detail: String = "", exitCode: Int? = nil, head: String, newCommits: Int, leftovers: [String] = [],
        leftoversCommitted: Bool = false, transcript: String? = nil, seconds: Double = 0, cpuSeconds: Double? = nil,
        maxResidentBytes: Int? = nil, claim: Claim? = nil
    ) {
        self.ending = ending
        self.detail = detail
        self.exitCode = exitCode
        self.head = head
        self.newCommits = newCommits
        self.leftovers = leftovers
        self.leftoversCommitted = leftoversCommitted
        self.transcript = transcript
        self.seconds = seconds
        self.cpuSeconds = cpuSeconds
        self.maxResidentBytes = maxResidentBytes
        self.claim = claim
    }

    /// Read from the repository: the program ended by itself, there is something new, and nothing lies about uncommitted.
    package var succeeded: Bool {
        ending == .completed && newCommits > 0 && (leftovers.isEmpty || leftoversCommitted)
    }
}

/// An agent's own account of its work.
package struct Claim: Codable, Equatable, Sendable {
    package var rootCause: String?
    package var fix: String?
    package var account: String

    package init(rootCause: String? = nil, fix: String? = nil, account: String) {
        self.rootCause = rootCause
        self.fix = fix
        self.account = account
    }
}

/// Words of an agent through its lane's tools. None of them satisfies anything.
package struct AgentReport: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        case progress, claim
    }

    package var kind: Kind
    package var text: String
    package var at: Timestamp

    package init(kind: Kind, text: String, at: Timestamp) {
        self.kind = kind
        self.text = text
        self.at = at
    }
}

/// One run of an agent in a lane.
package struct Turn: Codable, Equatable, Sendable {
    package var number: Int
    package var cause: TurnCause
    package var job: String
    /// Blob of the exact prompt.
    package var prompt: String
    /// What the turn's new commits are counted from: the branch's head when it began, or when the aborted turn before it began.
    package var from: String
    package var startedAt: Timestamp
    package var endedAt: Timestamp?
    package var outcome: TurnOutcome?
    package var session: AgentSession?
    /// What the session had used at the end of this turn: where the next one goes on counting.
    package var meter: UsageMeter?
    package var usage: TurnUsage?
    package var confinement: Confinement?
    /// Blob of what the agent was told beside its prompt.
    package var briefing: String?
    /// Connections through the allow-list's proxy that are in the ledger.
    package var contacts = 0
    /// What a watchdog found, newest last.
    package var findings: [String] = []
    /// Asks that the policy answered, by rule.
    package var ruled: [String: Int] = [:]
    /// What the agent reported of its progress, newest last, and its claims.
    package var reports: [AgentReport] = []
    /// Commits of the other repositories that its agent may look at, by the repository's name.
    package var neighbours: [String: String]?
    /// When its agent could not work; nil when it always could.
    package var rest: TurnRest?

    package init(number: Int, cause: TurnCause, job: String, prompt: String, from: String, startedAt: Timestamp) {
        self.number = number
        self.cause = cause
        self.job = job
        self.prompt = prompt
        self.from = from
        self.startedAt = startedAt
    }
}
