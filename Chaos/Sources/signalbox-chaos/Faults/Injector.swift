import Foundation

/// Does what a plan says to the program, one fault after the other.
struct Injector: Sendable {
    let box: Box
    let plan: DayPlan

    func run() async throws {
        for (number, planned) in plan.faults.enumerated() {
            try await wait(planned)
            box.tally.note("fault \(number): \(planned.fault) after event \(box.ledger.count)")
            try await inject(planned.fault)
        }
    }

    /// Waits for so many events, or until none have come for a while.
    private func wait(_ planned: PlannedFault) async throws {
        let from = box.ledger.count
        var last = (count: from, at: Date())
        while true {
            let now = box.ledger.count
            if now >= from + planned.events { break }
            if now != last.count { last = (now, Date()) }
            if Date().timeIntervalSince(last.at) > 1.5 { break }
            try await Task.sleep(for: .milliseconds(5))
        }
        try await Task.sleep(for: .milliseconds(planned.milliseconds))
    }

    private func inject(_ fault: Fault) async throws {
        switch fault {
        case .serverAt(let place): try await killServer(at: place)
        case .server: try await killOne(fault) { $0.filter(\.isServer) }
        case .runner: try await killOne(fault) { $0.filter(\.isRunner) }
        case .agent: try await killOne(fault) { leaders($0) { $0.contains("-turn-") || $0.contains("-review-") } }
        case .gate: try await killOne(fault) { leaders($0) { $0.contains("-gate-") } }
        case .git:
            try await killOne(fault) { all in
                let servers = Set(all.filter(\.isServer).map(\.pid))
                return all.filter { $0.command[0].hasSuffix("git") && servers.contains($0.parent) }
            }
        case .command:
            try await killOne(fault) { all in
                all.filter {
                    $0.command[0].hasSuffix("signalbox") && !$0.isServer && !$0.isRunner && !$0.command.contains("--follow")
                        && $0.job == nil
                }
            }
        case .everything:
            try await box.withServerDown {
                for process in box.processes() where process.isRunner || process.job != nil { box.kill(process, as: fault.row) }
            }
            box.tally.count(fault: fault.row)
        case .diskFull(let after, let count):
            _ = try await box.startServer(with: ["LD_PRELOAD": box.faults, "CHAOS_DISK": "\(after):\(count):\(box.state)/"])
            box.tally.count(fault: fault.row)
        case .clock(let seconds):
            _ = try await box.startServer(with: ["LD_PRELOAD": box.faults, "CHAOS_CLOCK": "\(seconds)"])
            box.tally.count(fault: fault.row)
        case .tornSpool(let bytes, let garbled): try await tear(fault, bytes, garbled)
        case .duplicates(let choice): try await repeatThings(fault, choice)
        case .remoteRefuses: try flag("refuse", fault)
        case .remoteLosesAnswer: try flag("lose", fault)
        case .remoteHangs(let victim): try await hang(fault, victim)
        }
    }

    /// The processes that the runners of such jobs started, and not their children: a gate whose `sleep` is killed has failed by itself.
    private func leaders(_ all: [BoxProcess], _ isWanted: (String) -> Bool) -> [BoxProcess] {
        let runners = Set(all.filter(\.isRunner).map(\.pid))
        return all.filter { !$0.isRunner && runners.contains($0.parent) && isWanted($0.job ?? "") }
    }

    /// Kills one of those that are found, as soon as there is one.
    private func killOne(_ fault: Fault, _ victims: ([BoxProcess]) -> [BoxProcess]) async throws {
        for _ in 1...250 {
            for process in victims(box.processes()).reversed() where box.kill(process, as: fault.row) {
                box.tally.note("  killed \(process)")
                return
            }
            try await Task.sleep(for: .milliseconds(8))
        }
        box.tally.count(missed: fault.row)
    }

    private func killServer(at place: String) async throws {
        guard let server = try await box.startServer(with: ["SIGNALBOX_DIE": place]) else {
            // It died before it answered: the place is on the way up.
            return reached(place)
        }
        let wanted = Places.way(past: place)
        box.wishes.with { $0 = wanted }
        // What nobody has begun by the end is not wanted any more.
        defer { box.wishes.with { $0 = [] } }
        let isRetried = place.hasSuffix(":lane.retried")
        // A lane that is begun for it takes its time, and so does one that waits for its operator.
        let limit = Date().addingTimeInterval(wanted.isEmpty && !isRetried ? 6 : 30)
        while BoxProcess.isAlive(server.pid) {
            if isRetried { try await tryAgain() }
            if Date() > limit {
                box.tally.count(missed: place)
                box.kill(server, as: Fault.server.row)
                return
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        reached(place)
    }

    /// Tries a lane again that waits for its operator: it is asked anew for what it was asked before.
    private func tryAgain() async throws {
        let waiting = (try? LaneView.all(in: box.ledger))?.first { $0.kind == LanePlan.Kind.undecided.rawValue && $0.attention != nil }
        guard let waiting else { return }
        _ = try await box.signalbox("lane", "retry", waiting.id, "-q")
    }

    private func reached(_ place: String) {
        box.tally.count(kill: Fault.serverAt("").row)
        box.tally.count(place: place.contains("#") ? "a batch that nobody chose" : place)
    }
}
