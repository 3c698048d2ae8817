import Foundation

/// What a server costs that does nothing, and how long a question takes.
struct ServerBench {
    let options: Options

    /// In a workspace that has only its configuration.
    func runInFreshWorkspace(_ scratch: Scratch) throws -> Section {
        let program = Program(path: options.signalbox, workspace: try scratch.folder("empty"))
        try Tool.run(program.path, ["init", program.workspace, "--quiet"])
        try program.run("up", "--quiet")
        defer { _ = try? program.run("down", "--quiet") }
        return try run(program, named: "in an empty workspace")
    }

    func run(_ program: Program, named place: String) throws -> Section {
        var section = Section()
        section.rows += try idle(program, "idle, \(place)")
        try program.run("down", "--quiet")
        try program.run("up", "--quiet")
        section.rows += try idle(program, "idle, same after a restart")
        section.rows += try status(program)
        return section
    }

    private func idle(_ program: Program, _ name: String) throws -> [Row] {
        let pid = try program.server()
        Progress.say("\(name): watching the server (pid \(pid)) for \(options.idleSeconds) s")
        // The question for the process number is work of the server's own; let it end.
        Thread.sleep(forTimeInterval: 1)
        let before = try ProcessFacts.read(pid)
        Thread.sleep(forTimeInterval: options.idleSeconds)
        let after = try ProcessFacts.read(pid)
        var rows = [
            Row(name: "\(name): memory (RSS)", unit: .mebibytes, value: after.residentMiB, goal: .value(50)),
            Row(
                name: "\(name): other processes", unit: .count, value: Double(try ProcessFacts.descendants(of: pid).count), goal: .value(0)),
            Row(
                name: "\(name): CPU per second", unit: .milliseconds, value: (after.ownCPU - before.ownCPU) / options.idleSeconds * 1000,
                goal: .value(1)),
        ]
        if let first = before.wakeups, let last = after.wakeups {
            rows.append(Row(name: "\(name): wake-ups per second", unit: .count, value: (last - first) / options.idleSeconds))
        }
        return rows
    }

    /// The three programs take turns, so that a busy moment hits all of them.
    private func status(_ program: Program) throws -> [Row] {
        Progress.say("status: \(options.statusRuns) runs")
        let git = try Tool.find("git")
        var (status, version, spawn) = (Samples(), Samples(), Samples())
        for run in 0...options.statusRuns {
            let ends = try [
                Child.start(program.path, ["status", "--workspace", program.workspace]).wait(),
                Child.start(program.path, ["--version"]).wait(),
                Child.start(git, ["--version"]).wait(),
            ]
            guard ends.allSatisfy({ $0.status == 0 }) else { throw BenchError.failed("'signalbox status' ended with \(ends[0].status)") }
            // The first run of each pays for cold caches.
            guard run > 0 else { continue }
            status.add(ends[0].seconds * 1000)
            version.add(ends[1].seconds * 1000)
            spawn.add(ends[2].seconds * 1000)
        }
        let late = Row(
            name: "signalbox status, p90", unit: .milliseconds, value: status.percentile(0.9), floor: version.percentile(0.9),
            floorName: "p90 of signalbox --version", goal: .value(30))
        return [
            .repeated(
                "signalbox status, p50", .milliseconds, status, floor: version, "signalbox --version (start of the program)",
                goal: .value(30)),
            late,
            .repeated(
                "signalbox --version, p50", .milliseconds, version, floor: spawn, "git --version (start of a small program)", goal: nil),
        ]
    }
}
