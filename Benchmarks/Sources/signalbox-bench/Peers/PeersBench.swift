import Foundation

/// The same work on programs that do a part of the same job, and on plain git. Each has a room of its own in each repetition, and they take turns.
struct PeersBench {
    let options: Options
    let scratch: Scratch

    func run() throws -> Section {
        guard FileManager.default.fileExists(atPath: "/proc/self/smaps_rollup") else {
            throw BenchError.failed("peers are measured on Linux only: their processes and memory are read from /proc")
        }
        let scale = options.quick ? PeerScale(branches: 10, sessions: 4) : PeerScale()
        var samples: [PeerWork: [Entrant: Samples]] = [:]
        var absent: [PeerWork: [Entrant: String]] = [:]
        let (contenders, skipped) = try contenders()
        for repetition in 1...options.repetitions {
            for (place, contender) in contenders.enumerated() where wants(contender) {
                Progress.say("peers: \(contender.name), repetition \(repetition) of \(options.repetitions), load \(Machine.loadAverage())")
                let room = try PeerRoom("\(scratch.path)/p\(repetition)-\(place)", bin: (contender as? any Peer)?.bin)
                defer { room.end() }
                do {
                    for figure in try contender.measure(scale, in: room) {
                        let entrant = Entrant(place: place, name: contender.name, way: figure.way)
                        switch figure.outcome {
                        case .measured(let value):
                            samples[figure.work, default: [:]][entrant, default: Samples()].add(value)
                            Progress.say(
                                "       \(figure.work.rawValue) \(figure.way): \(ResultTable.number(value, 2)) \(figure.work.unit.rawValue)"
                            )
                        case .absent(let why): absent[figure.work, default: [:]][entrant] = why
                        }
                    }
                } catch {
                    Progress.say("       failed: \(error)")
                    absent[.land, default: [:]][Entrant(place: place, name: contender.name, way: "repetition \(repetition)")] =
                        "FAILED: \(error)"
                }
            }
        }
        return section(scale, samples, absent, skipped)
    }

    private func wants(_ contender: any Contender) -> Bool {
        options.peerNames.isEmpty || options.peerNames.contains { contender.name == $0 || contender.name.hasPrefix("\($0) ") }
    }

    /// A row's second half: who, and in which way.
    private struct Entrant: Hashable {
        let place: Int
        let name: String
        let way: String
        var title: String { way.isEmpty ? name : "\(name) (\(way))" }
        static func before(_ one: Entrant, _ other: Entrant) -> Bool { (one.place, one.way) < (other.place, other.way) }
    }

    private func section(
        _ scale: PeerScale, _ samples: [PeerWork: [Entrant: Samples]], _ absent: [PeerWork: [Entrant: String]], _ skipped: [String]
    ) -> Section {
        var section = Section()
        var lost: [String] = []
        for work in PeerWork.allCases {
            let measured = samples[work, default: [:]]
            let title =
                switch work {
                case .land, .whole: "\(scale.branches) branches, \(work.rawValue)"
                case .spawn, .list: "\(scale.sessions) sessions, \(work.rawValue)"
                default: work.rawValue
                }
            let floor = measured.first { $0.key.place == 0 }?.value
            let own = measured.first { $0.key.place == 1 }?.value.median
            for (entrant, found) in measured.sorted(by: { Entrant.before($0.key, $1.key) }) where entrant.place > 0 {
                section.rows.append(
                    .repeated("\(title): \(entrant.title)", work.unit, found, floor: floor, PlainGit.meaning(work), goal: nil))
                if let own, entrant.place > 1, found.median < own {
                    lost.append("\(title): \(entrant.title) needs \(ResultTable.number(found.median / own, 2)) of what Signalbox needs")
                }
            }
            for (entrant, why) in absent[work, default: [:]].sorted(by: { Entrant.before($0.key, $1.key) }) {
                section.rows.append(Row(name: "\(title): \(entrant.title)", unit: work.unit, value: .nan, absent: why))
            }
        }
        section.notes.append(
            ("peers     Signalbox loses:" + (lost.isEmpty ? " nothing" : "")) + lost.map { "\n          \($0)" }.joined())
        if !skipped.isEmpty { section.notes.append("peers     not there:" + skipped.map { "\n          \($0)" }.joined()) }
        section.notes.append(Self.note)
        return section
    }

    private static let note = """
        peers     What each did, and what cannot be compared, is in docs/benchmarks.md, "Against peers". 'land ready branches' begins for Signalbox with the
                  first `inspect` and ends when the remote has all of it; its gates have run once before, and run again whenever the base has moved. The
                  others begin with branches that are there and have been looked at by nobody.
        """

    /// The floor, Signalbox, and who is installed; and who is not.
    private func contenders() throws -> ([any Contender], [String]) {
        var found: [any Contender] = [PlainGit(), OwnProgram(path: options.signalbox)]
        var skipped: [String] = []
        func add(_ name: String, _ make: (String, String) -> any Contender) {
            let folder = "\(options.peers)/\(name)"
            let packages = "\(folder)/lib/"
            let version = FileManager.default.enumerator(atPath: packages)?.lazy.compactMap { $0 as? String }.first { path in
                path.hasSuffix(".dist-info") && path.contains("/\(name.replacingOccurrences(of: "-", with: "_"))-")
            }
            guard let version, let number = version.split(separator: "-").dropLast().last?.replacingOccurrences(of: ".dist", with: "")
            else {
                let reason = try? String(contentsOfFile: "\(options.peers)/logs/\(name).skipped", encoding: .utf8)
                skipped.append(
                    "\(name): \(reason?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "is not in \(options.peers); `make bench-peers` installs it")"
                )
                return
            }
            found.append(make("\(name) \(number)", "\(folder)/bin"))
        }
        add("mergetrain") { Mergetrain(name: $0, bin: $1) }
        add("cli-agent-orchestrator") { Orchestrator(name: $0, bin: $1) }
        add("agent-coral") { Coral(name: $0, bin: $1) }
        add("agent-parley") { Parley(name: $0, bin: $1) }
        add("bernstein") { Bernstein(name: $0, bin: $1) }
        return (found, skipped)
    }
}
