extension LaneFacts {
    /// All lanes of a ledger.
    static func fold(_ events: [LedgerEvent]) -> [String: LaneFacts] {
        var lanes: [String: LaneFacts] = [:]
        for event in events {
            let queued = event.document.event.laneQueued
            if let id = queued.id.text {
                lanes[id] = LaneFacts(
                    id: id, target: queued.start.target.text ?? "", repository: queued.start.repository.text ?? "",
                    title: queued.start.title.text ?? "", lastSequence: event.sequence)
            } else if let id = event.document.event.lane.id.text, let (name, body) = event.laneEvent {
                lanes[id]?.take(name, body, event)
            }
        }
        return lanes
    }

    private mutating func take(_ name: String, _ body: JSON, _ event: LedgerEvent) {
        lastSequence = event.sequence
        switch name {
        case "phase": enter(body.to.text ?? "", event)
        case "prepared": (branch, worktree) = (body.place.branch.text, body.place.path.text)
        case "turnStarted", "turnEnded": turn(name, body, event)
        case "candidateBuilt", "gateStarted", "gateEnded", "gatesRequested": gate(name, body, event)
        case "published": publish(body, event)
        case "decided", "decisionVoided", "decisionCarried": decide(name, body, event)
        case "landRequested": attention = nil
        case "retried":
            if attention == "permission-asked" { misfit("is tried again while its agent waits for an answer", event) }
            attention = asks.contains { $0.verdict == nil && $0.turn == openTurn?.number } ? "permission-asked" : nil
        case "cleared":
            if attention != body.reason.text { misfit("takes back \(body.reason.text ?? "nothing"), which it did not ask", event) }
            attention = nil
        case "reviewStarted", "reviewEnded": review(name, body, event)
        case "asked", "answered", "askWithdrawn", "messaged": converse(name, body, event)
        case "landingStarted", "baseMoved", "landed": land(name, body, event)
        case "deliveryStarted", "deliveryEnded": deliver(name, body, event)
        case "needsOperator": (attention, attentionDetail) = (body.reason.text, body.detail.text ?? "")
        case "snapshotTaken":
            snapshots.append((body.ref.text ?? "", body.commit.text ?? "", body.leftOut.list.count))
        case "released":
            isReleased = true
            retained = body.retained.text
            if hasEnded { attention = nil }
        default: break
        }
    }

    private mutating func misfit(_ text: String, _ event: LedgerEvent) { misfits.append("#\(event.sequence) \(text)") }

    private mutating func enter(_ new: String, _ event: LedgerEvent) {
        let allowed = Self.order[phase] ?? []
        if !allowed.contains(new) { misfit("\(new) follows \(phase)", event) }
        if new == "working", worktree == nil { misfit("works without a worktree", event) }
        if new == "publishing", candidate == nil { misfit("publishes without a candidate", event) }
        if new == "approved", decisions.last?.isVoid != false { misfit("approved without a decision", event) }
        if ["abandoned", "rejected"].contains(new), !["abandon", "reject"].contains(decisions.last?.kind ?? "") {
            misfit("\(new) and nobody decided it", event)
        }
        phase = new
        phases.append(new)
        attention = nil
        if hasEnded, let open = turns.indices.last, turns[open].ended == nil { turns[open].ended = event.sequence }
        if hasEnded { for index in reviews.indices where reviews[index].ended == nil { reviews[index].ended = event.sequence } }
    }

    /// Which phase may follow which, as docs/architecture.md draws it.
    private static let order: [String: Set<String>] = [
        "queued": ["preparing", "abandoned", "rejected"], "preparing": ["working", "abandoned", "rejected"],
        "working": ["gating", "abandoned", "rejected"], "gating": ["working", "publishing", "abandoned", "rejected"],
        "publishing": ["gating", "inspecting", "approved", "abandoned", "rejected"],
        "inspecting": ["working", "gating", "approved", "abandoned", "rejected"],
        "approved": ["working", "gating", "inspecting", "abandoned", "rejected"], "landing": ["approved", "inspecting"],
        "landed": ["deploying", "verifying", "done"], "deploying": ["verifying", "rolled-back"], "verifying": ["done", "rolled-back"],
        "done": ["rolled-back"],
    ]

    private mutating func turn(_ name: String, _ body: JSON, _ event: LedgerEvent) {
        let number = body.number.int ?? 0
        if name == "turnStarted" {
            if phase != "working" { misfit("a turn starts while \(phase)", event) }
            if openTurn != nil { misfit("a turn starts beside another", event) }
            if number != turns.count + 1 { misfit("turn \(number) after \(turns.count) turns", event) }
            turns.append(Turn(number: number, job: body.job.text ?? "", started: event.sequence))
            attention = nil
            for index in messages.indices where messages[index].turn == nil { messages[index].turn = number }
            if let last = decisions.indices.last, ["approve", "override"].contains(decisions[last].kind) { decisions[last].isVoid = true }
        } else if let last = turns.indices.last, turns[last].number == number, turns[last].ended == nil {
            turns[last].ended = event.sequence
            turns[last].ending = body.outcome.ending.text
            turns[last].head = body.outcome.head.text
            head = body.outcome.head.text ?? head
            if attention == "permission-asked" { attention = nil }
            let unheard = body.outcome.unheard.list.compactMap(\.int)
            for index in messages.indices where unheard.contains(messages[index].number) { messages[index].turn = nil }
        } else {
            misfit("turn \(number) ends and was not started", event)
        }
    }

