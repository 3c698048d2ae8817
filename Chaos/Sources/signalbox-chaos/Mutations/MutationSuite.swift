import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Shows that the checker can fail: takes the end of a healthy round, plants one defect after the other, and sees each named.
struct MutationSuite: Sendable {
    let options: Options

    /// Seconds: shorter than the limit of the agent's turn, after which the program would ask, and longer than anything of a healthy day takes.
    private static let patience = 12.0

    /// True when every defect was caught by the check that is there for it.
    func run() async throws -> Bool {
        let plan = DayPlan(seed: options.seed, round: options.round ?? 0, kills: 0)
        let box = try Scratch.box(options, confined: plan.confined)
        let whole = box.folder + ".whole"
        defer { for folder in [box.folder, whole] { try? FileManager.default.removeItem(atPath: folder) } }
        let healthy = try await Day(plan: plan, box: box).run()
        guard healthy.findings.isEmpty else {
            for finding in healthy.findings { say("  \(finding)") }
            throw ChaosError("the round is not healthy: nothing can be shown with it")
        }
        say("a healthy round: \(healthy.lanes) lanes, \(healthy.landed) landed, \(healthy.events) events")
        let whatIs = try await Facts.read(box)
        try FileManager.default.moveItem(atPath: box.folder, toPath: whole)
        var missed: [String] = []
        say("\n\(ResultTable.pad("DEFECT", 66)) CAUGHT BY")
        for mutation in Mutation.all {
            try await box.restore(from: whole)
            let undo = try await mutation.plant(whatIs)
            let facts = try await Facts.read(box)
            var found: [String] = []
            // The program's own audit takes most of the time, and finds most of this as well: it is asked where it is what is tried.
            for check in Check.all where check.name != "own audit" || mutation.check == check.name {
                if try await !check.report(on: facts).findings.isEmpty { found.append(check.name) }
            }
            undo?()
            let isCaught = found.contains(mutation.check)
            if !isCaught { missed.append(mutation.name) }
            let others = found.filter { $0 != mutation.check }
            say(
                "\(ResultTable.pad(mutation.name, 66)) \(isCaught ? mutation.check : "NOT by \(mutation.check)")"
                    + (others.isEmpty ? "" : " (and \(others.joined(separator: ", ")))"))
        }
        let isSeen = try await seesWhatNeverEnds()
        if !isSeen { missed.append(Day.movement) }
        let untried = Check.all.map(\.name).filter { name in !Mutation.all.contains { $0.check == name } }
        let tried = Mutation.all.count + 1
        say("\n\(tried - missed.count) of \(tried) defects caught by the check that is there for them")
        if !untried.isEmpty { say("no defect tries: \(untried.joined(separator: ", "))") }
        return missed.isEmpty && untried.isEmpty
    }

    /// A day of its own, since no file at its end holds what it is about: one of its agents works on for ever.
    private func seesWhatNeverEnds() async throws -> Bool {
        let plan = DayPlan(seed: options.seed, round: options.round ?? 0, kills: 0, isEndless: true)
        let box = try Scratch.box(options, confined: plan.confined)
        defer {
            for process in box.processes() { kill(process.pid, SIGKILL) }
            try? FileManager.default.removeItem(atPath: box.folder)
        }
        let found = try await Day(plan: plan, box: box, patience: Self.patience).run().findings
        let isSeen = found.contains { $0.check == Day.movement && $0.text.contains(LanePlan.Kind.endless.rawValue) }
        say("\(ResultTable.pad("an agent never ends, and nobody is asked", 66)) \(isSeen ? Day.movement : "NOT by \(Day.movement)")")
        return isSeen
    }
}

extension Box {
    /// Puts a round's folder back as it was, at the place that its worktrees name.
    func restore(from whole: String) async throws {
        try? FileManager.default.removeItem(atPath: folder)
        let copy = try await Child(
            executable: "/bin/cp", arguments: ["-a", whole, folder], environment: environment, folder: "/tmp", scratch: whole + "/tmp"
        ).run()
        guard copy.exit == 0 else { throw ChaosError(copy.words) }
    }
}
