package import Domain

/// What an operator can ask of the loop. The surfaces (HTTP, later MCP and pages) call this and nothing deeper.
///
/// Every call that decides or changes something names who asked (`by`), which becomes the actor of the ledger's events.
package protocol OperatorDesk: Sendable {
    // MARK: Reading
    func model() async -> ReadModel
    func configuration() async -> WorkspaceConfiguration
    func summary() async -> DeskSummary
    /// Why a lane is not moving, in words; nil when it is.
    func waitingFor(_ lane: LaneID) async -> String?
    /// Every lane of which something is open, with what the loop says of it.
    func standings() async -> LaneStandings
    /// What time it is for the loop.
    func now() async -> Timestamp
    /// A day of the workspace's zone: `2026-11-23`, `today`, `yesterday`; nil means today.
    func day(_ name: String?) async throws(DeskError) -> DayWindow
    /// What happens in a lane now; nil when nothing does.
    func activity(_ lane: LaneID) async -> Activity?
    /// The date of the day that a moment belongs to, `2026-11-23`.
    func day(at moment: Timestamp) async -> String
    func next(limit: Int) async -> [RankedTarget]
    /// Events after a sequence number, then live ones, until the caller stops reading. A slow reader makes nothing grow and misses nothing: events wait in the ledger.
    func events(after sequence: Int64) async -> AsyncStream<RecordedEvent>
    /// Events after a sequence number (nil: those to come) and what lanes are doing, until the caller stops reading. A slow reader makes
    /// nothing grow: events wait in the ledger, and of activities only the newest counts.
    func live(after sequence: Int64?) async -> AsyncStream<LiveMessage>
    /// Everything that agents and operators said, newest first. No text is an error.
    func search(_ question: SearchQuestion) async throws(DeskError) -> SearchPage
    /// The files that a lane has touched so far, against its base.
    func touched(_ lane: LaneID) async throws(DeskError) -> TouchedFiles
    /// The candidate's diff, file by file, bounded. `paths` empty means all.
    func diff(_ lane: LaneID, paths: [String]) async throws(DeskError) -> [FileDiff]
    /// Everything that is needed to judge the lane's candidate, but its lines.
    func inspection(_ lane: LaneID) async throws(DeskError) -> Inspection
    /// A page of one changed file's diff; `from` and `count` are lines of the diff.
    func fileDiff(_ lane: LaneID, path: String, from: Int, count: Int) async throws(DeskError) -> DiffPage
    /// Lines of one side of a changed file.
    func fileLines(_ lane: LaneID, path: String, side: FileLines.Side, lines: ClosedRange<Int>) async throws(DeskError) -> FileLines
    /// What changed in a file since the operator looked at it.
    func interdiff(_ lane: LaneID, path: String, from: Int, count: Int) async throws(DeskError) -> Interdiff
    /// Where in its conversation the agent changed a file.
    func fileConversation(_ lane: LaneID, path: String) async throws(DeskError) -> FileConversation
    /// The body of the lane's pull request as published.
    func pullRequestBody(_ lane: LaneID) async throws(DeskError) -> String
    /// The redacted output of a job of the lane, live: `turn-2`, `gate-test-1`, `setup`, `deploy`; nil means the newest. `follow` keeps it open until the job ends.
    func log(_ lane: LaneID, job: String?, follow: Bool) async throws(DeskError) -> AsyncStream<[UInt8]>

    // MARK: Repositories
    /// Writes the repository into signalbox.yaml with proposed gates as comments, clones the mirror, and streams progress lines.
    func addRepository(name: String, location: String, gates: [String: String], progress: @escaping @Sendable (String) -> Void)
        async throws(DeskError)
    func syncRepository(_ name: String?, progress: @escaping @Sendable (String) -> Void) async throws(DeskError)

    // MARK: Agent definitions
    /// Where each definition in force is written, by name.
    func agentSources() async -> [String: AgentSource]
    /// A version of a definition; nil means the newest. Definitions that are gone have versions too.
    func definition(_ name: String, _ choice: DefinitionChoice?) async throws(DeskError) -> DefinitionRecord
    /// Writes `agents/NAME.md` back to what it was in a version. Lanes stay on the definition that they are pinned to.
    func rollbackAgent(_ name: String, to version: String, by: String) async throws(DeskError) -> DefinitionRollback

    // MARK: Targets
    func addTargets(_ drafts: [TargetDraft], by: String) async throws(DeskError) -> [Target]
    func editTarget(_ id: TargetID, _ change: TargetChange, by: String) async throws(DeskError) -> Target
    func dropTarget(_ id: TargetID, reason: String, by: String) async throws(DeskError) -> Target
    func dispatch(_ targets: [TargetID], agent: String?, by: String) async throws(DeskError) -> [Lane]

    // MARK: Handoffs
    /// Makes a target of a handoff; what the change says takes the place of what the proposal says.
    func scopeHandoff(_ id: HandoffID, _ change: TargetChange, by: String) async throws(DeskError) -> Handoff
    func declineHandoff(_ id: HandoffID, reason: String, by: String) async throws(DeskError) -> Handoff

    // MARK: Lanes
    /// Nil paths means every file of the candidate. `candidate` is the one that was looked at: with another one by now nothing is done.
    func markViewed(_ lane: LaneID, paths: [String]?, candidate: Int?, by: String) async throws(DeskError) -> Lane
    func comment(_ lane: LaneID, _ asked: AskedComment, candidate: Int?, by: String) async throws(DeskError) -> Lane
    func decide(_ lane: LaneID, _ asked: AskedDecision, by: String) async throws(DeskError) -> Lane
    /// Approves several lanes, each by itself. With one of high risk among several, nothing is decided.
    func approve(_ lanes: [LaneID], reason: String, message: String, by: String) async throws(DeskError) -> BulkDecision
    /// What a surface has shown since its last report.
    func look(_ lane: LaneID, _ report: LookReport, by: String) async throws(DeskError) -> LookReceipt
    func land(_ lane: LaneID, by: String) async throws(DeskError) -> Lane
    func rollback(_ lane: LaneID, by: String) async throws(DeskError) -> Lane
    /// Another try at what failed (setup, deploy, smoke, an internal error).
    func retry(_ lane: LaneID, by: String) async throws(DeskError) -> Lane
    /// Runs gates of the current candidate again; empty means those that did not pass.
    func rerunGates(_ lane: LaneID, gates: [String], by: String) async throws(DeskError) -> Lane
    /// Lets reviewers look at the current candidate again; empty means all that are for the lane.
    func rerunReviews(_ lane: LaneID, reviewers: [String], by: String) async throws(DeskError) -> Lane
    /// Ends the running job of a lane (process tree included); the lane then asks the operator.
    func stop(_ lane: LaneID, by: String) async throws(DeskError) -> Lane
    /// Ends what runs in every lane that the scope covers; returns those lanes.
    func stop(_ scope: HoldScope, by: String) async throws(DeskError) -> [Lane]
    /// Stops the lane's process trees where they are, and starts nothing more, until it is resumed.
    func setPaused(_ lane: LaneID, _ paused: Bool, by: String) async throws(DeskError) -> Lane
    /// The same for everything that the scope covers, also what comes later; returns the open lanes that it covers.
    func hold(_ scope: HoldScope, _ paused: Bool, by: String) async throws(DeskError) -> [Lane]

    // MARK: Agents at work
    /// Answers what an agent waits for.
    func answer(_ ask: AskID, _ verdict: Answer.Verdict, message: String, by: String) async throws(DeskError) -> Lane
    /// Says something to the lane's agent: now when it is at work, otherwise in its next turn.
    func say(_ lane: LaneID, _ text: String, interrupts: Bool, by: String) async throws(DeskError) -> Lane
    /// Entries of a turn's transcript as lines of JSON, from a number on; nil means the newest turn. `follow` keeps it open until the turn ends.
    func transcript(_ lane: LaneID, _ run: EngagementID?, from: Int, follow: Bool) async throws(DeskError) -> AsyncStream<[UInt8]>

    // MARK: Notifications
    /// Where notifications go, and how that goes.
    func destinations() async -> [DestinationView]
    /// Sends a test message to a destination; nil means to all.
    func testDestinations(_ name: String?) async throws(DeskError) -> [NoticeTest]
    /// Gives the answer that a token of a message stands for; nil when it is no token, was used or has expired.
    func act(_ token: String) async throws(DeskError) -> NoticeActionDone?

    /// Brings a lane's snapshot back into a folder that does not exist yet (nil: one under the state folder); returns its path.
    func restore(_ lane: LaneID, into folder: String?, by: String) async throws(DeskError) -> String
    /// Runs the live checks of landed lanes again (evidence tier 3). Nil means all of them, otherwise a sample of that size.
    func reverify(sample: Int?, by: String) async throws(DeskError) -> [Lane]

    // MARK: Records
    /// `day` as `2026-11-23` in the workspace's zone, nil for today; `format`: text, md, html, json. `width` is the terminal's, in columns.
    func report(day: String?, format: String, width: Int) async throws(DeskError) -> String
    /// Events newest first, before a sequence number (nil: from the last one); `subject` as ``Event/subject``, nil for all.
    func history(before sequence: Int64?, subject: String?, limit: Int) async throws(DeskError) -> [RecordedEvent]
    /// That an event is part of the ledger.
    func proof(of sequence: Int64) async throws(DeskError) -> EventProof
    /// What was looked at and decided on a day, and what is left of its minutes; `day` as for the report.
    func attention(day: String?) async throws(DeskError) -> AttentionDay
    /// Derives the read models again; says whether they were identical.
    func rebuildLedger() async throws(DeskError) -> LedgerCheck
    func verifyLedger() async throws(DeskError) -> LedgerCheck

    // MARK: The state folder
    /// What nothing needs any more. Removes nothing.
    func garbage() async throws(DeskError) -> GarbageReport
    /// Removes it, and says what went.
    func collectGarbage(by: String) async throws(DeskError) -> GarbageReport
}

/// Numbers of the loop that are not in the read model.
package struct DeskSummary: Sendable {
    package var events: Int64
    package var stateFolder: String
    package var configurationProblems: [String]
    /// What holds agents inside their lanes; nil when nothing does.
    package var sandbox: String?
    /// Why nothing does.
    package var sandboxProblem: String?

    package init(
        events: Int64, stateFolder: String, configurationProblems: [String], sandbox: String? = nil, sandboxProblem: String? = nil
    ) {
        self.sandbox = sandbox
        self.sandboxProblem = sandboxProblem
        self.events = events
        self.stateFolder = stateFolder
        self.configurationProblems = configurationProblems
    }
}
