import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Mutation {
    static let worldMutations = [
        Mutation("a deploy runs twice", caughtBy: "deploys once") { facts in
            try append(facts.deploys.first?.joined(separator: " "), to: facts.box.shared + "/deploys")
        },
        Mutation("an agent is started twice for one turn", caughtBy: "jobs once") { facts in
            try append(
                facts.runs.first { $0.count > 1 && $0[0] == "start" && $0[1].contains("-turn-") }?.joined(separator: " "),
                to: facts.box.runs)
        },
        Mutation("an agent hears one answer twice", caughtBy: "answers once") { facts in
            try append(facts.talks.first { $0.first == "answered" }?.joined(separator: " "), to: facts.box.talks)
        },
        Mutation("an agent hears what nobody answered", caughtBy: "answers once") { facts in
            try Files.write(Files.text(facts.box.talks).replacing(" yes\n", with: " no\n"), to: facts.box.talks)
        },
        Mutation("an agent is told a word twice", caughtBy: "messages once") { facts in
            try append(facts.talks.first { $0.first == "heard" }?.joined(separator: " "), to: facts.box.talks)
        },
        Mutation("an agent never hears what was said to it", caughtBy: "messages once") { facts in
            let lines = facts.talks.filter { $0.first != "heard" }
            try Files.write(lines.map { $0.joined(separator: " ") + "\n" }.joined(), to: facts.box.talks)
        },
        Mutation("a gate runs that no marker announced", caughtBy: "markers") { facts in
            try append("start L-1-c7-gate-test-1 -", to: facts.box.runs)
        },
        Mutation("a gate never saw the tree that landed", caughtBy: "gated") { facts in
            let lane = try facts.doneLane()
            let tree = lane.candidates.last?.tree ?? ""
            let lines = facts.runs.filter { !($0.first == "green" && $0.last == tree) }
            try Files.write(lines.map { $0.joined(separator: " ") + "\n" }.joined(), to: facts.box.runs)
        },
        Mutation("an event is told twice", caughtBy: "notifications once") { facts in
            var lines = facts.heard
            lines.insert(lines[9], at: 10)
            try Files.write(lines.map { $0 + "\n" }.joined(), to: facts.box.folder + "/heard")
        },
        Mutation("two events are told in another order", caughtBy: "notifications once") { facts in
            var lines = facts.heard
            lines.swapAt(9, 10)
            try Files.write(lines.map { $0 + "\n" }.joined(), to: facts.box.folder + "/heard")
        },
        Mutation("a process of a lane is left", undoneAndCaughtBy: "no orphan") { facts in
            try await facts.box.shell(
                "unset CHAOS_OWN; SIGNALBOX_LANE=L-1 sleep 600 > /dev/null 2>&1 & echo $! > '\(facts.box.folder)/tmp/left'")
            let pid = Int32(Files.text(facts.box.folder + "/tmp/left").trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
            return { if pid > 0 { kill(pid, SIGKILL) } }
        },
        Mutation("a lock of git is left", caughtBy: "no stray lock") { facts in
            let lane = try facts.waitingLane()
            let folder = Files.names(facts.mirror(of: lane) + "/worktrees").first ?? ""
            try Files.write("", to: "\(facts.mirror(of: lane))/worktrees/\(folder)/index.lock")
        },
        Mutation("a spool of a finished lane is left", caughtBy: "no stray lock") { facts in
            try Files.make("\(facts.box.state)/jobs/\(try facts.doneLane().id)-turn-1")
        },
    ]

    private static func append(_ line: String?, to path: String) throws {
        guard let line else { throw ChaosError("there is nothing to repeat in \(path)") }
        try Files.write(Files.text(path) + line + "\n", to: path)
    }
}
