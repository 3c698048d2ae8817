extension DaySelection {
    var decisionRows: DayReport.Sourced<DayReport.DecisionRow> {
        let groups = Dictionary(grouping: decisions.map(\.decision)) { [$0.kind.rawValue, $0.reason] }.values
        let order = DecisionKind.allCases
        let rows = groups.compactMap { group -> DayReport.DecisionRow? in
            guard let one = group.first else { return nil }
            return .init(kind: one.kind, reason: one.reason, count: group.count, voided: group.count { $0.voided != nil })
        }
        return .init(
            source: "lane.decided in the day; voided: lane.decisionVoided, a later turn or a later decision",
            rows: rows.sorted {
                (order.firstIndex(of: $0.kind) ?? 0, -$0.count, $0.reason) < (order.firstIndex(of: $1.kind) ?? 0, -$1.count, $1.reason)
            })
    }

    /// Who decided: a stand-in shows up under its own name.
    var deciders: DayReport.Sourced<DayReport.DeciderRow> {
        let counts = Dictionary(grouping: decisions.map(\.decision.by)) { $0 }.mapValues(\.count)
        return .init(
            source: "lane.decided in the day: by",
            rows: counts.map { .init(by: $0.key, decisions: $0.value) }.sorted { ($1.decisions, $0.by) < ($0.decisions, $1.by) })
    }
}
