import Agents
import Domain
import Execution
import Foundation
import Git
import Ledger

/// Puts together what a reviewer is started with: a checkout of the candidate that it can only read, and folders of its own beside it. Done
/// again after a crash, it comes to the same.
struct ReviewPreparation: Sendable {
    let context: StepContext
    let review: Review
    let agent: AgentConfiguration
    let candidate: Domain.Candidate

    /// - Parameter timeout: seconds that are left for it.
    func make(timeout: Int) async throws -> (Conversation, JobSpec) {
        let checkout = try await context.station.checkout(Self.checkout(context.lane.id, review.number), commit: candidate.commit)
        let places = LanePlaces(state: context.stations.state, lane: context.lane.id, review: review.number)
        let start = AgentStart(context: context, agent: agent, job: review.job, worktree: checkout.path, places: places)
        let prompt = try start.prompt(review.prompt)
        try places.make()
        let diff = Self.diffFile(context, review.job)
        try await Data(context.station.diffText(candidate).utf8).write(to: diff, options: .atomic)
        let door = ToolDoor(context: context, places: places)
        let tools = agent.adapter.converses ? door.server : nil
        let system = ReviewPrompt.system(agent: agent, lane: context.lane, hasTools: tools != nil)
        if review.briefing == nil { try await note(.briefed(context.stations.blobs.put(text: system))) }
        let described = AgentContext(
            agent: agent, turn: 1, prompt: prompt.text, promptFile: prompt.file, system: system, worktree: checkout.path,
            home: places.home.path, tools: tools, executable: context.stations.executable, skillFiles: try start.skills(),
            guide: start.guide,
            sandboxed: start.decision.isConfined, readOnly: true)
        let launch = try start.launch(described)
        var spec = start.spec(
            Self.suffix(review.number), launch, timeout: timeout,
            variables: [
                "SIGNALBOX_BASE": candidate.base, "SIGNALBOX_CANDIDATE": candidate.commit, "SIGNALBOX_DIFF": diff.path,
                "SIGNALBOX_REVIEW": String(review.number), "SIGNALBOX_TOOLS": door.socket,
            ])
        let confinement = try await start.confine(&spec, readOnly: true) {
            let git = try LaneGit(folder: places.git.path, worktree: checkout)
            if await !start.isStarted() {
                try await git.prepareReading(
                    head: context.station.object(candidate.commit), base: context.station.object(candidate.base))
            }
            return git
        }
        if review.confinement != confinement { try await note(.confined(confinement)) }
        return (
            Conversation(context: context, id: .review(review.number), engagement: review, agent: agent, described: described), spec
        )
    }

    private func note(_ note: EngagementNote) async throws { try await context.record(.reviewNoted(review: review.number, note)) }

    /// Names the review's job within the lane.
    static func suffix(_ number: Int) -> String { "review-\(number)" }
    /// The name under which a review holds its checkout.
    static func checkout(_ lane: LaneID, _ number: Int) -> String { "\(lane)-review-\(number)" }
    static func diffFile(_ context: StepContext, _ job: String) -> URL {
        context.stations.state.turnFolder(job).appendingPathComponent("candidate.diff")
    }
}
