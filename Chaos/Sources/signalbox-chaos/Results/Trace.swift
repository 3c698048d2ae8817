/// The little that is needed to see how a finding came about.
struct Trace: Sendable {
    let facts: Facts

    func lines(_ findings: [Finding]) -> [String] {
        let lanes = Set(findings.compactMap(\.lane)).sorted().prefix(4)
        var lines: [String] = []
        for lane in lanes {
            lines.append("the last events of \(lane):")
            lines += facts.events.filter { $0.subject == lane }.suffix(14).map { "  " + $0.line }
        }
        lines.append("what was done last:")
        lines += facts.box.tally.log.suffix(40).map { "  " + $0 }
        let log = Files.text(facts.box.state + "/server.log").lines
        if !log.isEmpty { lines += ["the server's log ends:"] + log.suffix(12).map { "  " + String($0.prefix(400)) } }
        return lines
    }
}
