import Domain

/// The events that a lane nearly always has, those that are many first. All others are the general decoder's.
extension LaneEvent: OrderedReadable {
    init(ordered reader: inout OrderedReader) throws(NotOrdered) {
        try reader.open()
        self = try Self.body(&reader)
        try reader.close()
        try reader.close()
    }

    private static func body(_ reader: inout OrderedReader) throws(NotOrdered) -> LaneEvent {
        if let event = try common(&reader) { return event }
        if let event = try work(&reader) { return event }
        if let event = try landing(&reader) { return event }
        if let event = try plain(&reader) { return event }
        throw NotOrdered()
    }

    // Each is left before the brace that closes its members.

    private static func common(_ reader: inout OrderedReader) throws(NotOrdered) -> LaneEvent? {
        if reader.has("phase") {
            try reader.open()
            let note: String = try reader.need("note")
            return .phase(try reader.need("to"), note: note)
        }
        if reader.has("gateStarted") {
            try reader.open()
            let attempt: Int = try reader.need("attempt")
            return .gateStarted(
                candidate: try reader.need("candidate"), gate: try reader.need("gate"), attempt: attempt, job: try reader.need("job"))
        }
        if reader.has("gateEnded") {
            try reader.open()
            let attempt: Int = try reader.need("attempt")
            return .gateEnded(
                candidate: try reader.need("candidate"), gate: try reader.need("gate"), attempt: attempt, try reader.need("outcome"))
        }
        if reader.has("ruled") {
            try reader.open()
            let answer: Answer = try reader.need("answer")
            let ask: AgentAsk = try reader.need("ask")
            return .ruled(turn: try reader.need("turn"), ask, answer)
        }
        if reader.has("candidateBuilt") {
            try reader.open()
            return .candidateBuilt(try reader.need("candidate"))
        }
        if reader.has("published") {
            try reader.open()
            let block: String = try reader.need("block")
            let body: String = try reader.need("body")
            let candidate: Int = try reader.need("candidate")
            return .published(number: try reader.need("number"), candidate: candidate, body: body, block: block)
        }
        return nil
    }

    private static func work(_ reader: inout OrderedReader) throws(NotOrdered) -> LaneEvent? {
        if reader.has("prepared") {
            try reader.open()
            return .prepared(try reader.need("place"))
        }
        if reader.has("turnStarted") {
            try reader.open()
            let cause: TurnCause = try reader.need("cause")
            let comments: [Int] = try reader.need("comments")
            let from: String = try reader.need("from")
            let job: String = try reader.need("job")
            return .turnStarted(
                number: try reader.need("number"), cause: cause, job: job, prompt: try reader.need("prompt"), from: from, comments: comments
            )
        }
        if reader.has("turnEnded") {
            try reader.open()
            return .turnEnded(number: try reader.need("number"), try reader.need("outcome"))
        }
        if reader.has("confined") {
            try reader.open()
            let confinement: Confinement = try reader.need("confinement")
            return .confined(turn: try reader.need("turn"), confinement)
        }
        if reader.has("briefed") {
            try reader.open()
            let text: String = try reader.need("text")
            return .briefed(turn: try reader.need("turn"), text: text)
        }
        if reader.has("neighboursPinned") {
            try reader.open()
            let commits: [String: String] = try reader.need("commits")
            return .neighboursPinned(turn: try reader.need("turn"), commits)
        }
        if reader.has("sessionOpened") {
            try reader.open()
            let session: AgentSession = try reader.need("session")
            return .sessionOpened(turn: try reader.need("turn"), session)
        }
        if reader.has("usage") {
            try reader.open()
            let meter: UsageMeter = try reader.need("meter")
            let turn: Int = try reader.need("turn")
            return .usage(turn: turn, try reader.need("usage"), meter)
        }
        if reader.has("reported") {
            try reader.open()
            let report: AgentReport = try reader.need("report")
            return .reported(turn: try reader.need("turn"), report)
        }
        return nil
    }

    private static func landing(_ reader: inout OrderedReader) throws(NotOrdered) -> LaneEvent? {
        if reader.has("needsOperator") {
            try reader.open()
            let detail: String = try reader.need("detail")
            return .needsOperator(try reader.need("reason"), detail: detail)
        }
        if reader.has("viewed") {
            try reader.open()
            return .viewed(try reader.need("marks"))
        }
        if reader.has("decided") {
            try reader.open()
            return .decided(try reader.need("decision"))
        }
        if reader.has("landingStarted") {
            try reader.open()
            return .landingStarted(try reader.need("intent"))
        }
        if reader.has("landed") {
            try reader.open()
            return .landed(try reader.need("landing"))
        }
        if reader.has("baseMoved") {
            try reader.open()
            return .baseMoved(expected: try reader.need("expected"), found: try reader.need("found"))
        }
        if reader.has("decisionCarried") {
            try reader.open()
            let files: Int = try reader.need("files")
            return .decisionCarried(from: try reader.need("from"), to: try reader.need("to"), files: files)
        }
        if reader.has("deliveryStarted") {
            try reader.open()
            let attempt: Int = try reader.need("attempt")
            let job: String = try reader.need("job")
            let name: String = try reader.need("name")
            return .deliveryStarted(step: try reader.need("step"), name: name, attempt: attempt, job: job)
        }
        if reader.has("deliveryEnded") {
            try reader.open()
            let attempt: Int = try reader.need("attempt")
            let detail: String = try reader.need("detail")
            let log: String? = try reader.maybe("log")
            let name: String = try reader.need("name")
            let result: DeliveryResult = try reader.need("result")
            let served: String? = try reader.maybe("served")
            return .deliveryEnded(
                step: try reader.need("step"), name: name, attempt: attempt, result: result, detail: detail, served: served, log: log)
        }
        return nil
    }

    private static func plain(_ reader: inout OrderedReader) throws(NotOrdered) -> LaneEvent? {
        if reader.has("snapshotTaken") {
            try reader.open()
            let commit: String = try reader.need("commit")
            let leftOut: [String] = try reader.need("leftOut")
            return .snapshotTaken(ref: try reader.need("ref"), commit: commit, leftOut: leftOut)
        }
        if reader.has("released") {
            try reader.open()
            return .released(retained: try reader.maybe("retained"))
        }
        if reader.has("landRequested") {
            try reader.open()
            return .landRequested
        }
        if reader.has("setupEnded") {
            try reader.open()
            let detail: String = try reader.need("detail")
            let job: String = try reader.need("job")
            let log: String? = try reader.maybe("log")
            return .setupEnded(job: job, passed: try reader.need("passed"), detail: detail, log: log)
        }
        if reader.has("looked") {
            try reader.open()
            return .looked(try reader.general("look"))
        }
        return nil
    }
}
