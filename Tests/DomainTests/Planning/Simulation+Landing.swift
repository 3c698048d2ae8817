import Domain

extension Simulation {
    mutating func land(_ lane: Lane, _ work: inout Work) -> Bool {
        guard let candidate = lane.candidate else { return true }
        let repository = lane.start.repository
        if lane.phase == .approved {
            let head = world.head(repository)
            if head != candidate.base {
                record(lane.id, .baseMoved(expected: candidate.base, found: head))
                return true
            }
            if lane.publishedBlock != block(lane) {
                fail("\(lane.id): its pull request shows '\(lane.publishedBlock ?? "")', the evidence is '\(block(lane))'")
                return true
            }
            let intent = LandingIntent(candidate: candidate.number, branch: "main", expected: candidate.base, commit: candidate.commit)
            return !record(lane.id, .landingStarted(intent))
        }
        guard lane.phase == .landing, let intent = lane.landing else { return true }
        if world.holds(intent.commit, repository) {
            let landing = Landing(
                candidate: candidate.number, branch: "main", base: intent.expected, commit: intent.commit, tree: candidate.tree,
                at: Timestamp(milliseconds: 0))
            if !record(lane.id, .landed(landing)) { fail("\(lane.id): landed on the remote, and refused by the machine") }
            touchAll(in: repository)
            return true
        }
        let head = world.head(repository)
        if head != intent.expected {
            if !record(lane.id, .baseMoved(expected: intent.expected, found: head)) { fail("\(lane.id): a moved base was refused") }
            return true
        }
        return push(lane, intent)
    }

    /// The remote takes it, refuses it, or does not answer (having taken it or not).
    private mutating func push(_ lane: Lane, _ intent: LandingIntent) -> Bool {
        let answer = world.pick(10)
        if answer == 0 {
            record(lane.id, .phase(.approved, note: "the remote refused"), .needsOperator(.landingRefused, detail: "hook declined"))
            return true
        }
        if answer != 1 || world.chance(50) { world.push(intent.commit, lane.start.repository) }
        guard answer == 1 else { return false }
        record(lane.id, .needsOperator(.landingRefused, detail: "the remote did not answer"))
        return true
    }

    mutating func deploy(_ lane: Lane) -> Bool {
        if let result = delivery(lane, .deploy) {
            if result == .passed {
                record(lane.id, .phase(.verifying, note: ""))
            } else {
                record(lane.id, .needsOperator(.deployFailed, detail: "deploy \(result.rawValue)"))
            }
            return true
        }
        return false
    }

    mutating func smoke(_ lane: Lane) -> Bool {
        if let result = delivery(lane, .smoke) {
            if result == .passed {
                record(lane.id, .phase(.done, note: ""))
            } else {
                record(lane.id, .needsOperator(.smokeFailed, detail: "home \(result.rawValue)"))
            }
            return true
        }
        return false
    }

    /// Starts the next attempt, or ends the one that runs; the result once it has ended.
    private mutating func delivery(_ lane: Lane, _ step: DeliveryStep) -> DeliveryResult? {
        let runs = lane.deliveries.filter { $0.step == step }
        if runs.last?.result == .passed { return .passed }
        guard let open = runs.last, open.endedAt == nil else {
            record(lane.id, .deliveryStarted(step: step, name: "home", attempt: runs.count + 1, job: "j"))
            return nil
        }
        let result = world.delivery()
        record(
            lane.id,
            .deliveryEnded(step: step, name: "home", attempt: open.attempt, result: result, detail: "", served: nil, log: nil))
        return result
    }

    mutating func prepareRevert(_ lane: Lane) -> Bool {
        let target = Target(
            id: model.nextTarget, title: "Revert", intent: "", repository: lane.start.repository, kind: "fix", risk: .low, reverts: lane.id)
        let start = LaneStart(
            target: target.id, repository: lane.start.repository, boundary: nil, risk: .low, kind: "fix", title: "Revert", agent: "revert",
            definition: "d", attempt: 1, maxTurns: 1, maxFiles: 4, maxLines: 400, reverts: lane.id)
        let id = model.nextLane
        record([.target(target.id, .added(target)), .laneQueued(id, start), .lane(lane.id, .revertPrepared(id))])
        return true
    }
}
