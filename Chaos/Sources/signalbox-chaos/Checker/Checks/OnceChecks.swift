extension Check {
    static let onceChecks = [
        Check(name: "commits once", promise: "no commit was made twice") { facts, report in
            for git in facts.git.values {
                var made: [String: Set<String>] = [:]
                for commit in git.commits.values where !commit.subject.hasPrefix("signalbox snapshot") {
                    // Another lane of the same target may do the same again.
                    made["\(commit.lane) \(commit.subject) on \(commit.parents.joined(separator: " "))", default: []].insert(commit.id)
                    // Words that name a turn's job are said once, whatever the commit is based on.
                    if commit.subject.contains("-turn-") { made[commit.subject, default: []].insert(commit.id) }
                    // A script's are said again by the turn that takes over, but never for the same content.
                    if commit.subject.contains(" of work ") {
                        made["\(commit.lane) \(commit.subject) with \(commit.tree)", default: []].insert(commit.id)
                    }
                }
                for (subject, commits) in made {
                    report.expect(commits.count == 1, "\(git.repository): \(commits.count) times '\(subject)'")
                }
            }
        },
        Check(name: "pull requests once", promise: "a lane has one pull request, and a pull request one lane") { facts, report in
            var owners: [String: Set<String>] = [:]
            for lane in facts.sortedLanes {
                if let number = lane.pullRequest { owners["\(lane.repository)#\(number)", default: []].insert(lane.id) }
            }
            for (request, lanes) in owners { report.expect(lanes.count == 1, "\(request) belongs to \(lanes.sorted())") }
            for git in facts.git.values {
                let shown = Set(git.references.keys.filter { $0.hasPrefix("refs/pull/") }.map { $0.split(separator: "/")[2] })
                for number in shown {
                    report.expect(owners["\(git.repository)#\(number)"] != nil, "\(git.repository)#\(number) belongs to no lane")
                }
            }
        },
        Check(name: "landings once", promise: "a lane lands once, and the remote's branch moved once for each") { facts, report in
            for lane in facts.sortedLanes where !lane.landings.isEmpty {
                report.expect(lane.landings.count == 1, lane.id, "it landed \(lane.landings.count) times")
            }
            let landed = facts.sortedLanes.flatMap { lane in lane.landings.map { "\(lane.repository) \($0.commit)" } }
            let moved = facts.moves.filter { $0.count == 3 }.map { "\($0[0]) \($0[2])" }
            for move in Set(moved) { report.expect(moved.filter { $0 == move }.count == 1, "the remote moved twice to \(move)") }
            report.expect(
                Set(moved) == Set(landed) && landed.count == Set(landed).count,
                "moved \(moved.count) times for \(landed.count) landings: \(Set(moved).symmetricDifference(landed).sorted())")
            for git in facts.git.values {
                let count = landed.filter { $0.hasPrefix(git.repository + " ") }.count
                report.expect(
                    git.mainline.count == count + 1, "\(git.repository): \(git.mainline.count - 1) commits on main for \(count) landings")
            }
        },
        Check(name: "deploys once", promise: "what landed was deployed once, and again only when the operator asked") { facts, report in
            var executed: [String: Int] = [:]
            for line in facts.deploys where line.count == 3 { executed[line[1], default: 0] += 1 }
            for (job, count) in executed { report.expect(count == 1, "\(job) deployed \(count) times") }
            for lane in facts.sortedLanes where lane.hasLanded {
                let deploys = lane.deliveries.filter { $0.step == "deploy" }
                let passed = deploys.filter { $0.result == "passed" }
                report.expect(passed.count <= 1, lane.id, "\(passed.count) deploys passed")
                if lane.phase == "done" { report.expect(passed.count == 1, lane.id, "it is done and no deploy passed") }
                for run in passed {
                    report.expect(executed[run.job] == 1, lane.id, "\(run.job) passed and ran \(executed[run.job] ?? 0) times")
                }
                let lines = facts.deploys.filter { $0.first == lane.id }
                report.expect(Set(lines.map { $0[1] }).isSubset(of: deploys.map(\.job)), lane.id, "deployed by a job that is not its own")
                // One that follows a deploy which did not pass was asked for.
                for (earlier, later) in zip(deploys, deploys.dropFirst()) {
                    report.expect(
                        earlier.result != nil && earlier.result != "passed"
                            && facts.events.contains {
                                $0.subject == lane.id && $0.kind == "lane.retried" && $0.sequence > (earlier.ended ?? 0)
                                    && $0.sequence < later.started
                            }, lane.id, "\(later.job) follows \(earlier.job) and nobody asked for it")
                }
            }
        },
        Check(name: "jobs once", promise: "every turn, gate and check was started once at most") { facts, report in
            var starts: [String: Int] = [:]
            for run in facts.runs where run.count > 1 && run[0] == "start" { starts[run[1], default: 0] += 1 }
            for (job, count) in starts { report.expect(count == 1, "\(job) was started \(count) times") }
            for lane in facts.sortedLanes {
                report.expect(Set(lane.turns.map(\.number)).count == lane.turns.count, lane.id, "a turn is there twice")
                let attempts = lane.gateRuns.map { "\($0.candidate) \($0.gate) \($0.attempt)" }
                report.expect(Set(attempts).count == attempts.count, lane.id, "a gate's attempt is there twice")
            }
        },
        Check(name: "notifications once", promise: "every event is told once and in its order, and no call for the operator is repeated") {
            facts, report in
            var expected = 1
            for line in facts.heard {
                let sequence = (try? JSON(text: line).sequence.int) ?? nil
                report.expect(sequence == expected, "event \(sequence ?? -1) was told where \(expected) is due")
                expected = (sequence ?? expected) + 1
            }
            report.expect(expected == facts.events.count + 1, "\(expected - 1) events were told of \(facts.events.count)")
            for lane in facts.sortedLanes {
                let own = facts.events.filter { $0.subject == lane.id }
                for (earlier, later) in zip(own, own.dropFirst()) where earlier.kind == "lane.needsOperator" && later.kind == earlier.kind {
                    report.expect(
                        earlier.laneEvent?.body != later.laneEvent?.body, lane.id,
                        "#\(later.sequence) calls again for what #\(earlier.sequence) called for")
                }
            }
        },
    ]
}
