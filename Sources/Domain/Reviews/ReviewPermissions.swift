/// What a reviewer may do: read. Everything else is denied, and nobody is asked.
package enum ReviewPermissions {
    /// The rule that stands in the ledger.
    package static let rule = "reviewers-read"

    /// What remains of a workspace's rules for a reviewer: what they forbid.
    package static func policy(_ configuration: PermissionConfiguration) -> PermissionConfiguration {
        let own = [
            PermissionRule(
                name: rule, decision: .deny, scope: PermissionScope(tools: ["edit", "delete", "move", "fetch"]), message: refusal),
            PermissionRule(
                name: rule, decision: .deny, scope: PermissionScope(commands: ["git add", "git add *", "git commit", "git commit *"]),
                message: refusal),
        ]
        return PermissionConfiguration(
            rules: own + configuration.rules.filter { $0.decision == .deny }, never: configuration.never, fallback: .deny)
    }

    /// The answer to what no rule allows, and to a question.
    package static func answer(_ ask: AgentAsk) -> Answer {
        ask.kind == .question
            ? Answer(verdict: .reply, message: "Nobody answers a reviewer. What you cannot find out is a finding.", by: "rule:\(rule)")
            : Answer(verdict: .deny, message: refusal, by: "rule:\(rule)")
    }

    private static let refusal = "A reviewer only reads. Say in your findings what you would change or run."
}
