/// What the policy says about a call.
package enum PermissionVerdict: Equatable, Sendable {
    /// By these rules, joined by commas.
    case allow(rule: String)
    /// An operator could have allowed it; the message is for the agent.
    case deny(rule: String, message: String)
    /// The operator decides. In words: the commands it runs and the paths it changes or reads, and where they lie.
    case ask(touches: [String])
    /// No answer can open it; the message is for the agent.
    case never(rule: String, message: String)
}

/// Why an answer does not fit an ask.
package struct AnswerRefusal: Error, Equatable, Sendable, CustomStringConvertible {
    package let message: String
    /// What the operator can do.
    package let remedy: String

    package var description: String { "\(message) (\(remedy))" }
}
