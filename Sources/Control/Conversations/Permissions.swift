import Domain
import Foundation

/// What the workspace's policy says about an ask in a lane.
struct Permissions {
    enum Verdict {
        case answer(Answer)
        case askOperator(touches: [String])
    }

    private let policy: PermissionPolicy?
    private let context: PermissionContext?
    private let grants: [LaneGrant]

    init(_ context: StepContext, _ lane: Lane) {
        self.init(context.configuration, lane, state: context.stations.state)
    }

    init(_ configuration: WorkspaceConfiguration, _ lane: Lane, state: StateFolder) {
        policy = try? PermissionPolicy(configuration.permissions)
        let boundary = lane.start.boundary.map { BoundaryConfiguration(name: $0, paths: lane.start.paths) }
        let own = LanePlaces(state: state, lane: lane.id)
        let context = try? PermissionContext(
            worktree: lane.workplace?.path ?? "/", boundary: boundary, repository: lane.start.repository, risk: lane.start.risk,
            agent: lane.start.agent, ownFolders: [own.home.path, own.temporary.path, "/tmp"])
        self.context = context
        grants = context.map { context in lane.grants.compactMap { LaneGrant($0, context) } } ?? []
    }

    /// Those of a reviewer: it reads its checkout and writes in folders of its own.
    init(reviewer: String, _ configuration: WorkspaceConfiguration, _ lane: Lane, worktree: String, home: String) {
        policy = try? PermissionPolicy(ReviewPermissions.policy(configuration.permissions))
        // A boundary without paths: no file of the checkout is the reviewer's to change.
        context = PermissionContext(
            worktree: worktree, boundary: "review", boundaryPaths: [], repository: lane.start.repository, risk: lane.start.risk,
            agent: reviewer, ownFolders: [home])
        grants = []
    }

    func verdict(_ ask: AgentAsk) -> Verdict {
        // What cannot be judged is nobody's but the operator's.
        guard let policy, let context else { return .askOperator(touches: []) }
        switch policy.verdict(ask, context, grants: grants) {
        case .allow(let rule): return .answer(Answer(verdict: .allowOnce, by: "rule:\(rule)"))
        case .deny(let rule, let message), .never(let rule, let message):
            return .answer(Answer(verdict: .deny, message: message, by: "rule:\(rule)"))
        case .ask(let touches): return .askOperator(touches: touches)
        }
    }

    /// Why the operator's answer cannot be given; nil when it can.
    func refusal(of answer: Answer, to ask: AgentAsk) -> String? {
        guard let policy, let context else { return nil }
        return policy.mayAnswer(ask, answer, context).map { "\($0)" }
    }
}