    private mutating func gate(_ name: String, _ body: JSON, _ event: LedgerEvent) {
        switch name {
        case "candidateBuilt":
            let built = body.candidate
            if phase != "gating" { misfit("a candidate while \(phase)", event) }
            if built.number.int != candidates.count + 1 { misfit("candidate \(built.number.int ?? 0) is not the next", event) }
            candidates.append(
                Candidate(
                    number: built.number.int ?? 0, base: built.base.text ?? "", head: built.head.text ?? "",
                    commit: built.commit.text ?? "",
                    tree: built.tree.text ?? "", gates: built.gates.list.compactMap(\.name.text), sequence: event.sequence))
        case "gateStarted":
            if phase != "gating" { misfit("a gate starts while \(phase)", event) }
            gateRuns.append(
                GateRun(
                    candidate: body.candidate.int ?? 0, gate: body.gate.text ?? "", attempt: body.attempt.int ?? 0,
                    job: body.job.text ?? "",
                    started: event.sequence))
        case "gateEnded":
            let index = gateRuns.lastIndex {
                $0.candidate == body.candidate.int && $0.gate == body.gate.text && $0.attempt == body.attempt.int && $0.ended == nil
            }
            guard let index else { return misfit("gate \(body.gate.text ?? "") ends and was not started", event) }
            gateRuns[index].ended = event.sequence
            gateRuns[index].result = body.outcome.result.text
            gateRuns[index].statement = body.outcome.statement.text
            gateRuns[index].reused = !body.outcome.reusedFrom.isNull
        default: attention = nil
        }
    }

    private mutating func review(_ name: String, _ body: JSON, _ event: LedgerEvent) {
        let number = (name == "reviewStarted" ? body.number : body.review).int ?? 0
        if name == "reviewStarted" {
            if phase != "gating" { misfit("a review starts while \(phase)", event) }
            if number != reviews.count + 1 { misfit("review \(number) after \(reviews.count) reviews", event) }
            reviews.append(Review(number: number, job: body.start.job.text ?? "", ended: nil))
        } else if let index = reviews.firstIndex(where: { $0.number == number && $0.ended == nil }) {
            reviews[index].ended = event.sequence
        } else {
            misfit("review \(number) ends and was not started", event)
        }
    }

    /// A permission asks for the operator until it is answered or its turn is over.
    private mutating func converse(_ name: String, _ body: JSON, _ event: LedgerEvent) {
        switch name {
        case "messaged": messages.append((body.message.number.int ?? 0, body.message.turn.int, body.message["text"].text ?? ""))
        case "asked":
            let ask = body.ask
            if openTurn?.number != ask.turn.int { misfit("\(ask.id.text ?? "") is asked and its turn is not running", event) }
            asks.append(
                Ask(id: ask.id.text ?? "", turn: ask.turn.int ?? 0, command: ask.ask.call.command.text ?? ask.ask["text"].text ?? ""))
            if attention == nil { (attention, attentionDetail) = ("permission-asked", ask.id.text ?? "") }
        default:
            guard let index = asks.firstIndex(where: { $0.id == body.id.text && $0.verdict == nil }), asks[index].turn == openTurn?.number
            else { return misfit("\(body.id.text ?? "") is \(name) and does not wait", event) }
            asks[index].verdict = name == "answered" ? body.answer.verdict.text ?? "" : "withdrawn"
            if attention == "permission-asked" { attention = nil }
        }
    }

    private mutating func publish(_ body: JSON, _ event: LedgerEvent) {
        if phase != "publishing" { misfit("published while \(phase)", event) }
        if let known = pullRequest, known != body.number.int { misfit("a second pull request, #\(body.number.int ?? 0)", event) }
        pullRequest = body.number.int
        published = body.candidate.int
    }

    private mutating func decide(_ name: String, _ body: JSON, _ event: LedgerEvent) {
        switch name {
        case "decided":
            attention = nil
            let decision = body.decision
            decisions.append(
                Decision(
                    kind: decision.kind.text ?? "", candidate: decision.candidate.int, by: decision.by.text ?? "", sequence: event.sequence)
            )
            if !event.actor.hasPrefix("operator:") { misfit("decided by \(event.actor)", event) }
        case "decisionVoided":
            if let last = decisions.indices.last { decisions[last].isVoid = true }
        default:
            guard let last = decisions.indices.last, decisions[last].candidate == body.from.int else {
                return misfit("a decision is carried that was not made", event)
            }
            decisions[last].candidate = body.to.int
        }
    }

    private mutating func land(_ name: String, _ body: JSON, _ event: LedgerEvent) {
        switch name {
        case "landingStarted":
            if phase != "approved" { misfit("landing starts while \(phase)", event) }
            let intent = body.intent
            intents.append(
                (event.sequence, intent.candidate.int ?? 0, intent.branch.text ?? "", intent.expected.text ?? "", intent.commit.text ?? ""))
            move("landing")
        case "baseMoved": move("gating")
        default:
            if phase != "landing" { misfit("landed while \(phase)", event) }
            let landing = body.landing
            landings.append((event.sequence, landing.candidate.int ?? 0, landing.commit.text ?? "", landing.tree.text ?? ""))
            move("landed")
        }
    }

    private mutating func move(_ new: String) {
        phase = new
        phases.append(new)
        attention = nil
    }

    private mutating func deliver(_ name: String, _ body: JSON, _ event: LedgerEvent) {
        let (step, check, attempt) = (body.step.text ?? "", body.name.text ?? "", body.attempt.int ?? 0)
        if name == "deliveryStarted" {
            if !hasLanded { misfit("\(step) while \(phase)", event) }
            deliveries.append(Delivery(step: step, name: check, attempt: attempt, job: body.job.text ?? "", started: event.sequence))
        } else if let index = deliveries.lastIndex(where: {
            $0.step == step && $0.name == check && $0.attempt == attempt && $0.ended == nil
        }) {
            deliveries[index].ended = event.sequence
            deliveries[index].result = body.result.text
        } else {
            misfit("\(step) \(check) ends and was not started", event)
        }
    }
}
