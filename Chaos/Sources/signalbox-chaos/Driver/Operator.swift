import Foundation

/// The person of a round: adds targets, dispatches, looks, decides, and repeats what did not go through.
struct Operator: Sendable {
    let box: Box
    let plan: DayPlan
    /// Whether faults are still to come: then new work is dispatched as old work ends.
    let isBusy: @Sendable () -> Bool

    /// How many lanes are on their way at once.
    private static let side = 6
    /// No round has more.
    private static let most = 120
    /// How many seconds nothing may move before the round is said to be stuck.
    var patience = 60.0

    /// Works until all is done that can be done. Returns what stands still without a reason; empty when nothing does.
    func work() async throws -> [String] {
        var plans: [String: LanePlan] = [:]
        var next = 0
        var due: LanePlan?
        var seen = (events: -1, at: Date())
        var tried: [String: Int] = [:]
        while true {
            let count = box.ledger.count
            if count != seen.events { seen = (count, Date()) }
            guard let lanes = try? LaneView.all(in: box.ledger) else {
                _ = try await box.signalbox("status")
                continue
            }
            let targets = Dictionary(uniqueKeysWithValues: lanes.map { ($0.id, $0.target) })
            // What takes a lane back belongs to that lane's plan.
            let own = { (lane: LaneView) in plans[lane.reverts.flatMap { targets[$0] } ?? lane.target] }
            let moving = lanes.filter { isMoving($0, own($0)) }
            if moving.isEmpty, !isBusy(), next >= plan.least,
                Set(lanes.filter { !$0.isRevert }.map(\.target)).count == next
            {
                return []
            }
            if Date().timeIntervalSince(seen.at) > patience {
                return moving.map {
                    "\($0.id) (\(own($0)?.title ?? "?")) stays in \($0.phase), attention \($0.attention ?? "none")"
                }
            }
            var acted = false
            for lane in lanes where try await act(lane, own(lane), &tried) { acted = true }
            due = due ?? self.due(next, beside: moving.count)
            if let planned = due, let target = try await begin(planned, plans) {
                plans[target] = planned
                next += 1
                due = nil
                acted = true
            }
            // A server that died has to come back even if nobody wants anything.
            if !acted, !box.processes().contains(where: \.isServer) { _ = try await box.signalbox("status") }
            try await Task.sleep(for: .milliseconds(acted ? 5 : 40))
        }
    }

    /// The lane to begin now, if one is.
    private func due(_ next: Int, beside moving: Int) -> LanePlan? {
        if next < plan.least { return moving < Self.side ? plan.lane(next) : nil }
        guard isBusy(), next < Self.most else { return nil }
        if let wish = box.wishes.with({ $0.isEmpty ? nil : $0.removeFirst() }) {
            // Two that are to conflict need one repository.
            return LanePlan(number: next, kind: wish, repository: DayPlan.repositories[0], after: nil)
        }
        return moving < Self.side ? plan.lane(next) : nil
    }

    /// Adds the target and dispatches it, unless that has happened; the target, once both have.
    private func begin(_ lane: LanePlan, _ plans: [String: LanePlan]) async throws -> String? {
        var target = try target(titled: lane.title)
        if target == nil {
            var arguments = ["target", "add", "--repo", lane.repository, "--title", lane.title, "-q"]
            let file = "\(box.folder)/intent-\(lane.number)"
            if lane.kind == .scripted {
                try Files.write(try Intent(lane: lane, box: box).replay(), to: file)
                arguments += ["--script", file, "--agent", "scripted"]
            } else {
                try Files.write(Intent(lane: lane, box: box).script, to: file)
                arguments += ["--intent-file", file, "--agent", lane.kind == .talking ? "talker" : "sh"]
            }
            if lane.kind == .reviewed { arguments += ["--risk", "elevated"] }
            if let after = lane.after, let first = plans.first(where: { $0.value.number == after })?.key {
                arguments += ["--after", first]
            }
            let said = try await box.signalbox(arguments)
            target = try self.target(titled: lane.title)
            if target == nil, ![0, 1, 6, -9].contains(said.exit) { throw ChaosError(said.words) }
        }
        guard let target else { return nil }
        if try !isDispatched(target) { _ = try await box.signalbox("dispatch", target, "-q") }
        return try isDispatched(target) ? target : nil
    }

