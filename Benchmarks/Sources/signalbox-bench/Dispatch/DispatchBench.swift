import Foundation

/// From `signalbox dispatch` to the agent's process running, against `git worktree add` and the spawn of the same command.
struct DispatchBench {
    let options: Options
    let scratch: Scratch

    func run() throws -> Section {
        let git = try Tool.find("git")
        Progress.say("dispatch: a repository of \(GeneratedRepository.files) files")
        let source = try GeneratedRepository.make(in: scratch, git: git)
        let widths = Array(Set([1, options.lanes])).sorted()
        let repetitions = 1...options.repetitions
        let workspace = try DispatchWorkspace(
            options.signalbox, repositories: widths.flatMap { lanes in repetitions.map { "wide\(lanes)-\($0)" } }, source: source,
            folder: try scratch.folder("dispatch"))
        defer { workspace.stop() }
        var section = Section()
        for lanes in widths {
            var figures = Figures()
            for repetition in repetitions {
                let floor = try DispatchFloor(git: git, source: source, folder: try scratch.folder("floor-\(lanes)-\(repetition)"))
                let repository = "wide\(lanes)-\(repetition)"
                try workspace.prepare(repository)
                // Whoever comes second finds a warmer or a busier machine: take turns.
                if repetition % 2 == 1 { try figures.add(floor, lanes) }
                figures.cold.add(try workspace.measure(lanes, in: repository, named: "cold\(lanes)-\(repetition)"))
                figures.warm.add(try workspace.measure(lanes, in: repository, named: "warm\(lanes)-\(repetition)"))
                if repetition % 2 == 0 { try figures.add(floor, lanes) }
                Progress.say("dispatch of \(lanes): repetition \(repetition) of \(options.repetitions), \(figures.latest)")
            }
            section.rows += figures.rows(lanes)
        }
        section.notes.append(Self.note)
        return section
    }

    private static let note = """
        dispatch  From the start of the command `signalbox dispatch` (one command, however many targets) until the agents' processes have said that they
                  run: the command line's own start, the ledger, a fetch of the base, worktree, branch, job spec and runner are in it. The floor is
                  `git worktree add -b` of the same commit from a bare clone and posix_spawn of the same /bin/sh script, without a fetch; for many lanes
                  it is measured with all at once and with as many at a time as there are cores, and the better one of each figure counts.
                  'new worktrees': the pool is empty. 'from the pool': the lanes before have given theirs back (git has no such thing, so the floor is the same).
                  'CPU per lane' is the processor time of every process that took part (command, server, git, fetch, runner): it hardly depends on what else
                  the machine does, so it is the figure to compare when the load is high.
        """

    /// The samples of one width.
    private struct Figures {
        var cold = Pair()
        var warm = Pair()
        var unlimited = Pair()
        var limited = Pair()

        struct Pair {
            var last = Samples()
            var middle = Samples()
            var cpu = Samples()
            mutating func add(_ starts: Starts) {
                last.add(starts.last)
                middle.add(starts.middle)
                cpu.add(starts.cpu)
            }
        }

        mutating func add(_ floor: DispatchFloor, _ lanes: Int) throws {
            let cores = ProcessInfo.processInfo.activeProcessorCount
            unlimited.add(try floor.measure(lanes, limit: lanes, named: "all"))
            limited.add(
                lanes > cores
                    ? try floor.measure(lanes, limit: cores, named: "few") : try floor.measure(lanes, limit: lanes, named: "again"))
        }

        var latest: String {
            let ms = [cold.last, warm.last, unlimited.last, limited.last].map { ResultTable.number($0.values.last ?? .nan, 0) }
            return "new \(ms[0]) ms, pool \(ms[1]) ms, floor \(ms[2]) and \(ms[3]) ms"
        }

        func rows(_ lanes: Int) -> [Row] {
            func better(_ one: Samples, _ other: Samples) -> Samples { one.median <= other.median ? one : other }
            let last = better(unlimited.last, limited.last)
            let middle = better(unlimited.middle, limited.middle)
            let work = better(unlimited.cpu, limited.cpu)
            let name = "git worktree add + spawn"
            var rows = times(lanes, last, middle, name)
            if !cold.cpu.median.isNaN, !work.median.isNaN {
                let lanes = lanes == 1 ? "1 lane" : "\(lanes) lanes"
                rows += [
                    .repeated(
                        "dispatch \(lanes), new worktrees, CPU per lane", .milliseconds, cold.cpu, floor: work, "CPU of the same", goal: nil
                    ),
                    .repeated(
                        "dispatch \(lanes), from the pool, CPU per lane", .milliseconds, warm.cpu, floor: work, "CPU of the same", goal: nil
                    ),
                ]
            }
            return rows
        }

        private func times(_ lanes: Int, _ last: Samples, _ middle: Samples, _ name: String) -> [Row] {
            if lanes == 1 {
                return [
                    .repeated("dispatch 1 lane, new worktree", .milliseconds, cold.last, floor: last, name, goal: .ratio(1.25)),
                    .repeated("dispatch 1 lane, from the pool", .milliseconds, warm.last, floor: last, name, goal: .ratio(1.25)),
                ]
            }
            return [
                .repeated(
                    "dispatch \(lanes) lanes, new worktrees, last agent", .milliseconds, cold.last, floor: last, name, goal: .ratio(1.25)),
                .repeated(
                    "dispatch \(lanes) lanes, new worktrees, median agent", .milliseconds, cold.middle, floor: middle, name, goal: nil),
                .repeated(
                    "dispatch \(lanes) lanes, from the pool, last agent", .milliseconds, warm.last, floor: last, name, goal: .ratio(1.25)),
                .repeated(
                    "dispatch \(lanes) lanes, from the pool, median agent", .milliseconds, warm.middle, floor: middle, name, goal: nil),
            ]
        }
    }
}
