extension WorkspaceConfiguration {
    /// Every reason code of a decision: those that all workspaces know, then this one's own.
    package func reasons(to kind: DecisionKind) -> [String] { kind.reasons + (reasons[kind.rawValue] ?? []) }
}
