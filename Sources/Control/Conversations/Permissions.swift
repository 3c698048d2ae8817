import Domain

/// What the workspace's policy says about an ask in a lane.
struct Permissions {
    enum Verdict {
        case answer(Answer)
        case askOperator(touches: [String])
    }

    private let configuration: WorkspaceConfiguration

    init(_ context: StepContext) { configuration = context.configuration }

    init(_ configuration: WorkspaceConfiguration, _ lane: Lane) { self.configuration = configuration }

    func verdict(_ ask: AgentAsk, lane: Lane) -> Verdict { .askOperator(touches: []) }

    func refusal(of answer: Answer, to ask: AgentAsk) -> String? { nil }
}
