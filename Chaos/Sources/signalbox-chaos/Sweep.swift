import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Rounds until so many kills were done.
struct Sweep: Sendable {
    let options: Options

    /// True when everything held.
    func run() async throws -> Bool {
        let started = Date()
        say("chaos: seed \(options.seed), \(options.kills) kills, at least \(options.killsPerRound) in each round")
        let next = Locked(options.round ?? 0)
        let done = Locked<[Day.Result]>([])
        let wants = { @Sendable in
            let killed = done.with { $0.reduce(0) { $0 + $1.counts.killed } }
            let hasBegun = options.round != nil && next.with { $0 } > options.round ?? 0
            return killed < options.kills && !hasBegun && Date().timeIntervalSince(started) < options.seconds
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<options.jobs {
                group.addTask {
                    while wants() {
                        let round = next.with { number in
                            defer { number += 1 }
                            return number
                        }
                        let result = try await day(round)
                        done.with { $0.append(result) }
                    }
                }
            }
            try await group.waitForAll()
        }
        let results = done.with { $0 }.sorted { $0.plan.round < $1.plan.round }
        say(ResultTable(results: results).text)
        return results.allSatisfy(\.findings.isEmpty)
    }

    private func day(_ round: Int) async throws -> Day.Result {
        let plan = DayPlan(seed: options.seed, round: round, kills: options.killsPerRound)
        let box = try Scratch.box(options, confined: plan.confined)
        let result: Day.Result
        do {
            result = try await Day(plan: plan, box: box).run()
        } catch {
            say(
                "round \(round) of seed \(options.seed): \(error)\n  kept: \(box.folder)\n"
                    + box.tally.log.suffix(10).joined(separator: "\n"))
            for process in box.processes() { kill(process.pid, SIGKILL) }
            throw error
        }
        let words =
            "\(result.counts.killed) kills, \(result.lanes) lanes, \(result.landed) landed, \(result.events) events, "
            + "\(Int(result.seconds)) s"
        say("round \(round): \(words): \(result.findings.isEmpty ? "held" : "\(result.findings.count) FINDINGS")")
        for process in box.processes() { kill(process.pid, SIGKILL) }
        if result.findings.isEmpty {
            if !options.keeps { try? FileManager.default.removeItem(atPath: box.folder) }
        } else {
            for finding in result.findings.prefix(12) { say("  \(finding)") }
            for line in result.trace { say("    \(line)") }
            say("  again: make chaos SEED=\(options.seed) ROUND=\(round) PER_ROUND=\(options.killsPerRound)    kept: \(box.folder)")
        }
        return result
    }
}

/// Where rounds take place.
enum Scratch {
    static func box(_ options: Options, confined: Bool) throws -> Box {
        // Short: the path of a Unix socket has room for about 100 bytes.
        let folder = "/tmp/sbc-\(UUID().uuidString.prefix(8).lowercased())"
        let program = CommandLine.arguments[0]
        let own = program.hasPrefix("/") ? program : FileManager.default.currentDirectoryPath + "/" + program
        let library = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("libChaosFaults.so").path
        return try Box(folder: folder, binary: options.binary, faults: library, confined: confined)
    }
}
