import Foundation

/// Whether a server grows with the lanes that came and went beyond what the ledger says of them.
///
/// What each lane leaves in memory on purpose (its place in the read model) is the same for the first lanes and the last: so the floor of
/// the second half is the first.
struct LeakBench {
    let options: Options
    let scratch: Scratch

    private static let together = 8

    func run() throws -> Section {
        let workspace = try QuietWorkspace(options.signalbox, folder: scratch.folder("leak"), repositories: 2)
        defer { workspace.stop() }
        let pid = try workspace.program.server()
        let half = options.leakLanes / 2
        Progress.say("leak: \(half) lanes to warm up, then twice \(half)")
        try comeAndGo(workspace, half)
        let warm = try measure(workspace, pid)
        try comeAndGo(workspace, half)
        let middle = try measure(workspace, pid)
        try comeAndGo(workspace, half)
        let end = try measure(workspace, pid)
        func perLane(_ from: Figures, _ to: Figures) -> Double { (to.memory - from.memory) * 1024 / Double(half) }
        var section = Section()
        section.rows = [
            Row(
                name: "lanes come and go: descriptors after \(2 * half) more", unit: .count, value: end.descriptors,
                floor: warm.descriptors, floorName: "after \(half)"),
            Row(
                name: "lanes come and go: threads after \(2 * half) more", unit: .count, value: end.threads, floor: warm.threads,
                floorName: "after \(half)"),
        ]
        section.notes.append(
            String(
                format:
                    "leak      anonymous memory for each lane: %.1f KiB in the first half, %.1f KiB in the second (%.1f MiB → %.1f → %.1f); "
                    + "events for each lane: %.0f. More in the second half, run after run, is a leak.",
                perLane(warm, middle), perLane(middle, end), warm.memory, middle.memory, end.memory,
                Double(end.events - warm.events) / Double(2 * half)))
        return section
    }

    private struct Figures {
        let memory: Double
        let descriptors: Double
        let threads: Double
        let events: Int
    }

    private func measure(_ workspace: QuietWorkspace, _ pid: Int32) throws -> Figures {
        Thread.sleep(forTimeInterval: 3)
        struct Status: Decodable { let events: Int }
        func count(_ folder: String) -> Double {
            Double((try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/\(folder)").count) ?? 0)
        }
        let events = try workspace.program.json(Status.self, "status").events
        Thread.sleep(forTimeInterval: 1)
        return Figures(
            memory: try anonymousMiB(pid), descriptors: count("fd"), threads: count("task"), events: events)
    }

    /// Memory that is mapped from no file (proc_pid_status(5)); all of it where the system does not say.
    private func anonymousMiB(_ pid: Int32) throws -> Double {
        let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
        let kibibytes = line.flatMap { $0.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) } }
        return try kibibytes.map { $0 / 1024 } ?? ProcessFacts.read(pid).residentMiB
    }

    private func comeAndGo(_ workspace: QuietWorkspace, _ count: Int) throws {
        var left = count
        while left > 0 {
            let lanes = try workspace.lanes(min(left, Self.together))
            for (place, lane) in lanes.enumerated() {
                if place.isMultiple(of: 2) {
                    try workspace.program.run("abandon", lane, "--reason", "obsolete", "--quiet")
                } else {
                    try workspace.program.run("reject", lane, "--reason", "not-wanted", "--quiet")
                }
            }
            left -= lanes.count
        }
    }
}
