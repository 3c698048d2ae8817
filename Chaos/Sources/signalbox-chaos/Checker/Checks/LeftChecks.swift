extension Check {
    static let leftChecks = [
        Check(name: "no orphan", promise: "after the server was stopped nothing runs") { facts, report in
            report.expect(facts.processes.isEmpty, "\(facts.processes)")
            report.expect(facts.events.count > 1, "there is no day whose end this could be")
        },
        Check(name: "no stray worktree", promise: "every worktree is a lane's or free, and no gate's checkout is held") { facts, report in
            for repository in DayPlan.repositories {
                let folder = "\(facts.box.state)/worktrees/\(repository)"
                let holders = facts.sortedLanes.filter { $0.repository == repository && !$0.isReleased }.compactMap(\.worktree)
                for name in Files.names(folder) where !name.contains(".") {
                    let record = Files.read("\(folder)/\(name).json").flatMap { try? JSON($0) } ?? .null
                    let state = record.state.text ?? "without a record"
                    report.expect(
                        state == "free" || (state == "retired" && facts.lanes[record.lane.text ?? ""]?.retained != nil)
                            || (state == "held" && holders.contains("\(folder)/\(name)")),
                        "\(repository)/\(name) is \(state) for \(record.lane.text ?? "nobody")")
                }
                let checkouts = "\(facts.box.state)/checkouts/\(repository)"
                for name in Files.names(checkouts) where name.hasSuffix(".json") {
                    let record = Files.read("\(checkouts)/\(name)").flatMap { try? JSON($0) } ?? .null
                    let lane = facts.lanes[
                        record.lane.text.map { String($0.prefix { $0 != "-" }) + "-" + $0.dropFirst(2).prefix { $0 != "-" } } ?? ""]
                    report.expect(
                        record.state.text == "free" || lane?.hasEnded == false,
                        "checkout \(repository)/\(name) is \(record.state.text ?? "?") for \(record.lane.text ?? "nobody")")
                }
                let registered = Files.names(facts.box.mirror(repository) + "/worktrees")
                for name in registered {
                    let place = Files.text("\(facts.box.mirror(repository))/worktrees/\(name)/gitdir").lines.first ?? ""
                    report.expect(Files.exists(place), "\(repository): git knows a worktree at \(place), and it is gone")
                }
            }
        },
        Check(name: "no stray reference", promise: "every reference of a mirror belongs to a lane") { facts, report in
            for git in facts.git.values {
                let lanes = facts.sortedLanes.filter { $0.repository == git.repository }
                let branches = Set(lanes.compactMap(\.branch).map { "refs/heads/\($0)" })
                let requests = Set(lanes.compactMap(\.pullRequest).flatMap { ["refs/pull/\($0)/head", "refs/pull/\($0)/merge"] })
                for name in git.references.keys.sorted() {
                    switch true {
                    case name.hasPrefix("refs/remotes/origin/"):
                        report.expect(name == "refs/remotes/origin/main", "\(git.repository): \(name)")
                    case name == "refs/signalbox/remote-head": report.examined += 1
                    case name.hasPrefix("refs/signalbox/lanes/"):
                        report.expect(isOwned(name, lanes), "\(git.repository): \(name) belongs to no lane")
                    default:
                        report.expect(branches.contains(name) || requests.contains(name), "\(git.repository): \(name) belongs to no lane")
                    }
                }
                report.expect(
                    Set(git.remoteReferences.keys) == ["refs/heads/main"],
                    "\(git.repository): the remote has \(git.remoteReferences.keys.sorted())")
            }
        },
        Check(name: "no stray lock", promise: "no lock, socket or temporary file is left") { facts, report in
            report.examined += facts.files.count
            for file in facts.files {
                let name = file.split(separator: "/").last ?? ""
                let isLock = name.hasSuffix(".lock") && !["ledger.lock", "start.lock"].contains(file) && !file.hasPrefix("run/")
                if isLock { report.expect(false, "\(file) is left") }
                if file.hasPrefix("tmp-") || (file.hasPrefix("mirrors/") && (name.hasPrefix("tmp_") || name == "packed-refs.new")) {
                    report.expect(false, "\(file) is left")
                }
                // The socket of a lane that goes on lies in the lane's folder, and goes with it.
                let owner = file.hasPrefix("lanes/") ? facts.lanes[String(file.dropFirst(6).prefix { $0 != "/" })] : nil
                if file.hasSuffix(".sock"), owner?.isReleased != false { report.expect(false, "the socket \(file) is left") }
            }
            for lane in facts.sortedLanes where lane.isReleased {
                let left = facts.files.filter {
                    $0.hasPrefix("jobs/\(lane.id)-turn-") || $0.hasPrefix("jobs/\(lane.id)-review-") || $0.hasPrefix("jobs/\(lane.id)-c")
                        || $0 == "lanes/\(lane.id)"
                }
                report.expect(left.isEmpty, lane.id, "its worktree is given back and there is \(left.prefix(3).joined(separator: ", "))")
            }
        },
        Check(name: "own audit", promise: "the program's own audit and verification agree") { facts, report in
            let audit = try await facts.box.signalbox("audit")
            report.expect(audit.exit == 0, audit.words)
        },
    ]

    private static func isOwned(_ name: String, _ lanes: [LaneFacts]) -> Bool {
        let parts = name.split(separator: "/").map(String.init)
        guard parts.count == 5, let lane = lanes.first(where: { $0.id == parts[3] }) else { return false }
        // What stood in the way of a revert that was tried again is kept under the second name.
        if parts[4].hasPrefix("candidate-") || parts[4].hasPrefix("before-revert-") { return true }
        return lane.snapshots.contains { $0.ref == name }
    }
}
