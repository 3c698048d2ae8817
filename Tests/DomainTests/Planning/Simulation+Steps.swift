import Domain

extension Simulation {
    /// Takes one piece of a lane's step. Between two pieces the loop may crash, and another lane may go on.
    mutating func advance(_ id: LaneID) {
        guard var work = inFlight[id], let lane = model.lanes[id] else { return }
        if work.stage == 0, world.chance(3) {
            failed(lane)
            return
        }
        let isDone: Bool =
            switch work.step {
            case .prepare: prepare(lane)
            case .turn(let cause): turn(lane, cause)
            case .buildCandidate: build(lane)
            case .runGates: gates(lane, &work)
            case .review(let withoutRoom): review(lane, withoutRoom)
            case .publish: publish(lane)
            case .land: land(lane, &work)
            case .release: release(lane)
            case .deploy: deploy(lane)
            case .smoke: smoke(lane)
            case .prepareRevert: prepareRevert(lane)
            case .enter, .confirmRed, .sendBack, .carryDecision, .voidDecision, .ask, .clear, .wait, .waitUntil, .waitForHost: true
            }
        work.stage += 1
        inFlight[id] = isDone ? nil : work
    }

    /// A step throws: recorded as attention, or, when not even that can be, tried again later.
    private mutating func failed(_ lane: Lane) {
        inFlight[lane.id] = nil
        guard record(lane.id, .needsOperator(.internalError, detail: "it broke")) else {
            resting.insert(lane.id)
            return
        }
        // The loop plans again at once. What broke must wait for the operator, or it breaks again, without end.
        guard let now = model.lanes[lane.id] else { return }
        if case .wait = LanePlanner(model: model, configuration: configuration).step(now) { return }
        if now.decisions.last?.kind == .abandon || now.decisions.last?.kind == .reject { return }
        fail("\(lane.id) in \(now.phase) does not wait after its step broke")
    }

    private mutating func prepare(_ lane: Lane) -> Bool {
        if lane.workplace == nil {
            let head = world.head(lane.start.repository)
            record(lane.id, .prepared(Workplace(path: "/w", branch: "b", base: head, port: 21_000)))
            return false
        }
        if world.chance(5) {
            record(
                lane.id, .setupEnded(job: "setup-1", passed: false, detail: "exit 1", log: nil),
                .needsOperator(.setupFailed, detail: "setup"))
        } else {
            record(lane.id, .phase(.working, note: ""))
        }
        return true
    }

    private mutating func turn(_ lane: Lane, _ cause: TurnCause) -> Bool {
        guard let turn = lane.openTurn else {
            let number = lane.turns.count + 1
            let from = lane.head ?? lane.workplace?.base ?? ""
            let comments = lane.openComments.map(\.number)
            record(lane.id, .turnStarted(number: number, cause: cause, job: "j", prompt: "p", from: from, comments: comments))
            return false
        }
        let outcome = world.turn(turn, lane)
        if !record(lane.id, .turnEnded(number: turn.number, outcome)) { fail("\(lane.id): the end of turn \(turn.number) was refused") }
        return true
    }

    private mutating func build(_ lane: Lane) -> Bool {
        let base = world.head(lane.start.repository)
        switch world.pick(20) {
        case 0: record(lane.id, .conflicted(base: base, head: lane.head ?? "", paths: ["f0"]))
        case 1: record(lane.id, .needsOperator(.nothingDone, detail: "no file differs"))
        default:
            let build = GatePin(name: "build", stage: .build, needs: [], definition: "d1")
            let test = GatePin(name: "test", stage: .test, needs: ["build"], definition: "d2")
            let lint = GatePin(name: "lint", stage: .lint, needs: [], definition: "d3")
            let gates = lane.start.repository == "docs" ? [] : [build, lint, test]
            let built = LaneEvent.candidateBuilt(world.candidate(lane, base: base, gates: gates))
            if !record(lane.id, built) { fail("\(lane.id): a candidate was refused") }
        }
        return true
    }

    private mutating func gates(_ lane: Lane, _ work: inout Work) -> Bool {
        guard let candidate = lane.candidate else { return true }
        if work.stage == 0 { work.gates = due(lane, candidate) }
        guard let name = work.gates.first, let pin = candidate.gates.first(where: { $0.name == name }) else { return true }
        let runs = lane.gateRuns.filter { $0.candidate == candidate.number && $0.gate == name }
        guard let open = runs.last, open.endedAt == nil else {
            // The lane may have been given up meanwhile: then the step ends.
            return !record(lane.id, .gateStarted(candidate: candidate.number, gate: name, attempt: runs.count + 1, job: "j"))
        }
        let met = pin.needs.allSatisfy { need in
            lane.gateRuns.last { $0.candidate == candidate.number && $0.gate == need }?.outcome?.result == .passed
        }
        let outcome = GateOutcome(result: met ? world.gate() : .skipped)
        record(lane.id, .gateEnded(candidate: candidate.number, gate: name, attempt: open.attempt, outcome))
        work.gates.removeFirst()
        return work.gates.isEmpty
    }

    /// What is due, with what it needs, in the order of the pins.
    private func due(_ lane: Lane, _ candidate: Candidate) -> [String] {
        var due = Set(lane.gatesRequested)
        if case .pending(let names) = lane.verdict { due.formUnion(names) }
        if due.contains("test") { due.insert("build") }
        return candidate.gates.map(\.name).filter(due.contains)
    }

    /// What the pull request shows of the gates.
    func block(_ lane: Lane) -> String {
        lane.gateRuns.filter { $0.candidate == lane.candidate?.number }
            .map { "\($0.gate)/\($0.attempt)/\($0.outcome?.result.rawValue ?? "running")" }.joined(separator: " ")
    }

    private mutating func publish(_ lane: Lane) -> Bool {
        let number = lane.pullRequest ?? model.nextPullRequest(in: lane.start.repository)
        record(lane.id, .published(number: number, candidate: lane.candidate?.number ?? 0, body: "b", block: block(lane)))
        return true
    }

    private mutating func release(_ lane: Lane) -> Bool {
        record(lane.id, .snapshotTaken(ref: "refs/s/\(lane.id)", commit: "c", leftOut: []), .released(retained: nil))
        return true
    }
}
