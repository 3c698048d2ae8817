import Foundation

/// The sweep's figures as one table.
struct ResultTable: Sendable {
    let results: [Day.Result]

    var text: String {
        var counts = Tally.Counts()
        for result in results { counts.add(result.counts) }
        var lines = ["", "KILLED WITH -9                            TIMES"]
        for (row, count) in counts.kills.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) { lines.append(Self.row(row, count)) }
        lines.append(Self.row("in all", counts.killed))
        lines += ["", "OTHER FAULTS                              TIMES"]
        for (row, count) in counts.faults.sorted(by: { $0.key < $1.key }) { lines.append(Self.row(row, count)) }
        let reached = Places.all.filter { counts.places[$0] != nil }
        lines += ["", "markers at which the server died: \(reached.count) of \(Places.all.count), before and after each"]
        let never = Places.all.filter { counts.places[$0] == nil }
        if !never.isEmpty { lines.append("not reached: \(never.joined(separator: " "))") }
        let retries = counts.retries.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        lines.append("the operator tried again because of: \(retries.isEmpty ? "nothing" : retries.joined(separator: ", "))")
        lines += ["", "CHECK                    EXAMINED  FINDINGS  PROMISE"]
        let promises = Dictionary(uniqueKeysWithValues: Check.all.map { ($0.name, $0.promise) })
        for name in Check.all.map(\.name) + [Day.movement] {
            let reports = results.flatMap(\.reports).filter { $0.name == name }
            let (examined, found) = reports.reduce((0, 0)) { ($0.0 + $1.examined, $0.1 + $1.findings.count) }
            lines.append(
                "\(Self.pad(name, 24)) \(Self.left(examined, 8))  \(Self.left(found, 8))  "
                    + (promises[name] ?? "nothing stands still without a reason"))
        }
        let sum = { (value: (Day.Result) -> Int) in results.reduce(0) { $0 + value($1) } }
        let bad = results.filter { !$0.findings.isEmpty }
        lines += [
            "",
            "\(results.count) rounds, \(sum(\.lanes)) lanes, \(sum(\.landed)) landed, \(sum(\.events)) events, \(counts.killed) kills, "
                + "\(Int(results.reduce(0) { $0 + $1.seconds })) s: "
                + (bad.isEmpty
                    ? "everything held"
                    : "\(bad.count) rounds with findings: \(bad.map { String($0.plan.round) }.joined(separator: ", "))"),
        ]
        return lines.joined(separator: "\n")
    }

    private static func row(_ name: String, _ count: Int) -> String { "\(pad(name, 40))  \(left(count, 5))" }
    static func pad(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }
    private static func left(_ number: Int, _ width: Int) -> String { pad("", width - String(number).count) + String(number) }
}
