import Foundation

/// What a ledger of a million events costs, and whether a day costs the same however many days lie behind it.
struct StoreBench {
    let options: Options
    let scratch: Scratch

    private struct Behind: Decodable { let behind: Lag? }
    private struct Lag: Decodable {}

    /// What a real day of a few lanes took.
    private struct Day {
        let events: Int
        let seconds: Double
        let serverCPU: Double
        let ledgerBytes: Int
    }

    private static let lanesPerDay = 100
    private static let realLanes = 10

    func run() throws -> Section {
        let workspace = try StoreWorkspace(options.signalbox, folder: scratch.folder("store"), messages: options.messages)
        defer { workspace.stop() }
        let ledger = try LongLedger(state: "\(workspace.program.workspace)/.signalbox", folder: scratch.folder("store"))
        var section = Section()
        var days: [Day] = []
        var empty = Samples()
        for events in [0, options.events / 10, options.events] {
            let made = try ledger.stretch(.events(events), like: workspace.templates, perDay: Self.lanesPerDay)
            Progress.say("store: \(made.events) events of \(made.lanes) lanes and \(made.days) days, \(made.fileBytes >> 20) MiB")
            let derived = try start(workspace)
            if events == 0 { empty = try starts(workspace) }
            if events == options.events {
                section.rows += try figures(workspace, made, derived: derived, empty: empty)
                section.notes.append(note(made))
            }
            days.append(try day(workspace, ledger, behind: made))
            workspace.stop()
        }
        section.rows += growth(days)
        return section
    }

    // MARK: A long ledger

    private func figures(_ workspace: StoreWorkspace, _ made: LongLedger.Stretched, derived: Double, empty: Samples) throws -> [Row] {
        let (program, call) = (workspace.program, workspace.call)
        let name = "store, \(made.events) events"
        let begin = ContinuousClock.now
        let index = Result {
            try workspace.wait("the index did not become whole", seconds: 900) {
                try JSONDecoder().decode(Behind.self, from: call.get("search?q=common").body).behind == nil
            }
        }
        if case .failure(let error) = index { Progress.say("store: \(error); the search looks at what there is") }
        let indexed = (try? index.get()) == nil ? Double.infinity : (ContinuousClock.now - begin).seconds
        var rows = [
            Row(name: "\(name): start that derives the read model", unit: .seconds, value: derived),
            Row(name: "\(name): search index made anew after that", unit: .seconds, value: indexed),
        ]
        rows.append(
            .repeated(
                "\(name): start to first answer", .seconds, try starts(workspace), floor: empty, "the same on an empty ledger",
                goal: .value(0.5)))
        rows.append(
            Row(
                name: "\(name): server memory (RSS) after that", unit: .mebibytes,
                value: try ProcessFacts.read(program.server()).residentMiB))
        rows += try Calls(call: call, server: program.server(), runs: options.searchRuns).rows(
            name,
            [
                ("open lanes", "lanes", 5), ("board", "board", 5), ("status", "status", 5), ("one lane", "lanes/L-1", 5),
                ("open targets", "targets", 5), ("what is next", "next?limit=10", 5), ("inbox", "inbox", 5), ("handoffs", "handoffs", 5),
                ("repositories", "repositories", 5), ("agents with their figures", "agents", nil),
            ])
        rows += try Calls(call: call, server: program.server(), runs: options.searchRuns).rows(
            name, SearchBench.questions.map { ("search for \($0.0)", $0.1, 50) })
        rows += try commands(program, name, call)
        return rows
    }

