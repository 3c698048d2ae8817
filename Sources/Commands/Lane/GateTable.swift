import API
import Domain

/// The gates of a candidate with their attempts.
enum GateTable {
    static func lines(_ candidate: CandidateView, _ face: Face) -> [Styled] {
        var table = Table(
            [
                .init("GATE", shrinks: true), .init("STAGE"), .init("RESULT"), .init("ATTEMPTS", right: true), .init("TIME", right: true),
                .init("TESTS"), .init("NOTE", shrinks: true),
            ], indent: 2)
        table.rows = candidate.gates.map { gate in
            let outcome = gate.runs.last?.outcome
            return [
                Styled(gate.name), Styled(gate.stage.rawValue),
                gate.runs.isEmpty ? Styled("not run", .warning) : LaneWords.result(outcome?.result), Styled("\(gate.runs.count)"),
                Styled(outcome.map { TimeText.duration($0.seconds) } ?? ""), Styled(outcome?.counts.map(counts) ?? ""), note(gate),
            ]
        }
        return table.lines(face)
    }

    private static func counts(_ counts: TestCounts) -> String {
        var text = CountWords.text(counts.tests, "test")
        if counts.failures > 0 { text += ", \(counts.failures) failed" }
        if counts.skipped > 0 { text += ", \(counts.skipped) skipped" }
        return text
    }

    private static func note(_ gate: GateView) -> Styled {
        var notes: [Styled] = []
        let spoke = gate.runs.compactMap(\.outcome?.result).filter { $0 != .skipped }
        if spoke.contains(.passed), spoke.contains(where: { $0 != .passed }) { notes.append(Styled("flaky", .warning)) }
        if let outcome = gate.runs.last?.outcome {
            if let origin = outcome.reusedFrom {
                notes.append(Styled("reused from \(origin.lane) candidate \(origin.candidate) attempt \(origin.attempt)", .faint))
            }
            if !outcome.detail.isEmpty { notes.append(Styled(outcome.detail.split(separator: "\n").first.map(String.init) ?? "")) }
        }
        return notes.joined(", ")
    }
}
