import Domain
import Git
import Landing

/// Lands a candidate: intent first, then the branch by compare-and-swap, then a look at what the remote has.
struct LandStep: Sendable {
    let context: StepContext

    init(_ context: StepContext) { self.context = context }

    func run() async throws {
        var lane = context.lane
        if lane.phase == .approved {
            guard try await begin(lane) else { return }
            lane = await context.current()
        }
        guard let intent = lane.landing, let candidate = lane.candidate else { return }
        switch try await Lander(mirror: context.station.mirror).land(intent) {
        case .landed:
            try await confirm(intent, candidate)
        case .moved(let found):
            try await context.record(.baseMoved(expected: intent.expected, found: found))
        case .refused(let reason):
            try await context.record(.phase(.approved, note: "the remote refused"), .needsOperator(.landingRefused, detail: reason))
        case .uncertain(let reason):
            try await context.record(
                .needsOperator(.landingRefused, detail: "nobody knows whether it landed: \(reason); `signalbox lane retry` asks again"))
        }
    }

    /// Checks the base and the evidence, and writes the intent. False when the lane went elsewhere.
    ///
    /// The base is compared with what was fetched last: what somebody else pushed since is found by the push, which compares.
    private func begin(_ lane: Lane) async throws -> Bool {
        guard let candidate = lane.candidate else { return false }
        let head = try await context.station.trackedHead()
        if head != candidate.base {
            try await context.record(.baseMoved(expected: candidate.base, found: head))
            return false
        }
        if let problem = try Verification(context.stations.blobs).problem(lane) {
            try await context.record(.needsOperator(.alarm, detail: problem))
            return false
        }
        try await context.record(
            .landingStarted(
                LandingIntent(
                    candidate: candidate.number, branch: try await context.station.branch(), expected: candidate.base,
                    commit: candidate.commit)))
        return true
    }

    /// Compares trees with what was read back from the remote's branch after the push: a difference is an alarm.
    private func confirm(_ intent: LandingIntent, _ candidate: Domain.Candidate) async throws {
        _ = try await context.station.noteHead(conductor: context.conductor)
        guard let tree = try await context.station.landedTree(intent.commit, on: intent.branch) else {
            let detail = "\(intent.branch) of \(context.lane.start.repository) does not hold \(intent.commit) after it was landed"
            try await context.conductor.record([
                .workspace(.alarm("\(context.lane.id): \(detail)")), .lane(context.lane.id, .needsOperator(.alarm, detail: detail)),
            ])
            return
        }
        guard tree == candidate.tree else {
            try await context.conductor.record([
                .workspace(.alarm("\(context.lane.id): landed tree \(tree) is not the gated tree \(candidate.tree)")),
                .lane(context.lane.id, .needsOperator(.alarm, detail: "landed tree \(tree) is not the gated tree \(candidate.tree)")),
            ])
            return
        }
        try await context.record(
            .landed(
                Landing(
                    candidate: candidate.number, branch: intent.branch, base: intent.expected, commit: intent.commit, tree: tree,
                    at: await context.conductor.now())))
    }
}
