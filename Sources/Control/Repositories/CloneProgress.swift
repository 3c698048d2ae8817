import Git

/// Turns git's progress into lines for a person: one for each quarter of a stage, not one for each percent.
enum CloneProgress {
    static func lines(_ repository: String, _ tell: @escaping @Sendable (String) -> Void) -> @Sendable (GitProgress) -> Void {
        { step in
            // Small stages jump over percents, so the last one is told by its counts.
            guard step.percent % 25 == 0 || step.done == step.total else { return }
            tell("\(repository): \(step.phase) \(step.percent) % (\(step.done) of \(step.total))")
        }
    }
}
