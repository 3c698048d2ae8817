/// What the ledger says of the jobs of one lane.
struct LaneRecords {
    let lane: Lane

    /// Whether nothing of the lane's places is used again: it has ended, and its worktree was given back or there never was one.
    var isOver: Bool { lane.phase.isEnd && (lane.released || lane.workplace == nil) }

    /// The output of a job: nil when the ledger knows no such job; an inner nil when it has none that is a blob.
    func output(of job: String) -> String?? {
        if let turn = lane.turns.first(where: { $0.job == job }) { return .some(turn.outcome?.transcript) }
        if let review = lane.reviews.first(where: { $0.job == job }) { return .some(review.outcome?.transcript) }
        if let run = lane.gateRuns.first(where: { $0.job == job }) { return .some(run.outcome?.log) }
        if let setup = lane.setups.first(where: { $0.job == job }) { return .some(setup.log) }
        if let delivery = lane.deliveries.first(where: { $0.job == job }) { return .some(delivery.log) }
        return .none
    }

    /// The transcript of an engagement, as ``output(of:)``.
    func transcript(of job: String) -> String?? {
        if let turn = lane.turns.first(where: { $0.job == job }) { return .some(turn.outcome?.entries) }
        if let review = lane.reviews.first(where: { $0.job == job }) { return .some(review.outcome?.entries) }
        return .none
    }
}

extension LaneID {
    /// The lane of a job, a folder or a checkout that is called `L-7-turn-2` or `L-7`.
    package static func leading(_ name: some StringProtocol) -> LaneID? {
        let parts = name.split(separator: "-", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2 else { return nil }
        return LaneID(written: "\(parts[0])-\(parts[1])")
    }

    /// Just as Signalbox writes it: `l-7` and `L-07` are somebody else's.
    init?(written name: some StringProtocol) {
        self.init(String(name))
        if description != name { return nil }
    }
}
