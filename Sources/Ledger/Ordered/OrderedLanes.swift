import Domain

// A lane's record. Those of all lanes are read when a ledger is checked.

extension Lane: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let asks: [Ask] = try reader.seldom("asks", "[]", [])
        let attention: Attention? = try reader.generalIfAny("attention")
        let candidates: [Candidate] = try reader.need("candidates")
        let comments: [Comment] = try reader.seldom("comments", "[]", [])
        let conflict: [String]? = try reader.maybe("conflict")
        let decisions: [Decision] = try reader.need("decisions")
        let deliveries: [DeliveryRun] = try reader.need("deliveries")
        let dueTurn: TurnCause? = try reader.maybe("dueTurn")
        let forgotten: String? = try reader.maybe("forgotten")
        let gateRuns: [GateRun] = try reader.need("gateRuns")
        let gatesRequested: [String] = try reader.need("gatesRequested")
        let grants: [AgentAsk] = try reader.need("grants")
        let handoffs: [Handoff] = try reader.seldom("handoffs", "[]", [])
        let head: String? = try reader.maybe("head")
        let id: LaneID = try reader.need("id")
        let landRequested: Bool = try reader.need("landRequested")
        let landed: Landing? = try reader.maybe("landed")
        let landing: LandingIntent? = try reader.maybe("landing")
        let lastAsk: Int = try reader.need("lastAsk")
        let looks: LookRecord = try reader.seldom("looks", #"{"quarters":[],"versions":[]}"#, LookRecord())
        let messages: [OperatorMessage] = try reader.seldom("messages", "[]", [])
        let paused: Bool = try reader.need("paused")
        let phase: Phase = try reader.need("phase")
        let phases: [PhaseEntry] = try reader.need("phases")
        let publishedBlock: String? = try reader.maybe("publishedBlock")
        let publishedBody: String? = try reader.maybe("publishedBody")
        let publishedCandidate: Int? = try reader.maybe("publishedCandidate")
        let pullRequest: Int? = try reader.maybe("pullRequest")
        let released: Bool = try reader.need("released")
        let retained: String? = try reader.maybe("retained")
        let revertedBy: LaneID? = try reader.maybe("revertedBy")
        let reviewRequest: ReviewRequest? = try reader.generalIfAny("reviewRequest")
        let reviews: [Review] = try reader.seldom("reviews", "[]", [])
        let setups: [SetupRun] = try reader.need("setups")
        let snapshots: [String] = try reader.need("snapshots")
        let stale: Bool = try reader.need("stale")
        self.init(id: id, start: try reader.need("start"), at: Timestamp(milliseconds: 0))
        stopRequested = try reader.need("stopRequested")
        turns = try reader.need("turns")
        turnsForgiven = try reader.need("turnsForgiven")
        viewed = try reader.need("viewed")
        workplace = try reader.maybe("workplace")
        try reader.close()
        (self.asks, self.attention, self.candidates, self.comments) = (asks, attention, candidates, comments)
        (self.conflict, self.decisions, self.deliveries, self.dueTurn) = (conflict, decisions, deliveries, dueTurn)
        (self.forgotten, self.gateRuns, self.gatesRequested, self.grants) = (forgotten, gateRuns, gatesRequested, grants)
        (self.handoffs, self.head, self.landRequested, self.landed) = (handoffs, head, landRequested, landed)
        (self.landing, self.lastAsk, self.looks, self.messages) = (landing, lastAsk, looks, messages)
        (self.paused, self.phase, self.phases, self.publishedBlock) = (paused, phase, phases, publishedBlock)
        (self.publishedBody, self.publishedCandidate, self.pullRequest) = (publishedBody, publishedCandidate, pullRequest)
        (self.released, self.retained, self.revertedBy, self.reviewRequest) = (released, retained, revertedBy, reviewRequest)
        (self.reviews, self.setups, self.snapshots, self.stale) = (reviews, setups, snapshots, stale)
    }
}

