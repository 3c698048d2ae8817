import Foundation

/// What a workspace costs in which nothing happens: the floor is one that has nothing in it.
struct IdleBench {
    let options: Options
    let scratch: Scratch

    func run() throws -> Section {
        let empty = try idle("empty", repositories: 1, lanes: 0)
        let name = "11 repositories, \(options.idleLanes) worktrees at rest"
        let full = try idle("full", repositories: 11, lanes: options.idleLanes)
        var section = Section()
        section.rows = [
            Row(
                name: "\(name): CPU, of one core", unit: .percent, value: full.cpu, floor: max(empty.cpu, 0.001),
                floorName: "an empty workspace", goal: .value(1)),
            Row(name: "\(name): other processes", unit: .count, value: Double(full.processes), goal: .value(0)),
            Row(
                name: "\(name): memory (RSS)", unit: .mebibytes, value: full.memory, floor: empty.memory, floorName: "an empty workspace"),
        ]
        return section
    }

    private struct Figures {
        let cpu: Double
        let memory: Double
        let processes: Int
    }

    /// After a restart, so that what the lanes' work left in memory is not counted.
    private func idle(_ folder: String, repositories: Int, lanes: Int) throws -> Figures {
        let workspace = try QuietWorkspace(options.signalbox, folder: scratch.folder("idle-\(folder)"), repositories: repositories)
        defer { workspace.stop() }
        if lanes > 0 {
            Progress.say("idle: \(lanes) lanes come to wait")
            _ = try workspace.lanes(lanes)
        }
        workspace.stop()
        try workspace.program.run("up", "--quiet")
        let pid = try workspace.program.server()
        Thread.sleep(forTimeInterval: 2)
        let before = try ProcessFacts.read(pid)
        Thread.sleep(forTimeInterval: options.idleSeconds)
        let after = try ProcessFacts.read(pid)
        return Figures(
            cpu: (after.ownCPU - before.ownCPU) / options.idleSeconds * 100, memory: after.residentMiB,
            processes: try ProcessFacts.descendants(of: pid).count)
    }
}
