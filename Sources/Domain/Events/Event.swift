/// One thing that happened, as the ledger keeps it.
package enum Event: Codable, Equatable, Sendable {
    // Indirect as lanes' events are: what they say is long, and an event is handed on far more often than it is made.
    indirect case workspace(WorkspaceEvent)
    indirect case target(TargetID, TargetEvent)
    /// A new lane.
    indirect case laneQueued(LaneID, LaneStart)
    case lane(LaneID, LaneEvent)

    // The names that values have in the ledger's JSON (SE-0295).
    private enum WorkspaceCodingKeys: String, CodingKey { case _0 = "event" }
    private enum TargetCodingKeys: String, CodingKey { case _0 = "id", _1 = "event" }
    private enum LaneQueuedCodingKeys: String, CodingKey { case _0 = "id", _1 = "start" }
    private enum LaneCodingKeys: String, CodingKey { case _0 = "id", _1 = "event" }

    /// What it is about: `T-3`, `L-7`, or `workspace`.
    package var subject: String {
        switch self {
        case .workspace: "workspace"
        case .target(let id, _): id.description
        case .laneQueued(let id, _), .lane(let id, _): id.description
        }
    }

    /// A short name of what happened, such as `lane.gateEnded`.
    package var kind: String {
        switch self {
        case .workspace(let event): event.kind
        case .target(_, let event): event.kind
        case .laneQueued: "lane.queued"
        case .lane(_, let event): event.kind
        }
    }
}

/// What happens to the workspace as a whole.
package enum WorkspaceEvent: Codable, Equatable, Sendable {
    case serverStarted(version: String)
    case configurationLoaded(digest: String, repositories: [String])
    case configurationRejected(problems: [String])
    /// An agent definition is new or not what it was: blobs of the definition and of the text that it was written in.
    case agentDefined(name: String, definition: String, source: String)
    /// The remote's default branch was read and is not where it was.
    case repositorySynced(repository: String, branch: String, head: String)
    /// Something that must not be true is.
    case alarm(String)
    /// The operator pauses everything that the scope covers, now and later, until it is resumed.
    case held(HoldScope)
    case resumed(HoldScope)
    /// What nothing needs is about to be removed: blob of the list, its length, and the bytes that are known.
    case collectionStarted(plan: String, items: Int, bytes: Int)
    case collectionEnded(removed: Int, failed: [String])
    /// A message for the operator is about to leave the machine.
    case noticeBegun(Notice)
    /// What came of it.
    case noticeEnded(id: String, destination: String, NoticeOutcome, detail: String)

    private enum HeldCodingKeys: String, CodingKey { case _0 = "scope" }
    private enum ResumedCodingKeys: String, CodingKey { case _0 = "scope" }
    private enum AlarmCodingKeys: String, CodingKey { case _0 = "text" }
    private enum NoticeBegunCodingKeys: String, CodingKey { case _0 = "notice" }
    private enum NoticeEndedCodingKeys: String, CodingKey { case id, destination, _2 = "outcome", detail }
}

/// What happens to a target.
package enum TargetEvent: Codable, Equatable, Sendable {
    case added(Target)
    case edited(Target)
    /// What must land first; also while a lane is at work on it.
    case ordered(after: [TargetID])
    case dropped(reason: String)

    private enum AddedCodingKeys: String, CodingKey { case _0 = "target" }
    private enum EditedCodingKeys: String, CodingKey { case _0 = "target" }
}

/// An event with its place in the ledger.
package struct RecordedEvent: Codable, Equatable, Sendable {
    /// Counts from 1 without a gap.
    package let sequence: Int64
    package let time: Timestamp
    /// `operator:NAME` for what a person did, `signalbox` for what the server did.
    package let actor: String
    package let event: Event

    package init(sequence: Int64, time: Timestamp, actor: String, event: Event) {
        self.sequence = sequence
        self.time = time
        self.actor = actor
        self.event = event
    }
}
