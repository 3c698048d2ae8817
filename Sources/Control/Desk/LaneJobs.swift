package import Domain

/// The jobs of a lane by name.
package enum LaneJobs {
    /// Oldest first.
    package static func names(_ lane: Lane) -> [String] {
        let dated =
            lane.setups.map { ($0.at, $0.job) } + lane.turns.map { ($0.startedAt, $0.job) }
            + lane.reviews.map { ($0.startedAt, $0.job) }
            + lane.gateRuns.filter { $0.job != "reused" }.map { ($0.startedAt, $0.job) } + lane.deliveries.map { ($0.startedAt, $0.job) }
        return dated.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// The jobs that have begun and not ended, as far as the ledger knows.
    static func running(_ lane: Lane) -> [String] {
        var names = lane.gateRuns.filter { $0.endedAt == nil }.map(\.job) + lane.deliveries.filter { $0.endedAt == nil }.map(\.job)
        names += lane.openReviews.map(\.job)
        if let turn = lane.openTurn { names.append(turn.job) }
        if lane.phase == .preparing { names.append("\(lane.id)-setup-\(lane.setups.count + 1)") }
        return names
    }

    /// The job that a person means: by its whole name, or the newest of which it is a part (`gate-test`, `setup`).
    static func find(_ part: String, _ lane: Lane) -> String? {
        let names = names(lane)
        return names.last { $0 == "\(lane.id)-\(part)" } ?? names.last { "\($0)-".contains("-\(part)-") }
    }

    /// The blob of a finished job's output.
    static func log(of job: String, _ lane: Lane) -> String? {
        lane.setups.first { $0.job == job }?.log ?? lane.turns.first { $0.job == job }?.outcome?.transcript
            ?? lane.reviews.first { $0.job == job }?.outcome?.transcript
            ?? lane.gateRuns.first { $0.job == job }?.outcome?.log ?? lane.deliveries.first { $0.job == job }?.log
    }
}
