import Domain

// Records of the read model of which a start reads all.

extension Target: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let addedAt: Timestamp = try reader.need("addedAt")
        let after: [TargetID] = try reader.need("after")
        let agent: String? = try reader.maybe("agent")
        let boundary: String? = try reader.maybe("boundary")
        let budget: Budget? = try reader.generalIfAny("budget")
        let dropped: String? = try reader.maybe("dropped")
        let id: TargetID = try reader.need("id")
        let intent: String = try reader.need("intent")
        let kind: String = try reader.need("kind")
        let liveChecks: [String] = try reader.need("liveChecks")
        let maxFiles: Int? = try reader.maybe("maxFiles")
        let maxLines: Int? = try reader.maybe("maxLines")
        let repository: String = try reader.need("repository")
        let reverts: LaneID? = try reader.maybe("reverts")
        let risk: Risk = try reader.need("risk")
        let script: String? = try reader.maybe("script")
        let title: String = try reader.need("title")
        self.init(
            id: id, title: title, intent: intent, repository: repository, boundary: boundary, kind: kind, risk: risk, after: after,
            agent: agent, script: script, verify: try reader.need("verify"), liveChecks: liveChecks, maxFiles: maxFiles, maxLines: maxLines,
            budget: budget, addedAt: addedAt, reverts: reverts)
        self.dropped = dropped
        try reader.close()
    }
}

extension PullRequest: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let body: String = try reader.need("body")
        let candidate: String = try reader.need("candidate")
        let closedAt: Timestamp? = try reader.maybe("closedAt")
        let head: String = try reader.need("head")
        let lane: LaneID = try reader.need("lane")
        let number: Int = try reader.need("number")
        let openedAt: Timestamp = try reader.need("openedAt")
        let repository: String = try reader.need("repository")
        let state: State = try reader.need("state")
        self.init(repository: repository, number: number, lane: lane, title: try reader.need("title"), openedAt: openedAt)
        (self.body, self.candidate, self.closedAt, self.head, self.state) = (body, candidate, closedAt, head, state)
        try reader.close()
    }
}

extension LaneBrief: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let agent: String = try reader.need("agent")
        let asks: [AskID] = try reader.need("asks")
        let attempt: Int = try reader.need("attempt")
        let branch: String? = try reader.maybe("branch")
        let definition: String = try reader.need("definition")
        let endedAt: Timestamp = try reader.need("endedAt")
        let first: Timestamp = try reader.need("first")
        let gateRuns: Int = try reader.need("gateRuns")
        let greenAt: Timestamp? = try reader.maybe("greenAt")
        let handoffs: [HandoffID] = try reader.need("handoffs")
        let isForgotten: Bool = try reader.need("isForgotten")
        let kind: String = try reader.need("kind")
        let landedAt: Timestamp? = try reader.maybe("landedAt")
        let landedCommits: [String] = try reader.need("landedCommits")
        let last: Timestamp = try reader.need("last")
        let lastAsk: Int = try reader.need("lastAsk")
        let phase: Phase = try reader.need("phase")
        let queuedAt: Timestamp = try reader.need("queuedAt")
        let repository: String = try reader.need("repository")
        let reverifiedAt: Timestamp? = try reader.maybe("reverifiedAt")
        let reverts: LaneID? = try reader.maybe("reverts")
        let reviewers: [Reviewer] = try reader.need("reviewers")
        let risk: Risk = try reader.need("risk")
        let runs: [Run] = try reader.need("runs")
        let target: TargetID = try reader.need("target")
        let title: String = try reader.need("title")
        let trees: [String] = try reader.need("trees")
        self.init(
            target: target, repository: repository, title: title, kind: kind, risk: risk, agent: agent, definition: definition,
            attempt: attempt, reverts: reverts, phase: phase, queuedAt: queuedAt, endedAt: endedAt, first: first, last: last,
            branch: branch,
            landedAt: landedAt, landedCommits: landedCommits, turns: try reader.need("turns"), runs: runs, reviewers: reviewers,
            trees: trees, gateRuns: gateRuns, greenAt: greenAt, reverifiedAt: reverifiedAt, asks: asks, lastAsk: lastAsk,
            handoffs: handoffs, isForgotten: isForgotten)
        try reader.close()
    }
}

extension LaneBrief.Run: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let agent: String = try reader.need("agent")
        let endedAt: Timestamp = try reader.need("endedAt")
        let entries: String? = try reader.maybe("entries")
        let number: Int = try reader.need("number")
        let peak: Int? = try reader.maybe("peak")
        let spend: Spend = try reader.need("spend")
        self.init(
            number: number, agent: agent, startedAt: try reader.need("startedAt"), endedAt: endedAt, spend: spend, peak: peak,
            entries: entries)
        try reader.close()
    }
}

extension LaneBrief.Reviewer: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let figures: ReviewerFigures = try reader.general("figures")
        self.init(reviewer: try reader.need("reviewer"), figures: figures)
        try reader.close()
    }
}

extension Spend: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        self.init()
        milliseconds = try reader.need("milliseconds")
        priced = try reader.need("priced")
        reported = try reader.need("reported")
        tokens = try reader.need("tokens")
        unknownTokens = try reader.need("unknownTokens")
        try reader.close()
    }
}

extension TokenCounts: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let cacheRead: Int = try reader.need("cacheRead")
        let cacheWrite: Int = try reader.need("cacheWrite")
        self.init(
            input: try reader.need("input"), cacheRead: cacheRead, cacheWrite: cacheWrite, output: try reader.need("output"))
        try reader.close()
    }
}
