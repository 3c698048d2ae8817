import API
import Domain

/// What became of an approval of several lanes: a line for each, in the order in which they were named.
struct BulkTable {
    let answer: BulkDecisionAnswer
    let lanes: [LaneID]

    func lines(_ face: Face) -> [Styled] {
        var table = Table([
            .init("LANE"), .init("DECISION"), .init("LOOKED", right: true), .init("SEEN", right: true), .init("NOTE", shrinks: true),
        ])
        table.rows = lanes.compactMap(row)
        let faster = answer.decided.count { $0.decisions.last?.pace?.faster == true }
        let summary =
            "\(answer.decided.count) of \(lanes.count) approved" + (faster == 0 ? "" : ", \(faster) of them sooner than reading allows")
        return table.lines(face) + [Styled(summary, .strong)]
    }

    private func row(_ id: LaneID) -> [Styled]? {
        if let lane = answer.decided.first(where: { $0.id == id }) {
            let pace = lane.decisions.last?.pace
            return [
                Styled("\(id)", .name), Styled("approved", .good),
                Styled(pace.map { DurationWords.text(seconds: Double($0.lookedMilliseconds) / 1000) } ?? ""),
                Styled(pace.map { "\($0.linesSeen + $0.linesPrinted)/\($0.lines)" } ?? ""),
                Styled(pace?.notes.joined(separator: "; ") ?? "", .warning),
            ]
        }
        guard let refusal = answer.refused.first(where: { $0.lane == id }) else { return nil }
        let words = refusal.message.split(separator: "\n").joined(separator: "; ")
        return [Styled("\(id)", .name), Styled("not approved", .bad), Styled(), Styled(), Styled(words)]
    }

    /// Nil when every lane was approved. What failed otherwise than by a rule counts more than what a rule refused.
    var exit: ExitStatus? { (answer.refused.first { $0.code != .refused } ?? answer.refused.first)?.code.exitCode }
}
