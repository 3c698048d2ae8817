import Domain

/// What an audit says about looks and pace, over all lanes.
struct PaceAudit {
    let trails: [LaneTrail]

    var checks: [AuditReport.Check] {
        trails.flatMap { trail in
            trail.pace.findings.map { finding in
                AuditReport.Check(
                    lane: trail.lane, claim: "the pace of its \(finding.decision.kind.rawValue) follows from the looks before it",
                    holds: finding.differences.isEmpty, detail: finding.differences.joined(separator: "; "))
            }
        } + times
    }

    /// Nobody looked for longer than there was time: for each operator, the looks together against the time that they cover together.
    private var times: [AuditReport.Check] {
        let looks = Dictionary(grouping: trails.flatMap(\.pace.looks).filter { $0.kind == .screen }, by: \.by)
        return looks.sorted { $0.key < $1.key }.map { by, looks in
            let active = looks.reduce(Int64(0)) { $0 + $1.activeMilliseconds }
            var covered: Int64 = 0
            var end = Int64.min
            for look in looks.sorted(by: { $0.from < $1.from }) {
                let start = max(end, look.from.milliseconds)
                if look.to.milliseconds > start { covered += look.to.milliseconds - start }
                end = max(end, look.to.milliseconds)
            }
            return AuditReport.Check(
                lane: nil, claim: "\(by) looked for no longer than there was time", holds: active <= covered,
                detail: active <= covered ? "" : "\(active) ms are recorded in \(covered) ms")
        }
    }

    var figures: [Figure] {
        let findings = trails.flatMap(\.pace.findings).filter { $0.decision.kind.lands }
        let looked = trails.flatMap(\.pace.looks).reduce(Int64(0)) { $0 + $1.activeMilliseconds }
        let files = findings.reduce(0) { $0 + $1.recorded.filesViewed }
        return [
            .share(
                "fasterThanReading", "Decided sooner than reading allows", findings.count { $0.recorded.faster == true },
                of: findings.count, source: "lane.decided approve and override with a pace, each derived again from lane.looked"),
            .share(
                "filesSampled", "Files viewed but not shown in full", findings.reduce(0) { $0 + $1.recorded.sampled.count }, of: files,
                source: "lane.viewed of the decided candidates without all their lines in lane.looked"),
            .duration(
                "lookedTime", "Looked", Double(looked) / 1000, of: trails.count { !$0.pace.looks.isEmpty },
                source: "lane.looked: active time of all lanes"),
        ]
    }
}
