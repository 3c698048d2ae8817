/// A landed lane with the records that its landing rests upon.
struct LandedLane {
    let lane: Lane
    let landing: Landing
    let candidate: Candidate
    /// The decision that let it land.
    let decision: Decision?
    /// Of the candidate that landed.
    let verdict: GateVerdict

    init?(_ lane: Lane) {
        guard let landing = lane.landed, let candidate = lane.candidates.first(where: { $0.number == landing.candidate })
        else { return nil }
        self.lane = lane
        self.landing = landing
        self.candidate = candidate
        decision = lane.decisions.last { $0.kind.lands && $0.voided == nil && $0.candidate == landing.candidate }
        verdict = lane.gateVerdict(ofCandidate: candidate.number)
    }

    var cycleSeconds: Double { max(0, landing.at.seconds(since: lane.queuedAt)) }

    /// Files of the landed candidate that carry no viewed mark.
    var unseen: [String] {
        candidate.files.filter { !lane.viewed.contains(ViewedMark(path: $0.path, digest: $0.digest)) }.map(\.path)
    }

    /// Whether the approval was made for an earlier candidate with the same diffs and carried over: it is older than the gates of
    /// the candidate that landed, and an approval is otherwise only possible after them.
    var decisionWasCarried: Bool {
        guard let decision, decision.kind == .approve,
            let gated = lane.gateRuns.filter({ $0.candidate == candidate.number }).map(\.startedAt).min()
        else { return false }
        return decision.at < gated
    }

    /// Size and boundary of the landed candidate, which is the lane's last one.
    var problems: [CandidateCheck.Problem] { CandidateCheck(lane: lane).problems }

    /// What was not as it should be and landed anyway: derived where it can be, and as the decision names it otherwise. Empty for
    /// a landing by the rules.
    var accepted: [String] {
        guard let decision else { return ["no decision on record"] }
        let problems = problems
        var words = problems.map(\.detail)
        if let gates = verdict.notGreen { words.append(gates) }
        if !unseen.isEmpty { words.append("\(unseen.count) of \(candidate.files.count) files not seen") }
        words += decision.exceptions.filter { exception in !problems.contains { $0.reason.rawValue == exception } }
        if words.isEmpty, decision.kind == .override { words.append("nothing that the records show") }
        return words
    }
}

extension GateVerdict {
    /// Why it is not green, in words; nil when it is.
    var notGreen: String? {
        switch self {
        case .none: "no gate configured"
        case .pending(let names): "gates not run: \(names.joined(separator: ", "))"
        case .red(let names): "gates red: \(names.joined(separator: ", "))"
        case .flaky(let names): "gates flaky: \(names.joined(separator: ", "))"
        case .green: nil
        }
    }
}

extension Lane {
    /// What the gates of one of its candidates came to, with all that is known now.
    func gateVerdict(ofCandidate number: Int) -> GateVerdict {
        guard let candidate = candidates.first(where: { $0.number == number }) else { return .none }
        return GateVerdict(pins: candidate.gates, runs: gateRuns, of: number)
    }
}
