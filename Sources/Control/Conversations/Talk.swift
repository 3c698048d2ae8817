import Agents
import Domain
import Execution
import Ledger
import Processes

/// The state of one conversation. Used by one task, one input after the other.
final class Talk {
    let conversation: Conversation
    let job: Job
    var dialect: any AgentDialect
    let writer: TranscriptWriter
    /// Keys of what the agent was told by this server or an earlier one.
    var sent: Set<String>
    /// What the messages with these keys mean, for the moment when they are delivered.
    var labels: [String: TranscriptContent] = [:]
    /// Asks whose answer was passed on.
    var settled: Set<String> = []
    /// Numbers of messages that were passed on.
    var spoken: Set<Int> = []
    /// Numbers of messages that the agent's program has read.
    var heard: Set<Int> = []
    var spending: Spending
    var guardian: Guardian
    var ending: AgentEnding?
    var fault: AgentFault?
    var lastMessage: String?
    /// The end of the plain text on its standard output.
    var printed = ""
    var stop: ConversationStop?
    var hasAskedToStop = false
    var ticks = 0
    /// When the agent said that the turn is over.
    var overSince: Timestamp?
    private var stdout = LineSplitter(limit: Talk.lineLimit)
    private var stderr = LineSplitter(limit: Talk.lineLimit)

    /// Bytes of a line that are looked at; the raw bytes are kept whole.
    private static let lineLimit = 16 << 20

    var context: StepContext { conversation.context }

    init(conversation: Conversation, job: Job) async throws {
        self.conversation = conversation
        self.job = job
        dialect = Dialects.of(conversation.agent.adapter).init(conversation.described)
        writer = try TranscriptWriter(conversation.context.stations.transcripts.file(job.id))
        sent = try await conversation.context.stations.executor.sentKeys(job)
        spending = Spending(conversation)
        guardian = Guardian(conversation)
        guard case .turn(let number) = conversation.id else { return }
        let (lane, stations) = (conversation.context.lane.id, conversation.context.stations)
        await stations.transcripts.began(job.id, lane, turn: number)
        stations.activities.began(lane, number, worktree: conversation.described.worktree, at: conversation.engagement.startedAt)
    }

    func begin() async throws {
        try record(.said(by: "signalbox", text: conversation.described.prompt), at: conversation.engagement.startedAt)
        try await act(dialect.begin(), at: conversation.engagement.startedAt)
        try await lookAtLane()
        try await show()
    }

    func take(_ frame: Frame) async throws {
        let time = Timestamp(milliseconds: Int64(clamping: frame.time))
        guardian.sawOutput(at: time)
        switch frame.stream {
        case .stdout:
            for line in Self.lines(&stdout, frame.payload) { try await act(dialect.receive(line[...]), at: time) }
        case .stderr:
            for line in Self.lines(&stderr, frame.payload) { try record(.text(stream: .stderr, line: Self.text(line)), at: time) }
        case .note:
            try record(.text(stream: .note, line: Self.text(frame.payload)), at: time)
        case .input:
            if let message = frame.message { try delivered(message.key, at: time) }
        }
        try await show()
    }

    func lost(_ reason: String) async throws {
        try record(.error(AgentFault(kind: .other, text: "the rest of the output is lost: \(reason)")), at: await now())
    }

    /// The job is over and all its frames were read.
    func finish(_ outcome: JobOutcome) async throws -> ConversationEnd {
        let time = Timestamp(milliseconds: outcome.endedAt)
        for line in Self.rest(&stdout) { try await act(dialect.receive(line[...]), at: time) }
        for line in Self.rest(&stderr) { try record(.text(stream: .stderr, line: Self.text(line)), at: time) }
        let isCutOff = ending == nil && conversation.agent.adapter.converses
        try await act(dialect.finish(exited: "\(outcome.reason)"), at: time)
        try writer.flush()
        let file = context.stations.transcripts.file(job.id)
        let blob = try context.stations.blobs.put(file: file)
        await context.stations.transcripts.grew(job.id)
        await context.stations.transcripts.ended(job.id)
        if case .turn = conversation.id { context.stations.host.forget(context.lane.id) }
        try await recordNetwork()
        return ConversationEnd(
            entries: blob, entryCount: writer.count, ending: ending, fault: fault, isCutOff: isCutOff, lastMessage: lastMessage,
            printed: printed, heard: heard, stop: stop, retryAt: retryAt(at: time), usage: spending.unrecorded)
    }

    private func retryAt(at time: Timestamp) -> Timestamp? {
        if case .watchdog(_, let moment) = stop { return moment }
        guard stop == nil, !hasAskedToStop, let fault else { return nil }
        return guardian.retry(after: fault, at: time)
    }

    /// What the agent reached over the network, or wanted to, goes into the ledger.
    private func recordNetwork() async throws {
        let seen = try context.stations.executor.networkLog(job)
        guard !seen.isEmpty, await engagementNow()?.contacts == 0 else { return }
        let contacts = seen.suffix(500).map {
            NetworkContact(
                at: Timestamp(milliseconds: Int64(clamping: $0.time)), host: "\($0.host):\($0.port)", allowed: $0.allowed,
                bytesUp: Int(clamping: $0.up), bytesDown: Int(clamping: $0.down))
        }
        try await note(.networkSeen(contacts))
    }

    func now() async -> Timestamp { await context.conductor.now() }

    /// Something of this run that the ledger is to know.
    func note(_ note: EngagementNote) async throws { try await context.record(conversation.id.event(note)) }

    func record(_ content: TranscriptContent, at time: Timestamp) throws {
        try writer.append(content, at: time)
        guardian.saw(content, at: time)
        if case .turn = conversation.id { context.stations.activities.saw(context.lane.id, content, at: time) }
    }

    /// Lets readers see what was written.
    func show() async throws {
        if try writer.flush() { await context.stations.transcripts.grew(job.id) }
    }

    private static func text(_ bytes: [UInt8]) -> String {
        TranscriptLimit.cut(String(decoding: bytes, as: UTF8.self), to: TranscriptLimit.text)
    }

    private static func lines(_ splitter: inout LineSplitter, _ bytes: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        bytes.withUnsafeBytes { splitter.feed($0) { lines.append(Array($0)) } }
        return lines
    }

    private static func rest(_ splitter: inout LineSplitter) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        splitter.finish { lines.append(Array($0)) }
        return lines
    }
}
