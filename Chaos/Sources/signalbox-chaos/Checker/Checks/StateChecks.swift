extension Check {
    static let stateChecks = [
        Check(name: "one record", promise: "the ledger's tables say of each lane what its events come to") { facts, report in
            report.expect(facts.stamp == facts.events.count, "the tables are derived from \(facts.stamp) of \(facts.events.count) events")
            let rows = facts.tables["lanes"] ?? [:]
            report.expect(
                Set(rows.keys) == Set(facts.lanes.keys),
                "lanes of the table: \(rows.keys.sorted()), of the events: \(facts.lanes.keys.sorted())")
            for lane in facts.sortedLanes {
                let row = rows[lane.id] ?? .null
                report.expect(
                    row.phase.text == lane.phase, lane.id, "the table says \(row.phase.text ?? "nothing"), its events \(lane.phase)")
                report.expect(
                    row.attention.reason.text == lane.attention, lane.id,
                    "attention \(row.attention.reason.text ?? "none"), by its events \(lane.attention ?? "none")")
                report.expect(
                    row.turns.list.count == lane.turns.count && row.gateRuns.list.count == lane.gateRuns.count
                        && row.candidates.list.count == lane.candidates.count
                        && row.decisions.list.count == lane.decisions.count && row.deliveries.list.count == lane.deliveries.count
                        && row.reviews.list.count == lane.reviews.count && row.messages.list.count == lane.messages.count, lane.id,
                    "the table has other turns, gates, candidates, decisions, deliveries, reviews or messages")
                report.expect(
                    row.pullRequest.int == lane.pullRequest && row.landed.commit.text == lane.landings.last?.commit
                        && row.released.isTrue == lane.isReleased, lane.id, "pull request, landing or release differ")
                report.expect(
                    (row.phases.list.compactMap(\.phase.text)) == lane.phases, lane.id,
                    "the table came another way: \(row.phases.list.compactMap(\.phase.text))")
            }
        },
        Check(name: "git agrees", promise: "branches, candidates, snapshots and worktrees are where the ledger says") { facts, report in
            for lane in facts.sortedLanes {
                guard let git = facts.git[lane.repository] else { continue }
                if let branch = lane.branch, let head = lane.turns.last(where: { $0.ended != nil })?.head {
                    let found = git.references["refs/heads/\(branch)"]
                    report.expect(found == head, lane.id, "\(branch) is at \(found ?? "nothing"), the ledger says \(head)")
                }
                for candidate in lane.candidates {
                    report.expect(
                        git.commits[candidate.commit]?.tree == candidate.tree, lane.id,
                        "candidate \(candidate.number) is not held with its tree")
                }
                for snapshot in lane.snapshots {
                    report.expect(git.references[snapshot.ref] == snapshot.commit, lane.id, "\(snapshot.ref) is not \(snapshot.commit)")
                }
                if let number = lane.pullRequest, let candidate = lane.candidates.first(where: { $0.number == lane.published }) {
                    report.expect(
                        git.references["refs/pull/\(number)/head"] == candidate.head
                            && git.references["refs/pull/\(number)/merge"] == candidate.commit,
                        lane.id, "pull request #\(number) does not show candidate \(candidate.number)")
                }
                if let worktree = lane.worktree, !lane.isReleased {
                    report.expect(Files.exists(worktree + "/.git"), lane.id, "its worktree \(worktree) is gone")
                    report.expect(holder(of: worktree) == lane.id, lane.id, "its worktree is held by \(holder(of: worktree) ?? "nobody")")
                }
            }
        },
        Check(name: "processes agree", promise: "what runs is what the ledger says is running") { facts, report in
            let running = Set(facts.processes.filter(\.isRunner).compactMap(\.job))
            for lane in facts.sortedLanes {
                report.expect(Set(lane.openJobs).isSubset(of: running), lane.id, "\(lane.openJobs) are open and nobody runs them")
            }
            let open = Set(facts.sortedLanes.flatMap(\.openJobs))
            report.expect(running.isSubset(of: open), "\(running.subtracting(open).sorted()) run and no lane knows of them")
        },
        Check(name: "next actor", promise: "every unfinished lane has a reason, and somebody whose turn it is") { facts, report in
            for lane in facts.sortedLanes where !lane.hasEnded {
                report.expect(lane.attention != nil || waits(lane, facts), lane.id, "it stands in \(lane.phase) and nobody is asked")
                if lane.attention != nil {
                    report.expect(
                        !lane.attentionDetail.isEmpty, lane.id,
                        "it asks because of \(lane.attention ?? "") and does not say what is the matter")
                }
                if lane.attention == "dependency-stalled" {
                    report.expect(!waits(lane, facts), lane.id, "it asks for \(missing(lane, facts)), which is on its way")
                }
            }
        },
        Check(name: "no alarm", promise: "nothing was found that must not be true") { facts, report in
            for event in facts.events {
                report.expect(event.kind != "workspace.alarm" && !(event.laneEvent?.body.reason.text == "alarm"), event.subject, event.line)
            }
        },
    ]

    private static func holder(of worktree: String) -> String? {
        Files.read(worktree + ".json").flatMap { try? JSON($0) }?.lane.text
    }

    /// Whether it waits for other lanes alone, each of which goes on or waits for somebody itself.
    private static func waits(_ lane: LaneFacts, _ facts: Facts) -> Bool {
        let missing = missing(lane, facts)
        guard ["queued", "approved"].contains(lane.phase), !missing.isEmpty else { return false }
        return missing.allSatisfy { target in facts.lanes.values.contains { $0.target == target && !$0.hasEnded && !$0.hasLanded } }
    }

    /// The targets that must land before it and have not.
    private static func missing(_ lane: LaneFacts, _ facts: Facts) -> [String] {
        let after = facts.tables["targets"]?[lane.target]?.after.list.compactMap(\.text) ?? []
        return after.filter { target in
            !facts.lanes.values.contains { $0.target == target && $0.hasLanded && $0.phase != "rolled-back" }
        }
    }
}
