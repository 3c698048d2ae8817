import Foundation

/// A day as its ledger tells it.
struct DayRecord {
    private(set) var lanes: [String: LaneWork] = [:]
    /// What must land before a target.
    private(set) var after: [String: [String]] = [:]
    private var scripts: [String: JSONValue] = [:]
    private var needs: [String: [String: [String]]] = [:]
    private var first = Double.infinity
    private var last = -Double.infinity

    /// Seconds from the first dispatched lane to the end of the last one.
    var seconds: Double { (last - first) / 1000 }

    init(_ events: [LedgerEvent], cpu: [String: Double]) {
        var jobs: [String: (job: String, time: Double)] = [:]
        for event in events {
            if let target = event.event["target"]?["event"]?["added"]?["target"], let id = event.event["target"]?["id"]?.text {
                after[id] = target["after"]?.items.compactMap(\.text) ?? []
                scripts[id] = target["script"]?.text.flatMap { try? JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)) }
            }
            guard let id = event.lane else { continue }
            var lane = lanes[id] ?? LaneWork(lane: id)
            if let start = event.event["laneQueued"]?["start"] {
                first = min(first, event.time)
                lane.target = start["target"]?.text ?? ""
                lane.repository = start["repository"]?.text ?? ""
                lane.boundary = start["boundary"]?.text
                lane.isRevert = start["reverts"]?.text != nil
            }
            if let phase = event.laneEvent("phase")?["to"]?.text {
                last = max(last, event.time)
                if phase == "landed" { lane.hasLanded = true }
            }
            if event.laneEvent("landed") != nil { lane.hasLanded = true }
            if let candidate = event.laneEvent("candidateBuilt")?["candidate"], let number = candidate["number"]?.number {
                for gate in candidate["gates"]?.items ?? [] {
                    needs["\(id)/\(number)", default: [:]][gate["name"]?.text ?? ""] = gate["needs"]?.items.compactMap(\.text) ?? []
                }
            }
            for kind in ["turn", "gate", "delivery"] {
                if let begun = event.laneEvent("\(kind)Started"), let job = begun["job"]?.text {
                    jobs[Self.key(id, kind, begun)] = (job, event.time)
                }
                guard let ended = event.laneEvent("\(kind)Ended"), let job = jobs[Self.key(id, kind, ended)] else { continue }
                add(kind, ended, job: job.job, wall: (event.time - job.time) / 1000, cpu: cpu, to: &lane)
            }
            lanes[id] = lane
        }
    }

    private static func key(_ lane: String, _ kind: String, _ event: JSONValue) -> String {
        let parts = ["number", "candidate", "gate", "step", "name", "attempt"].map {
            event[$0]?.text ?? event[$0]?.number.map { "\($0)" } ?? ""
        }
        return ([lane, kind] + parts).joined(separator: "/")
    }

    private func add(_ kind: String, _ ended: JSONValue, job: String, wall: Double, cpu: [String: Double], to lane: inout LaneWork) {
        let outcome = ended["outcome"] ?? ended
        // Nothing ran: the result of an equal tree was used again.
        if outcome["reusedFrom"] != nil { return }
        let seconds = outcome["seconds"]?.number ?? wall
        guard let used = outcome["cpuSeconds"]?.number ?? cpu[job] else {
            return append(Work(seconds: seconds, cpu: 0, alone: seconds), kind, ended, to: &lane)
        }
        // A turn that ran into its limit takes that long on any machine.
        let limit = outcome["ending"]?.text == "timed-out" ? seconds : 0
        let pause = kind == "turn" ? self.pause(lane.target, turn: Int(ended["number"]?.number ?? 1)) : 0
        append(Work(seconds: seconds, cpu: used, alone: min(seconds, max(limit, used + pause))), kind, ended, to: &lane)
    }

    private func append(_ work: Work, _ kind: String, _ ended: JSONValue, to lane: inout LaneWork) {
        switch kind {
        case "turn": lane.turns.append(work)
        case "delivery": lane.deliveries.append(work)
        default:
            let candidate = ended["candidate"]?.number ?? 0
            let gate = ended["gate"]?.text ?? ""
            let round = "\(candidate)/\(ended["attempt"]?.number ?? 1)"
            lane.gates[round, default: [:]][gate] = (work, needs["\(lane.lane)/\(candidate)"]?[gate] ?? [])
        }
    }

    /// The seconds that a turn's script waits on purpose.
    private func pause(_ target: String, turn: Int) -> Double {
        let turns = scripts[target]?["turns"]?.items ?? []
        guard turns.indices.contains(turn - 1) else { return 0 }
        return turns[turn - 1]["steps"]?.items.reduce(0) { $0 + ($1["pause"]?.number ?? 0) } ?? 0
    }
}
