extension DaySelection {
    var defectFigures: [Figure] {
        func ended(_ steps: [DeliveryStep]) -> [DeliveryResult] {
            deliveries.filter { steps.contains($0.run.step) }.compactMap(\.run.result)
        }
        func failed(_ id: String, _ label: String, _ steps: [DeliveryStep]) -> Figure {
            let results = ended(steps)
            let unknown = results.count { $0 == .unknown }
            return .share(
                id, label, results.count { $0 == .failed }, of: results.count,
                note: unknown == 0 ? "" : "\(unknown) unknown, which is not passed",
                source: "lane.deliveryEnded in the day: \(steps.map(\.rawValue).joined(separator: ", "))")
        }
        return [
            .share(
                "undone", "Landed and undone since", landed.count { isUndone($0.lane) }, of: landed.count,
                source: "lanes landed in the day that are rolled back or whose revert lane has landed, up to now"),
            .count(
                "rollbacks", "Rollbacks", all.count { lane in lane.phases.contains { $0.phase == .rolledBack && window.contains($0.at) } },
                source: "lane.phase rolled-back in the day, whenever the lane had landed"),
            failed("smokeFailures", "Smoke checks that failed", [.smoke]),
            failed("deployFailures", "Deploys and purges that failed", [.deploy, .purge]),
            failed("reverifyFailures", "Re-verifications that failed", [.reverify]),
            .count(
                "lanesInAlarm", "Lanes in alarm", lanes.count { $0.attention?.reason == .alarm },
                source: "lane.needsOperator alarm, still standing now"),
            .count(
                "alarms", "Alarms since the ledger began", model.workspace.alarms.count,
                source: "workspace.alarm, over all days: the read model keeps no time for them"),
        ]
    }

    var troubles: DayReport.Sourced<DayReport.TroubleRow> {
        var rows: [DayReport.TroubleRow] = []
        for (lane, run) in deliveries where run.result == .failed || run.result == .unknown {
            let name = run.name == run.step.rawValue ? run.name : "\(run.step.rawValue) \(run.name)"
            rows.append(
                .init(
                    lane: lane.id, repository: lane.start.repository, what: "\(name) \(run.result == .failed ? "failed" : "unknown")",
                    detail: run.detail, at: run.endedAt ?? run.startedAt))
        }
        for lane in all {
            for entry in lane.phases where entry.phase == .rolledBack && window.contains(entry.at) {
                rows.append(.init(lane: lane.id, repository: lane.start.repository, what: "rolled back", detail: entry.note, at: entry.at))
            }
        }
        return .init(
            source: "lane.deliveryEnded failed or unknown, lane.phase rolled-back, in the day",
            rows: rows.sorted { ($0.at, $0.lane, $0.what) < ($1.at, $1.lane, $1.what) })
    }

    /// Rolled back, or reverted by a lane that landed.
    func isUndone(_ lane: Lane) -> Bool {
        lane.phase == .rolledBack || lane.revertedBy.flatMap { model.lanes[$0]?.landed } != nil
    }
}
