extension DaySelection {
    var acceptanceFigures: [Figure] {
        let ends = "lanes landed, rejected or abandoned in the day"
        return [
            .share(
                "acceptance", "Accepted", landed.count, of: concluded, source: "lane.landed, of \(ends)"),
            .share(
                "acceptedWithoutRework", "Accepted without rework", landed.count { !$0.wasReworked }, of: concluded,
                source: "landed lanes without lane.decided rework, of \(ends)"),
            .share(
                "acceptedFirstTurn", "Accepted after one turn", landed.count { $0.lane.turns.count <= 1 }, of: concluded,
                source: "landed lanes with one lane.turnStarted, of \(ends)"),
            .share("rejected", "Rejected", rejected.count, of: concluded, source: "lane.phase rejected, of \(ends)"),
            .share("abandoned", "Abandoned", abandoned.count, of: concluded, source: "lane.phase abandoned, of \(ends)"),
            .count("open", "Still open", open.count, source: "lanes dispatched before the day's end that had not ended by then"),
        ]
    }
}

extension LandedLane {
    var wasReworked: Bool { lane.decisions.contains { $0.kind == .rework } }
}