    private func commands(_ program: Program, _ name: String, _ call: HTTPCall) throws -> [Row] {
        var (today, yesterday, verify, floor) = (Samples(), Samples(), Samples(), Samples())
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "yyyy-MM-dd"
        let day = formatter.string(from: Date(timeIntervalSinceNow: -86400))
        for _ in 0..<options.storeRuns {
            today.add(try Self.seconds { try program.run("report") })
            yesterday.add(try Self.seconds { try program.run("report", day) })
        }
        for _ in 0..<(options.quick ? 1 : 3) {
            floor.add(try Self.seconds { try LedgerFloor.run("\(program.workspace)/.signalbox/ledger.sqlite") })
            verify.add(try Self.seconds { try program.run("ledger", "verify") })
        }
        return [
            .repeated("\(name): report of today", .seconds, today, goal: .value(1)),
            .repeated("\(name): report of a day of \(Self.lanesPerDay) lanes", .seconds, yesterday, goal: .value(1)),
            .repeated("\(name): ledger verify", .seconds, verify, floor: floor, LedgerFloor.name, goal: .value(5)),
        ]
    }

    // MARK: Growth

    private func day(_ workspace: StoreWorkspace, _ ledger: LongLedger, behind made: LongLedger.Stretched) throws -> Day {
        let (program, lanes) = (workspace.program, Self.realLanes)
        // So that the file has what its journal had.
        workspace.stop()
        let bytes = ledger.bytes
        _ = try start(workspace)
        let server = try program.server()
        let events = try count(workspace)
        let (begin, before) = (ContinuousClock.now, try ProcessFacts.read(server))
        try workspace.day(lanes, from: made.lanes * 2)
        let (seconds, after) = ((ContinuousClock.now - begin).seconds, try ProcessFacts.read(server))
        let added = try count(workspace) - events
        workspace.stop()
        return Day(
            events: added, seconds: seconds, serverCPU: after.ownCPU - before.ownCPU, ledgerBytes: ledger.bytes - bytes)
    }

    private func growth(_ days: [Day]) -> [Row] {
        guard let first = days.first else { return [] }
        let lanes = Double(Self.realLanes)
        return zip(["a tenth of the events", "all events"], days.dropFirst()).flatMap { behind, day in
            [
                Row(
                    name: "a lane after \(behind): server CPU", unit: .milliseconds, value: day.serverCPU / lanes * 1000,
                    floor: first.serverCPU / lanes * 1000, floorName: "the same on an empty ledger", goal: .ratio(1.25)),
                Row(
                    name: "a lane after \(behind): time", unit: .milliseconds, value: day.seconds / lanes * 1000,
                    floor: first.seconds / lanes * 1000, floorName: "the same on an empty ledger", goal: .ratio(1.25)),
                Row(
                    name: "an event after \(behind): bytes of the ledger", unit: .count,
                    value: Double(day.ledgerBytes) / Double(day.events),
                    floor: Double(first.ledgerBytes) / Double(first.events), floorName: "the same on an empty ledger", goal: .ratio(1.25)),
            ]
        }
    }

    // MARK: Small things

    private func starts(_ workspace: StoreWorkspace) throws -> Samples {
        var samples = Samples()
        for _ in 0..<options.storeRuns {
            workspace.stop()
            samples.add(try start(workspace))
        }
        return samples
    }

    /// Seconds from the command to the first answer over the socket.
    private func start(_ workspace: StoreWorkspace) throws -> Double {
        try Self.seconds {
            try workspace.program.run("up", "--quiet")
            _ = try workspace.call.get("status")
        }
    }

    private func count(_ workspace: StoreWorkspace) throws -> Int {
        struct Status: Decodable { let events: Int }
        return try JSONDecoder().decode(Status.self, from: workspace.call.get("status").body).events
    }

    private static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let begin = ContinuousClock.now
        try body()
        return (ContinuousClock.now - begin).seconds
    }

    private func note(_ made: LongLedger.Stretched) -> String {
        """
        store     Two lanes that the server led from target to landing (one with an agent that asks, \(options.messages) lines of a third beside them) are written \
        \(made.lanes) times into
                  the ledger's file, with new numbers and the times of \(made.days) days, in its own form: the server derives its read model from them and 'ledger verify'
                  finds them sound. 'A lane after' is \(Self.realLanes) real lanes through the server, from target to landing, with so many events behind them.
        """
    }
}
