extension Check {
    static let landingChecks = [
        Check(name: "gated", promise: "every gate passed on the landed tree, as the gate itself wrote down, or the operator overrode it") {
            facts, report in
            let green = Set(facts.runs.filter { $0.count == 3 && $0[0] == "green" }.map { "\($0[1]) \($0[2])" })
            for lane in facts.sortedLanes {
                for landing in lane.landings {
                    guard let candidate = lane.candidates.first(where: { $0.number == landing.candidate }) else {
                        report.expect(false, lane.id, "candidate \(landing.candidate), which landed, was never built")
                        continue
                    }
                    let isOverridden = lane.decisions.last { $0.sequence < landing.sequence && !$0.isVoid }?.kind == "override"
                    report.expect(!candidate.gates.isEmpty || isOverridden, lane.id, "it landed without a gate")
                    for gate in candidate.gates where !isOverridden {
                        let runs = lane.gateRuns.filter {
                            $0.candidate == candidate.number && $0.gate == gate && ($0.ended ?? .max) < landing.sequence
                        }
                        guard let last = runs.last, last.result == "passed" else {
                            report.expect(false, lane.id, "it landed and gate \(gate) is \(runs.last?.result ?? "missing")")
                            continue
                        }
                        let statement = last.statement.flatMap { facts.blob($0) }.flatMap { try? JSON($0) } ?? .null
                        report.expect(
                            statement.tree.text == candidate.tree && statement.gate.text == gate && statement.result.text == "passed",
                            lane.id,
                            "the statement of \(gate) is not about the landed tree")
                        if last.reused {
                            report.expect(
                                facts.runs.contains { $0.count == 3 && $0[0] == "green" && $0[2] == candidate.tree }, lane.id,
                                "\(gate) is reused and no gate was green on \(candidate.tree)")
                        } else {
                            report.expect(
                                green.contains("\(last.job) \(candidate.tree)"), lane.id,
                                "\(last.job) did not write that it was green on \(candidate.tree)")
                        }
                    }
                }
            }
        },
        Check(name: "decided", promise: "a person decided about the very candidate before it landed") { facts, report in
            for lane in facts.sortedLanes {
                for landing in lane.landings {
                    let intent = lane.intents.last { $0.sequence < landing.sequence }
                    let decision = lane.decisions.last { $0.sequence < (intent?.sequence ?? 0) }
                    report.expect(
                        decision.map {
                            ["approve", "override"].contains($0.kind) && !$0.isVoid && $0.candidate == landing.candidate
                                && $0.by.hasPrefix("operator:")
                        }
                            == true, lane.id, "candidate \(landing.candidate) landed and nobody had decided about it")
                }
            }
            for event in facts.events where event.kind == "lane.decided" {
                report.expect(event.actor.hasPrefix("operator:"), event.subject, "#\(event.sequence) was decided by \(event.actor)")
            }
        },
        Check(name: "trees equal", promise: "gated, recorded and landed tree are one, in the remote itself") { facts, report in
            for lane in facts.sortedLanes {
                guard let git = facts.git[lane.repository] else { continue }
                for landing in lane.landings {
                    let candidate = lane.candidates.first { $0.number == landing.candidate }
                    report.expect(git.landed.contains(landing.commit), lane.id, "main does not hold \(landing.commit)")
                    report.expect(
                        git.commits[landing.commit]?.tree == landing.tree && candidate?.tree == landing.tree
                            && candidate?.commit == landing.commit,
                        lane.id,
                        "the landed commit's tree is \(git.commits[landing.commit]?.tree ?? "unknown"), recorded is \(landing.tree)")
                    if let candidate {
                        report.expect(
                            git.commits[candidate.commit]?.parents == [candidate.base, candidate.head], lane.id,
                            "the candidate is not the head merged on the base")
                    }
                }
            }
            for git in facts.git.values {
                let landings = facts.sortedLanes.filter { $0.repository == git.repository }.flatMap(\.landings)
                guard let last = landings.max(by: { $0.sequence < $1.sequence }) else { continue }
                report.expect(
                    git.remoteReferences["refs/heads/main"] == last.commit, "\(git.repository): main is not where the last landing put it")
            }
        },
    ]
}
