extension Check {
    static let talkChecks = [
        Check(name: "answers once", promise: "an agent hears the operator's own answer to what it asked, once") { facts, report in
            for lane in facts.sortedLanes {
                for (turn, job) in facts.conversations(of: lane) {
                    let asks = lane.asks.filter { $0.turn == turn.number }
                    let heard = facts.talks.filter { $0.count == 4 && $0[0] == "answered" && $0[1] == job }
                    for line in heard where line[3] != "cancelled" {
                        let ask = asks.first { $0.command.hasSuffix("/" + line[2]) }
                        report.expect(
                            ask?.verdict?.hasPrefix("allow") == (line[3] == "yes"), lane.id,
                            "\(job) heard \(line[3]) to \(line[2]), on record is \(ask?.verdict ?? "no answer")")
                    }
                    for what in Set(heard.map { $0[2] }) {
                        report.expect(heard.filter { $0[2] == what }.count == 1, lane.id, "\(job) was answered more than once to \(what)")
                    }
                    report.expect(Set(asks.map(\.command)).count == asks.count, lane.id, "\(job) asks twice for one thing")
                    for ask in asks where ask.verdict != nil && ask.verdict != "withdrawn" && turn.ending == "completed" {
                        report.expect(
                            heard.contains { ask.command.hasSuffix("/" + $0[2]) }, lane.id,
                            "\(ask.id) was answered, \(job) ended by itself and never heard it")
                    }
                }
            }
        },
        Check(name: "messages once", promise: "what the operator says reaches the agent of that turn or the next, once") { facts, report in
            var told: [String: Int] = [:]
            for line in facts.talks where line.count == 3 && line[0] == "heard" { told["\(line[1]) \(line[2])", default: 0] += 1 }
            for (line, count) in told { report.expect(count == 1, "\(line): heard \(count) times") }
            for lane in facts.sortedLanes {
                for (turn, job) in facts.conversations(of: lane) {
                    let said = Set(lane.messages.filter { $0.turn == turn.number }.map(\.text))
                    let heard = Set(facts.talks.filter { $0.count == 3 && $0[0] == "heard" && $0[1] == job }.map { $0[2] })
                    report.expect(heard.isSubset(of: said), lane.id, "\(job) heard \(heard.subtracting(said)), which nobody said to it")
                    // It was said while the agent waited for an answer, or stood in the turn's prompt.
                    if turn.ending == "completed" {
                        report.expect(
                            said.isSubset(of: heard), lane.id, "\(job) ended by itself and never heard \(said.subtracting(heard))")
                    }
                }
            }
        },
    ]
}

extension Facts {
    /// The turns of a lane in which its agent wrote down what it asked, and their jobs.
    fileprivate func conversations(of lane: LaneFacts) -> [(turn: LaneFacts.Turn, job: String)] {
        let spoke = Set(talks.filter { $0.count > 1 }.map { $0[1] })
        return lane.turns.filter { spoke.contains($0.job) }.map { ($0, $0.job) }
    }
}
