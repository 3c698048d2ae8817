extension AttentionReason {
    /// The reason as a person would say it.
    package var words: String {
        switch self {
        case .readyToInspect: "ready to inspect"
        case .overSize: "larger than its budget"
        case .outsideBoundary: "changes files outside its boundary"
        case .gatesRed: "gates are red"
        case .flakyGate: "a gate is flaky"
        case .conflict: "conflicts with the default branch"
        case .nothingDone: "the agent committed nothing"
        case .leftovers: "uncommitted work is left"
        case .permissionAsked: "asks for a permission"
        case .question: "asks a question"
        case .budgetSpent: "the budget is spent"
        case .agentStuck: "the agent is stuck"
        case .unconfined: "there is no sandbox"
        case .agentFailed: "the agent failed"
        case .setupFailed: "the setup failed"
        case .dependencyStalled: "what must land first is not on its way"
        case .landingRefused: "landing was refused"
        case .deployFailed: "the deploy failed"
        case .smokeFailed: "a live check failed"
        case .stopped: "stopped"
        case .alarm: "alarm"
        case .internalError: "something is wrong in Signalbox"
        }
    }
}
