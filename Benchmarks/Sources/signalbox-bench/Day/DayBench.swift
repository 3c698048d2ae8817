import Foundation

/// The demo's day of 52 targets, from the first dispatch to the end of the last lane, against what its work alone takes.
struct DayBench {
    let options: Options
    let scratch: Scratch

    func run() throws -> Section {
        let script = URL(fileURLWithPath: options.demo).appendingPathComponent("run.sh").path
        guard FileManager.default.fileExists(atPath: script) else {
            throw BenchError.failed("there is no \(script); name the demo's folder with --demo")
        }
        let root = "\(scratch.path)/day"
        let log = "\(scratch.path)/day.log"
        var variables = ProcessInfo.processInfo.environment
        variables["SIGNALBOX"] = options.signalbox
        Progress.say("day: \(script) --auto (its output: \(log))")
        let program = Program(path: options.signalbox, workspace: "\(root)/workspace")
        let jobs = JobCollector("\(program.workspace)/.signalbox/jobs")
        let end = try Child.start("/bin/sh", [script, "--auto", "--keep-server", "--root", root], output: log, environment: variables)
            .wait()
        let cpu = jobs.finish()
        defer { _ = try? program.run("down", "--quiet") }
        guard FileManager.default.fileExists(atPath: "\(program.workspace)/signalbox.yaml") else {
            throw BenchError.failed("the demo ended with \(end.status) before it began: \(tail(log))")
        }
        let day = DayRecord(try program.json([LedgerEvent].self, "events"), cpu: cpu)
        let configuration = try String(contentsOfFile: "\(program.workspace)/signalbox.yaml", encoding: .utf8)
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let floor = DayFloor(day, DayFloor.Limits(configuration: configuration, cores: cores))
        var section = Section()
        section.rows.append(
            Row(
                name: "day of \(day.lanes.count) lanes", unit: .seconds, value: day.seconds, floor: floor.seconds,
                floorName: floor.bounds.max { $0.seconds < $1.seconds }?.name, goal: .ratio(1.15)))
        let server = try? ProcessFacts.read(program.server())
        section.notes.append(note(day, floor, server, demo: end))
        if end.status != 0 {
            section.notes.append("day: the demo ended with \(end.status), so this was not the day it should be: \(tail(log))")
        }
        let rest = try ServerBench(options: options).run(program, named: "after the day")
        section.rows += rest.rows
        section.notes += rest.notes
        return section
    }

    private func tail(_ file: String) -> String {
        String(((try? String(contentsOfFile: file, encoding: .utf8)) ?? "").suffix(600))
    }

    private func note(_ day: DayRecord, _ floor: DayFloor, _ server: ProcessFacts?, demo: Child.End) -> String {
        func text(_ seconds: Double) -> String { ResultTable.number(seconds, 1) + " s" }
        let work = day.lanes.values.flatMap(\.all)
        let jobs = work.reduce(0) { $0 + $1.cpu }
        var lines = [
            "day       Its floor is the largest of these lower bounds. Each job (\(work.count) turns, gates and deliveries) counts with its processor time and the",
            "          pauses of the scripted agent, not with the wall time that it took beside the others; Signalbox, git and the operator count nothing.",
        ]
        lines += floor.bounds.map { "          \(text($0.seconds).padding(toLength: 9, withPad: " ", startingAt: 0)) \($0.name)" }
        lines.append(
            "          processor time of the day: \(text(jobs)) in jobs, \(text(demo.cpuSeconds)) in the stand-in operator and its commands"
        )
        if let server {
            let rest = server.childrenCPU - jobs
            lines[lines.count - 1] +=
                ", \(text(server.ownCPU)) in the server" + (rest.isNaN ? "" : ", \(text(rest)) in its git and runner processes")
        }
        return lines.joined(separator: "\n")
    }
}