    /// Dispatches again what must land before the lane and is on nobody's way.
    private func begin(_ lane: LaneView) async throws {
        let lanes = try LaneView.all(in: box.ledger)
        let rows = try box.ledger.rows("SELECT key, document FROM targets").map { (key: $0[0].text, document: try JSON($0[1].blob)) }
        let after = rows.first { $0.key == lane.target }?.document.after.list.compactMap(\.text) ?? []
        for target in after where lanes.filter({ $0.target == target }).allSatisfy({ $0.hasEnded && $0.phase != "done" }) {
            box.tally.note("operator: dispatch \(target) again, for \(lane.id)")
            box.tally.count(retry: "dependency-stalled")
            _ = try await box.signalbox("dispatch", target, "-q")
        }
    }

    /// Says a word to the agent while it waits for a permission, and gives it once the word is on record.
    private func converse(_ lane: LaneView) async throws {
        guard let ask = lane.openAsk else { return }
        let word = "word-\(ask)"
        if lane.document.messages.list.contains(where: { $0["text"].text == word }) {
            _ = try await box.signalbox("answer", ask, "--allow", "-q")
        } else {
            _ = try await box.signalbox("send", lane.id, word, "-q")
        }
    }

    private func target(titled title: String) throws -> String? {
        for row in try box.ledger.rows("SELECT key, document FROM targets") where try JSON(row[1].blob).title.text == title {
            return row[0].text
        }
        return nil
    }

    private func isDispatched(_ target: String) throws -> Bool { try LaneView.all(in: box.ledger).contains { $0.target == target } }

    /// Whether something is still to happen to the lane.
    private func isMoving(_ lane: LaneView, _ plan: LanePlan?) -> Bool {
        if wantsBack(lane, plan) { return true }
        if lane.hasEnded { return lane.holdsWorktree || (lane.attention != nil && lane.document.retained.isNull) }
        switch plan?.kind {
        case .undecided: return lane.phase != "inspecting" || lane.attention == nil
        case .red: return lane.attention != "gates-red"
        default: return true
        }
    }

    /// Whether it has landed only to be taken back. What is dispatched once more for a lane that needs it stays.
    private func wantsBack(_ lane: LaneView, _ plan: LanePlan?) -> Bool {
        plan?.kind == .takenBack && !lane.isRevert && lane.attempt == 1 && lane.phase == "done" && !lane.isReverted
    }

    /// Does what the lane needs; false when it needs nothing now.
    private func act(_ lane: LaneView, _ plan: LanePlan?, _ tried: inout [String: Int]) async throws -> Bool {
        if wantsBack(lane, plan) {
            _ = try await box.signalbox("rollback", lane.id, "-q")
            return true
        }
        if lane.isRevert, plan?.kind != .takenBack, lane.attention != nil, isMoving(lane, nil) {
            // A check that was killed made the program prepare a way back, which is not wanted, however far it has come.
            _ = try await box.signalbox(
                lane.hasEnded ? ["lane", "retry", lane.id, "-q"] : ["abandon", lane.id, "--reason", "obsolete", "-q"])
            return true
        }
        guard let plan, let reason = lane.attention, !lane.isGivenUp || reason == "internal-error" else { return false }
        switch (reason, plan.kind) {
        case ("ready-to-inspect", .undecided), ("gates-red", .red): return false
        case ("ready-to-inspect", .abandoned) where lane.attempt == 1, ("nothing-done", .nothing):
            _ = try await box.signalbox("abandon", lane.id, "--reason", "obsolete")
        case ("ready-to-inspect", _):
            guard !lane.isDecided else { return false }
            _ = try await box.signalbox("inspect", lane.id, "--all-viewed", "-q")
            _ = try await box.signalbox("approve", lane.id, "--reason", "correct", "-q")
        case ("permission-asked", _):
            try await converse(lane)
        case ("flaky-gate", _):
            box.tally.count(retry: reason)
            _ = try await box.signalbox("inspect", lane.id, "--all-viewed", "-q")
            _ = try await box.signalbox("override", lane.id, "--reason", "flaky-gate", "-q")
        case ("dependency-stalled", _):
            try await begin(lane)
        case ("gates-red", _):
            box.tally.count(retry: reason)
            _ = try await box.signalbox("lane", "gates", lane.id, "-q")
        default:
            // What no retry mends stands still, and is said to after a while.
            if tried["\(lane.id) \(reason)", default: 0] > 20 { return false }
            box.tally.count(retry: reason)
            tried["\(lane.id) \(reason)", default: 0] += 1
            box.tally.note("operator: retry \(lane.id): \(reason): \(lane.document.attention.detail.text?.prefix(300) ?? "")")
            if tried["\(lane.id) \(reason)", default: 0] > 12, !["landing", "landed", "deploying", "verifying"].contains(lane.phase) {
                _ = try await box.signalbox("abandon", lane.id, "--reason", "stuck")
            } else {
                _ = try await box.signalbox("lane", "retry", lane.id, "-q")
            }
        }
        return true
    }
}
