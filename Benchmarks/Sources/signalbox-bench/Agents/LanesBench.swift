import Foundation

/// What a server costs whose lanes all have a live agent, and how soon those who look on see what happens.
struct LanesBench {
    let options: Options
    let scratch: Scratch

    /// 40 lanes with subscribers.
    func runWide() throws -> Section {
        let lanes = 40
        let seconds = options.laneSeconds
        return try with(lanes, "forty", every: 1, seconds: seconds) { workspace, ids in
            let stamps = Stamps()
            let socket = try socketPath(workspace.program)
            let events = try workspace.program.json([LedgerEvent].self, "events").count
            let subscribers = try (0..<2).map { _ in try EventSubscriber(socket, after: events, stamps: stamps) }
            let screens = try ids.prefix(4).map {
                try AttachSubscriber(workspace.program, lane: $0, folder: scratch.path, stamps: stamps)
            }
            let floor = try PipeFloor(folder: scratch.path, stamps: stamps)
            // What was there before they came arrives at once and late.
            Thread.sleep(forTimeInterval: 5)
            stamps.forget()
            let watch = try ServerWatch(workspace.program.server())
            Thread.sleep(forTimeInterval: seconds)
            let figures = try watch.finish()
            subscribers.forEach { $0.stop() }
            screens.forEach { $0.stop() }
            floor.stop()
            var section = Section()
            section.rows = cost("40 live lanes", figures)
            section.rows += latency(stamps)
            section.notes.append(Self.note(lanes, seconds, stamps))
            return section
        }
    }

    /// 200 lanes whose agents say little.
    func runMany() throws -> Section {
        let lanes = options.manyLanes
        let seconds = min(60, options.laneSeconds)
        return try with(lanes, "many", every: 10, seconds: seconds) { workspace, _ in
            let watch = try ServerWatch(workspace.program.server())
            Thread.sleep(forTimeInterval: seconds)
            var section = Section()
            section.rows = cost("\(lanes) live lanes", try watch.finish(), goal: .value(100 * 1e6 / Double(1 << 20)))
            return section
        }
    }

    private func with(
        _ lanes: Int, _ name: String, every: Double, seconds: Double, _ measure: (AgentWorkspace, [String]) throws -> Section
    ) throws -> Section {
        let workspace = try AgentWorkspace(options.signalbox, folder: scratch.folder(name))
        defer { workspace.stop() }
        Progress.say("lanes: \(lanes) agents, \(Int(seconds)) s")
        // They are stopped when all is measured; the moment is for agents that nobody stops because this program was ended.
        let until = Date().timeIntervalSince1970 + seconds + 900
        let ids = try workspace.begin(lanes, .steps(every: every, until: until))
        let section = try measure(workspace, ids)
        try workspace.program.run("stop", "--all", "--quiet")
        try workspace.end(ids, within: 300)
        return section
    }

    private func cost(_ name: String, _ figures: ServerWatch.Figures, goal: Row.Goal? = nil) -> [Row] {
        [
            Row(
                name: "\(name): server memory (RSS), highest", unit: .mebibytes, value: figures.resident.most, goal: goal,
                samples: figures.resident),
            Row(name: "\(name): server CPU, of one core", unit: .percent, value: figures.cpuShare),
        ]
    }

    private func latency(_ stamps: Stamps) -> [Row] {
        [
            ("event recorded to subscriber", "event"), ("agent printed to subscriber's event", "agent to event"),
            ("agent printed to attach's screen", "agent to attach"), ("permission answered by a rule, back at the agent", "answer"),
        ].flatMap { name, key in
            let samples = stamps.samples(key)
            let floor = stamps.samples("pipe")
            let floorName = "a line through a pipe"
            return [
                Row(name: "\(name), p50", unit: .milliseconds, value: samples.median, floor: floor.median, floorName: floorName),
                Row(
                    name: "\(name), p99", unit: .milliseconds, value: samples.percentile(0.99), floor: floor.percentile(0.99),
                    floorName: floorName, goal: .value(100)),
            ]
        }
    }

    private func socketPath(_ program: Program) throws -> String {
        let near = "\(program.workspace)/.signalbox/run/socket"
        guard FileManager.default.fileExists(atPath: near) else {
            throw BenchError.failed("there is no \(near): choose a shorter --folder")
        }
        return near
    }

    private static func note(_ lanes: Int, _ seconds: Double, _ stamps: Stamps) -> String {
        """
        lanes     \(lanes) agents for \(Int(seconds)) s, each a step in a second: a thought, a tool call, a permission that a rule answers, a result, a message. Two
                  subscribers follow the events over the Unix socket (\(stamps.samples("event").values.count) arrivals), four lanes are attached \
        (\(stamps.samples("agent to attach").values.count) messages). All of it
                  by the system's clock; the ledger's times are whole milliseconds. Agents, runners and sandboxes share the machine's cores with the server; the floor is how
                  long a line takes from one program to another over a pipe meanwhile, so what a busy machine adds is in it too.
        """
    }
}
