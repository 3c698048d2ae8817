import Control
import Domain

/// The loop as the wire sees it: a read model that tests set, and a note of every call that changes something.
actor TestDesk: OperatorDesk {
    private(set) var calls: [String] = []
    private var state = ReadModel()
    private var recorded: [RecordedEvent] = []
    private var readers: [Int: AsyncStream<RecordedEvent>.Continuation] = [:]
    private var readersEver = 0
    private var failure: DeskError?
    private var logs: [String: AsyncStream<[UInt8]>] = [:]
    private var waits = "a free slot"
    private var doing: [LaneID: Activity] = [:]
    private var problems = ["bad line"]
    private var dayStart = Timestamp(milliseconds: 0)
    /// Made anew when something of it was set, as the loop does it.
    private var kept: LaneStandings?

    // MARK: What tests set
    func put(_ lane: Lane) {
        kept = nil
        state.store(.lane(lane))
        append(.lane(lane.id, .phase(lane.phase, note: "")))
    }

    func put(_ target: Target) { state.store(.target(target)) }
    func put(_ workspace: WorkspaceState) {
        kept = nil
        state.store(.workspace(workspace))
    }
    func setWaiting(_ words: String) { (waits, kept) = (words, nil) }
    func setActivity(_ activity: Activity?, of lane: LaneID) { (doing[lane], kept) = (activity, nil) }
    func setProblems(_ problems: [String]) { self.problems = problems }
    func setDayStart(_ start: Timestamp) { dayStart = start }
    func put(_ repository: RepositoryState) { state.store(.repository(repository)) }
    func fail(_ error: DeskError?) { failure = error }
    func setLog(_ job: String, _ chunks: AsyncStream<[UInt8]>) { logs[job] = chunks }
    var readerCount: Int { readers.count }

    func append(_ event: Event) {
        let next = RecordedEvent(sequence: Int64(recorded.count) + 1, time: Timestamp(milliseconds: 5), actor: "signalbox", event: event)
        recorded.append(next)
        for reader in readers.values { reader.yield(next) }
    }

    private func note(_ call: String) throws(DeskError) {
        if let failure { throw failure }
        calls.append(call)
    }

    private func lane(_ id: LaneID, _ call: String) throws(DeskError) -> Lane {
        try note(call)
        guard let lane = state.lanes[id] else { throw DeskError(.notFound, "there is no lane \(id)") }
        return lane
    }

    private func target(_ id: TargetID, _ call: String) throws(DeskError) -> Target {
        try note(call)
        guard let target = state.targets[id] else { throw DeskError(.notFound, "there is no target \(id)") }
        return target
    }

    // MARK: Reading
    func model() -> ReadModel { state }
    /// The one token that an action may have.
    static let actionToken = "an-action"
    func configuration() -> WorkspaceConfiguration {
        WorkspaceConfiguration(
            name: "w", repositories: [RepositoryConfiguration(name: "web", url: "/srv/web")],
            agents: [AgentConfiguration(name: "sh", adapter: .command)],
            notify: NotifyConfiguration(publicUrl: "https://box.example.org"))
    }
    func summary() -> DeskSummary { DeskSummary(events: Int64(recorded.count), stateFolder: "/state", configurationProblems: problems) }
    func waitingFor(_ lane: LaneID) -> String? { waits }
    func standings() -> LaneStandings {
        if let kept { return kept }
        let versions = state.unsettledVersions.sorted { $0.lane.id < $1.lane.id }
        let made = LaneStandings(
            sequence: Int64(recorded.count),
            lanes: versions.map {
                LaneStanding($0, in: state, waitingFor: waits, activity: doing[$0.id])
            })
        kept = made
        return made
    }
    func history(before sequence: Int64?, subject: String?, limit: Int) -> [RecordedEvent] {
        recorded.reversed().filter { $0.sequence < sequence ?? .max && (subject == nil || $0.event.subject == subject) }.prefix(limit).map(
            \.self)
    }
    func proof(of sequence: Int64) throws(DeskError) -> EventProof {
        guard recorded.contains(where: { $0.sequence == sequence }) else { throw DeskError(.notFound, "there is no event \(sequence)") }
        return EventProof(sequence: sequence, leaf: "00", path: ["11"], size: Int64(recorded.count), root: "22")
    }
    func day(at moment: Timestamp) -> String { "1970-01-01" }
    func now() -> Timestamp { Timestamp(milliseconds: 5000) }
    func day(_ name: String?) -> DayWindow {
        DayWindow(
            date: "1970-01-01", zone: "UTC", start: dayStart, end: Timestamp(milliseconds: 86_400_000),
            startLocal: "1970-01-01T00:00:00+00:00", endLocal: "1970-01-02T00:00:00+00:00", hours: [])
    }
    func next(limit: Int) -> [RankedTarget] {
        state.targets.values.prefix(limit).map {
            RankedTarget(
                target: $0.id, title: $0.title, repository: $0.repository, boundary: nil, risk: $0.risk, kind: $0.kind, ready: true,
                reasons: ["unblocks 3"])
        }
    }

    func events(after sequence: Int64) -> AsyncStream<RecordedEvent> {
        let (stream, reader) = AsyncStream.makeStream(of: RecordedEvent.self)
        for event in recorded where event.sequence > sequence { reader.yield(event) }
        readersEver += 1
        let number = readersEver
        readers[number] = reader
        reader.onTermination = { _ in Task { await self.forget(number) } }
        return stream
    }

    private func forget(_ number: Int) { readers[number] = nil }

    func activity(_ lane: LaneID) -> Activity? { doing[lane] }

    func live(after sequence: Int64?) -> AsyncStream<LiveMessage> {
        let events = events(after: sequence ?? Int64(recorded.count))
        let (stream, reader) = AsyncStream.makeStream(of: LiveMessage.self)
        let lane = LaneID(number: 7)
        reader.yield(
            .activity(LaneActivityChange(lane: lane, activity: Activity(words: "editing a\nb\u{1B}[2J", since: Timestamp(milliseconds: 9))))
        )
        reader.yield(.activity(LaneActivityChange(lane: lane, activity: nil)))
        let task = Task { for await event in events { reader.yield(.event(event)) } }
        reader.onTermination = { _ in task.cancel() }
        return stream
    }

    func search(_ question: SearchQuestion) throws(DeskError) -> SearchPage {
        let scope = "\(question.lane?.description ?? "-") \(question.repository ?? "-") \(question.limit) \(question.before ?? 0)"
        try note("search '\(question.text)' \(scope)")
        let hit = SearchHit(
            id: 5, kind: .message, lane: LaneID(number: 1), target: nil, repository: "web", turn: 1, entry: 3, sequence: nil,
            time: Timestamp(milliseconds: 4), snippet: question.text, matches: [SnippetRange(start: 0, length: 1)])
        return SearchPage(hits: [hit], next: 5, behind: SearchLag(events: 1, turns: 2))
    }

    func touched(_ lane: LaneID) throws(DeskError) -> TouchedFiles {
        try note("touched \(lane)")
        return TouchedFiles(
            lane: lane, base: "b", source: .worktree,
            files: [TouchedFile(path: "a\nb", status: "added", additions: 1, deletions: 0)], at: Timestamp(milliseconds: 1))
    }

    func diff(_ lane: LaneID, paths: [String]) throws(DeskError) -> [FileDiff] {
        try note("diff \(lane) \(paths)")
        return paths.map { FileDiff(file: CandidateFile(path: $0, status: "modified", additions: 1, deletions: 0, digest: "d"), hunks: []) }
    }

    func inspection(_ id: LaneID) throws(DeskError) -> Inspection {
        let lane = try lane(id, "inspection \(id)")
        guard let candidate = lane.candidate else { throw DeskError(.refused, "\(id) has no candidate to look at yet") }
        let files = candidate.files.map { InspectedFile($0, marks: FileMarks(), seen: SeenState($0, in: lane)) }
        return Inspection(
            lane: lane, candidate: candidate, files: files, noLongerChanged: [], claims: [], risk: [], collisions: [], commits: [])
    }
    func fileDiff(_ lane: LaneID, path: String, from: Int, count: Int) throws(DeskError) -> DiffPage {
        try note("file-diff \(lane) \(path) \(from) \(count)")
        return DiffPage(path: path, status: "modified", lines: 9, from: from)
    }
    func fileLines(_ lane: LaneID, path: String, side: FileLines.Side, lines: ClosedRange<Int>) throws(DeskError) -> FileLines {
        try note("file-lines \(lane) \(path) \(side.rawValue) \(lines)")
        return FileLines(path: path, side: side, total: 7, lines: lines.map { DiffCell(line: $0, text: "\u{1B}") })
    }
    func interdiff(_ lane: LaneID, path: String, from: Int, count: Int) throws(DeskError) -> Interdiff {
        try note("interdiff \(lane) \(path) \(from) \(count)")
        return Interdiff(since: 1, state: SeenState(kind: .changed, candidate: 1), exact: false, note: "words")
    }
    func fileConversation(_ lane: LaneID, path: String) throws(DeskError) -> FileConversation {
        try note("file-conversation \(lane) \(path)")
        return FileConversation(path: path, places: [])
    }

    func pullRequestBody(_ lane: LaneID) throws(DeskError) -> String {
        try note("body \(lane)")
        return "# Body\n"
    }

    func log(_ lane: LaneID, job: String?, follow: Bool) throws(DeskError) -> AsyncStream<[UInt8]> {
        try note("log \(lane) \(job ?? "newest") \(follow)")
        guard let log = logs[job ?? "newest"] else { throw DeskError(.notFound, "\(lane) has no job \(job ?? "at all")") }
        return log
    }

    // MARK: Repositories
    func addRepository(name: String, location: String, gates: [String: String], progress: @escaping @Sendable (String) -> Void)
        throws(DeskError)
    {
        progress("Cloning \(location)")
        progress("Receiving objects: 100%")
        try note("repo add \(name) \(location) \(gates)")
    }

    func syncRepository(_ name: String?, progress: @escaping @Sendable (String) -> Void) throws(DeskError) {
        progress("Fetching")
        try note("repo sync \(name ?? "all")")
    }

    // MARK: Agent definitions
    func agentSources() -> [String: AgentSource] { ["sh": AgentSource(file: "agents/sh.md", line: 1, text: "---\n---\n")] }
    func definition(_ name: String, _ choice: DefinitionChoice?) throws(DeskError) -> DefinitionRecord {
        try note("definition \(name) \(choice.map { "\($0)" } ?? "newest")")
        guard let version = state.workspace.agents[name]?.last else { throw DeskError(.notFound, "there is no agent '\(name)'") }
        return DefinitionRecord(
            number: state.workspace.agents[name]?.count ?? 0, version: version, text: "text \u{1B}[0m",
            definition: AgentConfiguration(name: name, adapter: .command))
    }
    func rollbackAgent(_ name: String, to version: String, by: String) throws(DeskError) -> DefinitionRollback {
        try note("agent rollback \(name) \(version) by \(by)")
        return DefinitionRollback(record: try definition(name, .version(version)), putAside: "agents/\(name).md~", otherSkills: ["review"])
    }

    // MARK: Targets
    func addTargets(_ drafts: [TargetDraft], by: String) throws(DeskError) -> [Target] {
        try note("add \(drafts.map(\.title)) by \(by)")
        return Array(state.targets.values)
    }

    func editTarget(_ id: TargetID, _ change: TargetChange, by: String) throws(DeskError) -> Target {
        try target(id, "edit \(id) \(change.title ?? "-") by \(by)")
    }
    func dropTarget(_ id: TargetID, reason: String, by: String) throws(DeskError) -> Target {
        try target(id, "drop \(id) \(reason) by \(by)")
    }
    func dispatch(_ targets: [TargetID], agent: String?, by: String) throws(DeskError) -> [Lane] {
        try note("dispatch \(targets) \(agent ?? "-") by \(by)")
        return state.lanes.values.sorted { $0.id < $1.id }
    }

    // MARK: Handoffs
    func scopeHandoff(_ id: HandoffID, _ change: TargetChange, by: String) throws(DeskError) -> Handoff {
        try handoff(id, "scope \(id) \(change.title ?? "-") by \(by)")
    }
    func declineHandoff(_ id: HandoffID, reason: String, by: String) throws(DeskError) -> Handoff {
        try handoff(id, "decline \(id) \(reason) by \(by)")
    }
    private func handoff(_ id: HandoffID, _ words: String) throws(DeskError) -> Handoff {
        try note(words)
        guard let found = state.handoff(id) else { throw DeskError(.notFound, "there is no \(id)") }
        return found.handoff
    }

    // MARK: Lanes
    func markViewed(_ id: LaneID, paths: [String]?, candidate: Int?, by: String) throws(DeskError) -> Lane {
        try lane(id, "viewed \(id)\(candidate.map { " c\($0)" } ?? "") \(paths ?? ["all"]) by \(by)")
    }
    func comment(_ id: LaneID, _ asked: AskedComment, candidate: Int?, by: String) throws(DeskError) -> Lane {
        try lane(id, "comment \(id)\(candidate.map { " c\($0)" } ?? "") \(asked.path):\(asked.line ?? 0) \(asked.text) by \(by)")
    }
    func decide(_ id: LaneID, _ asked: AskedDecision, by: String) throws(DeskError) -> Lane {
        let about = asked.candidate.map { " c\($0)" } ?? ""
        let remarks = asked.comments.map { " \($0.path):\($0.line ?? 0) \($0.text)" }.joined()
        return try lane(id, "\(asked.kind.rawValue) \(id)\(about) \(asked.reason) \(asked.message) \(asked.accept)\(remarks) by \(by)")
    }
    func approve(_ lanes: [LaneID], reason: String, message: String, by: String) throws(DeskError) -> BulkDecision {
        try note("approve \(lanes) \(reason) \(message) by \(by)")
        var answer = BulkDecision()
        for id in lanes {
            if let lane = state.lanes[id] { answer.decided.append(lane) } else { answer.refused.append((id, DeskError(.refused, "no"))) }
        }
        return answer
    }
    func look(_ id: LaneID, _ report: LookReport, by: String) throws(DeskError) -> LookReceipt {
        _ = try lane(id, "look \(id) \(report.surface) \(report.kind.rawValue) \(report.looks.map(\.path)) by \(by)")
        return LookReceipt(believedMilliseconds: 7, ignored: ["x"], reportSeconds: LookBook.reportSeconds, pace: nil)
    }
    func attention(day: String?) throws(DeskError) -> AttentionDay {
        let start = Timestamp(milliseconds: 0)
        let window = DayWindow(
            date: day ?? "today", zone: "UTC", start: start, end: Timestamp(milliseconds: 86_400_000), startLocal: "", endLocal: "",
            hours: [])
        return AttentionDay(model: state, window: window, attention: AttentionConfiguration())
    }
    func land(_ id: LaneID, by: String) throws(DeskError) -> Lane { try lane(id, "land \(id) by \(by)") }
    func rollback(_ id: LaneID, by: String) throws(DeskError) -> Lane { try lane(id, "rollback \(id) by \(by)") }
    func retry(_ id: LaneID, by: String) throws(DeskError) -> Lane { try lane(id, "retry \(id) by \(by)") }
    func rerunReviews(_ id: LaneID, reviewers: [String], by: String) throws(DeskError) -> Lane {
        try lane(id, "review \(id) \(reviewers) by \(by)")
    }
    func rerunGates(_ id: LaneID, gates: [String], by: String) throws(DeskError) -> Lane { try lane(id, "gates \(id) \(gates) by \(by)") }
    func stop(_ id: LaneID, by: String) throws(DeskError) -> Lane { try lane(id, "stop \(id) by \(by)") }
    func setPaused(_ id: LaneID, _ paused: Bool, by: String) throws(DeskError) -> Lane { try lane(id, "pause \(id) \(paused) by \(by)") }
    func hold(_ scope: HoldScope, _ paused: Bool, by: String) throws(DeskError) -> [Lane] {
        try note("hold \(scope.words) \(paused) by \(by)")
        return Array(state.lanes.values)
    }
    func stop(_ scope: HoldScope, by: String) throws(DeskError) -> [Lane] {
        try note("stop \(scope.words) by \(by)")
        return Array(state.lanes.values)
    }
    func answer(_ ask: AskID, _ verdict: Answer.Verdict, message: String, by: String) throws(DeskError) -> Lane {
        try note("answer \(ask) \(verdict.rawValue) \(message) by \(by)")
        guard let lane = state.lanes.values.first else { throw DeskError(.notFound, "there is no \(ask)") }
        return lane
    }
    func destinations() -> [DestinationView] { [] }
    func testDestinations(_ name: String?) throws(DeskError) -> [NoticeTest] {
        try note("test \(name ?? "all")")
        return []
    }
    func act(_ token: String) throws(DeskError) -> NoticeActionDone? {
        guard token == Self.actionToken else { return nil }
        try note("act")
        return NoticeActionDone(ask: AskID(number: 1), verdict: .allowOnce, lane: LaneID(number: 1))
    }
    func say(_ id: LaneID, _ text: String, interrupts: Bool, by: String) throws(DeskError) -> Lane {
        try lane(id, "say \(id) \(text) \(interrupts) by \(by)")
    }
    func transcript(_ id: LaneID, _ run: EngagementID?, from: Int, follow: Bool) throws(DeskError) -> AsyncStream<[UInt8]> {
        let turn = if case .turn(let number) = run { number } else { 0 }
        guard let chunks = logs["transcript-\(turn)-\(from)-\(follow)"] else { throw DeskError(.notFound, "no transcript") }
        return chunks
    }
    func restore(_ id: LaneID, into folder: String?, by: String) throws(DeskError) -> String {
        try note("restore \(id) \(folder ?? "-") by \(by)")
        return folder ?? "/state/restored"
    }
    func reverify(sample: Int?, by: String) throws(DeskError) -> [Lane] {
        try note("verify \(sample ?? 0) by \(by)")
        return []
    }

    // MARK: Records
    func report(day: String?, format: String, width: Int) throws(DeskError) -> String {
        try note("report \(day ?? "today") \(format) \(width)")
        return "report"
    }
    func rebuildLedger() throws(DeskError) -> LedgerCheck {
        try note("rebuild")
        return LedgerCheck(sound: true, events: 3, root: "r", problems: [])
    }
    func verifyLedger() throws(DeskError) -> LedgerCheck {
        try note("verify ledger")
        return LedgerCheck(sound: false, events: 3, root: "r", problems: ["event 2 was changed"])
    }
    func garbage() throws(DeskError) -> GarbageReport {
        try note("gc")
        return GarbageReport(applied: false, items: [GarbageItem(kind: .blob, name: "b", bytes: 7, reason: "nothing names it")])
    }
    func collectGarbage(by: String) throws(DeskError) -> GarbageReport {
        try note("gc by \(by)")
        return GarbageReport(applied: true, items: [], failed: ["b: in use"])
    }
}
