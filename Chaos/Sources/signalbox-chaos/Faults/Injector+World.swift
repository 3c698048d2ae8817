import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What goes wrong outside the program's processes.
extension Injector {
    func flag(_ name: String, _ fault: Fault) throws {
        // The same flag twice at once is one fault.
        guard !Files.exists("\(box.remotes)/\(name)") else { return box.tally.count(missed: fault.row) }
        try Files.write("", to: "\(box.remotes)/\(name)")
    }

    /// The next push hangs; while it does, somebody dies; then the remote goes on.
    func hang(_ fault: Fault, _ victim: Fault.Victim) async throws {
        try flag("hang", fault)
        let limit = Date().addingTimeInterval(4)
        while !Files.exists(box.remotes + "/hanging") {
            if Date() > limit {
                try? FileManager.default.removeItem(atPath: box.remotes + "/hang")
                return box.tally.count(missed: fault.row)
            }
            try await Task.sleep(for: .milliseconds(10))
        }
        let all = box.processes()
        switch victim {
        case .nobody: break
        case .server: for server in all where server.isServer { box.kill(server, as: Fault.server.row) }
        case .push:
            for git in all where git.command[0].hasSuffix("git") && git.command.contains("push") { box.kill(git, as: Fault.git.row) }
        }
        // Long enough for another server to ask the remote and to push as well.
        try await Task.sleep(for: .milliseconds(victim == .nobody ? 300 : 1_200))
        try? FileManager.default.removeItem(atPath: box.remotes + "/hanging")
    }

    /// Kills server and runner, and damages the end of what the runner wrote.
    func tear(_ fault: Fault, _ bytes: Int, _ garbled: Bool) async throws {
        for _ in 1...200 where !box.processes().contains(where: \.isRunner) { try await Task.sleep(for: .milliseconds(10)) }
        try await box.withServerDown {
            guard let runner = box.processes().last(where: { $0.isRunner && box.kill($0, as: Fault.runner.row) }), let job = runner.job
            else {
                return box.tally.count(missed: fault.row)
            }
            while BoxProcess.isAlive(runner.pid) { try await Task.sleep(for: .milliseconds(2)) }
            let spool = "\(box.state)/jobs/\(job)"
            // A record that was synced and renamed into place is there; what was being appended may be torn.
            guard !Files.exists(spool + "/exit.json") else { return box.tally.count(missed: fault.row) }
            for name in ["frames", "control"] {
                guard var data = Files.read("\(spool)/\(name)"), !data.isEmpty else { continue }
                let count = min(bytes, data.count)
                if garbled {
                    let start = data.count - count
                    for index in data.indices.suffix(count) { data[index] = UInt8(truncatingIfNeeded: (index &- start) &* 181 &+ 7) }
                } else {
                    data.removeLast(count)
                }
                try data.write(to: URL(fileURLWithPath: "\(spool)/\(name)"))
            }
            box.tally.count(fault: fault.row)
        }
    }

    /// Says everything twice and in another order: signals to runners, touched spools, commands of the operator side by side.
    func repeatThings(_ fault: Fault, _ choice: Int) async throws {
        var random = SeededNumbers(UInt64(choice))
        for runner in box.processes() where runner.isRunner { for _ in 1...3 { kill(runner.pid, SIGUSR1) } }
        for job in Files.names(box.state + "/jobs") {
            for name in ["exit.json", "frames", "control"] where Files.exists("\(box.state)/jobs/\(job)/\(name)") {
                utimes("\(box.state)/jobs/\(job)/\(name)", nil)
            }
        }
        let lanes = (try? LaneView.all(in: box.ledger)) ?? []
        // Not the lanes that are to stay as they are.
        let open = lanes.filter { lane in !lane.hasEnded && !["undecided", "red", "abandoned"].contains(lane.kind) }
        if !open.isEmpty {
            let lane = random.pick(open).id
            var commands = [
                ["inspect", lane, "--all-viewed", "-q"], ["approve", lane, "--reason", "correct", "-q"], ["land", lane, "-q"],
                ["lane", "retry", lane, "-q"], ["approve", lane, "--reason", "correct", "-q"],
            ]
            for index in commands.indices { commands.swapAt(index, random.number(0...(commands.count - 1))) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for command in commands { group.addTask { [box] in _ = try await box.signalbox(command) } }
                try await group.waitForAll()
            }
        }
        box.tally.count(fault: fault.row)
    }
}

extension LaneView {
    /// The kind of its plan, as its title says.
    var kind: String { String((document.start.title.text ?? "").split(separator: " ").last ?? "") }
}
