import Foundation

/// One round: a day of lanes under faults, and what the checks say of it afterwards.
struct Day: Sendable {
    struct Result: Sendable {
        let plan: DayPlan
        let counts: Tally.Counts
        let reports: [CheckReport]
        let events: Int
        let lanes: Int
        let landed: Int
        let seconds: Double
        /// The round's own words about its findings: the last events of the lanes that they are about.
        let trace: [String]

        var findings: [Finding] { reports.flatMap(\.findings) }
    }

    let plan: DayPlan
    let box: Box
    /// The check that is made while the day goes on and not on what it leaves: that it ends.
    static let movement = "everything ends"

    /// As ``Operator/patience``.
    var patience = 60.0

    func run() async throws -> Result {
        let started = Date()
        try await box.furnish()
        let isBusy = Locked(true)
        let isOver = Locked(false)
        let stuck = try await withThrowingTaskGroup(of: [String]?.self) { group in
            group.addTask { [box, plan] in
                defer { isBusy.with { $0 = false } }
                try await Injector(box: box, plan: plan).run()
                return nil
            }
            group.addTask { [box] in
                try await Listener(box: box, isOver: { isOver.with { $0 } }).run()
                return nil
            }
            group.addTask { [box, plan, patience] in
                defer { isOver.with { $0 = true } }
                let stuck = try await Operator(box: box, plan: plan, isBusy: { isBusy.with { $0 } }, patience: patience).work()
                try await box.settle()
                isOver.with { $0 = true }
                _ = try await box.signalbox("down")
                return stuck
            }
            var stuck: [String] = []
            for try await answer in group { stuck += answer ?? [] }
            return stuck
        }
        for (word, fault) in [("refused", Fault.remoteRefuses), ("hung", .remoteHangs(.nobody)), ("lost", .remoteLosesAnswer)] {
            for line in Files.lines(box.remotes + "/faults") where line == word { box.tally.count(fault: fault.row) }
        }
        let facts = try await Facts.read(box)
        var reports: [CheckReport] = []
        for check in Check.all { reports.append(try await check.report(on: facts)) }
        var moved = CheckReport(Self.movement)
        moved.examined = facts.lanes.count
        moved.findings = stuck.map { Finding(check: moved.name, lane: String($0.prefix { $0 != " " }), text: $0) }
        reports.append(moved)
        return Result(
            plan: plan, counts: box.tally.counts, reports: reports, events: facts.events.count, lanes: facts.lanes.count,
            landed: facts.lanes.values.filter { !$0.landings.isEmpty }.count, seconds: Date().timeIntervalSince(started),
            trace: reports.flatMap(\.findings).isEmpty ? [] : Trace(facts: facts).lines(reports.flatMap(\.findings)))
    }
}

extension Box {
    /// Waits until whoever follows the events has heard the last of them.
    func settle() async throws {
        for _ in 1...400 {
            let last = Files.lines(folder + "/heard").last.flatMap { try? JSON(text: $0).sequence.int } ?? 0
            if last == ledger.count { return }
            try await Task.sleep(for: .milliseconds(25))
        }
    }
}