extension PhaseEntry: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let at: Timestamp = try reader.need("at")
        let note: String = try reader.need("note")
        self.init(phase: try reader.need("phase"), at: at, note: note)
        try reader.close()
    }
}

extension SetupRun: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let at: Timestamp = try reader.need("at")
        let detail: String = try reader.need("detail")
        let job: String = try reader.need("job")
        let log: String? = try reader.maybe("log")
        self.init(job: job, passed: try reader.need("passed"), detail: detail, log: log, at: at)
        try reader.close()
    }
}

extension Turn: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let briefing: String? = try reader.maybe("briefing")
        let cause: TurnCause = try reader.need("cause")
        let confinement: Confinement? = try reader.maybe("confinement")
        let contacts: Int = try reader.need("contacts")
        let endedAt: Timestamp? = try reader.maybe("endedAt")
        let findings: [String] = try reader.need("findings")
        let from: String = try reader.need("from")
        let job: String = try reader.need("job")
        let meter: UsageMeter? = try reader.maybe("meter")
        let neighbours: [String: String]? = try reader.maybe("neighbours")
        let number: Int = try reader.need("number")
        let outcome: TurnOutcome? = try reader.maybe("outcome")
        let prompt: String = try reader.need("prompt")
        let reports: [AgentReport] = try reader.need("reports")
        let rest: TurnRest? = try reader.generalIfAny("rest")
        let ruled: [String: Int] = try reader.need("ruled")
        let session: AgentSession? = try reader.maybe("session")
        self.init(number: number, cause: cause, job: job, prompt: prompt, from: from, startedAt: try reader.need("startedAt"))
        usage = try reader.maybe("usage")
        try reader.close()
        (self.briefing, self.confinement, self.contacts, self.endedAt) = (briefing, confinement, contacts, endedAt)
        (self.findings, self.meter, self.neighbours, self.outcome) = (findings, meter, neighbours, outcome)
        (self.reports, self.rest, self.ruled, self.session) = (reports, rest, ruled, session)
    }
}

extension TurnUsage: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        self.init()
        model = try reader.maybe("model")
        priceDate = try reader.maybe("priceDate")
        priced = try reader.maybe("priced")
        reported = try reader.maybe("reported")
        tokens = try reader.need("tokens")
        unpricedTokens = try reader.need("unpricedTokens")
        try reader.close()
    }
}

extension UsageMeter: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let cost: Money? = try reader.maybe("cost")
        let counted: TokenCounts = try reader.need("counted")
        let processCost: Money? = try reader.maybe("processCost")
        self.init(counted: counted, cost: cost, processStart: try reader.need("processStart"), processCost: processCost)
        try reader.close()
    }
}

extension GateRun: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let attempt: Int = try reader.need("attempt")
        let candidate: Int = try reader.need("candidate")
        let definition: String = try reader.need("definition")
        let endedAt: Timestamp? = try reader.maybe("endedAt")
        let gate: String = try reader.need("gate")
        let job: String = try reader.need("job")
        let outcome: GateOutcome? = try reader.maybe("outcome")
        let startedAt: Timestamp = try reader.need("startedAt")
        self.init(
            candidate: candidate, gate: gate, attempt: attempt, job: job, definition: definition, tree: try reader.need("tree"),
            startedAt: startedAt)
        (self.endedAt, self.outcome) = (endedAt, outcome)
        try reader.close()
    }
}

extension DeliveryRun: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        let attempt: Int = try reader.need("attempt")
        let detail: String = try reader.need("detail")
        let endedAt: Timestamp? = try reader.maybe("endedAt")
        let job: String = try reader.need("job")
        let log: String? = try reader.maybe("log")
        let name: String = try reader.need("name")
        let result: DeliveryResult? = try reader.maybe("result")
        let served: String? = try reader.maybe("served")
        let startedAt: Timestamp = try reader.need("startedAt")
        self.init(step: try reader.need("step"), name: name, attempt: attempt, job: job, startedAt: startedAt)
        (self.detail, self.endedAt, self.log, self.result, self.served) = (detail, endedAt, log, result, served)
        try reader.close()
    }
}
