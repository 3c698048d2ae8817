/// Answers permission asks by the rules of the workspace.
///
/// A call is taken apart: every command of a line, every file that the shell opens for it, every path of a tool. `never` rules come first
/// and are read widely. For each part the first of `rules` that fits then decides (`allow` fits only what it certainly covers), then the
/// lane's grants, the built-in rules, and the default. The strictest part counts: never, deny, ask, allow.
package struct PermissionPolicy: Sendable {
    private struct Rule: Sendable {
        let rule: PermissionRule
        let scope: CompiledScope
    }

    private enum Step: Equatable {
        case allow(String)
        case ask
        case deny(String, String)
        case never(String, String)

        var rank: Int {
            switch self {
            case .allow: 0
            case .ask: 1
            case .deny: 2
            case .never: 3
            }
        }
    }

    private let rules: [Rule]
    private let never: [Rule]
    private let fallback: PermissionDecision

    /// - Throws: ``PermissionRuleError`` for a pattern that cannot be read; a validated configuration has none.
    package init(_ configuration: PermissionConfiguration) throws(PermissionRuleError) {
        var rules: [Rule] = []
        for rule in configuration.rules { rules.append(Rule(rule: rule, scope: try CompiledScope(rule.scope, rule: rule.name))) }
        var never: [Rule] = []
        for rule in configuration.never {
            let denial = PermissionRule(name: rule.name, decision: .deny, scope: rule.scope, message: rule.message)
            never.append(Rule(rule: denial, scope: try CompiledScope(rule.scope, rule: rule.name)))
        }
        self.rules = rules
        self.never = never
        fallback = configuration.fallback
    }

    /// The verdict about a permission ask. A question, or an ask without a call, is the operator's.
    /// - Parameter grants: what the operator allowed for the rest of this lane.
    package func verdict(_ ask: AgentAsk, _ context: PermissionContext, grants: [LaneGrant] = []) -> PermissionVerdict {
        guard ask.kind == .permission, let call = ask.call else { return .ask(touches: []) }
        let parts = CallPart.of(call, context)
        let steps = parts.map { step($0, context) }
        guard let worst = steps.max(by: { $0.rank < $1.rank }) else { return .ask(touches: []) }
        switch worst {
        case .never(let rule, let message): return .never(rule: rule, message: message)
        case .deny(let rule, let message): return .deny(rule: rule, message: message)
        case .ask:
            if let grant = grants.first(where: { $0.covers(call, context) }) { return .allow(rule: "allow-lane \(grant.words)") }
            return .ask(touches: TouchWords.list(parts, context))
        case .allow:
            var names: [String] = []
            for case .allow(let name) in steps where !name.isEmpty && !names.contains(name) { names.append(name) }
            return .allow(rule: names.joined(separator: ", "))
        }
    }

    /// Why an answer cannot be given to an ask; nil when it can. What is never allowed cannot be allowed by anyone.
    package func mayAnswer(_ ask: AgentAsk, _ answer: Answer, _ context: PermissionContext) -> AnswerRefusal? {
        switch (ask.kind, answer.verdict) {
        case (.question, .allowOnce), (.question, .allowLane):
            return AnswerRefusal(message: "this is a question, not a permission", remedy: "answer it with words, or deny it")
        case (.permission, .reply):
            return AnswerRefusal(message: "this asks for permission, not for words", remedy: "allow it, or deny it with words")
        case (_, .deny), (_, .denyAndStop), (.question, .reply): return nil
        case (.permission, .allowOnce), (.permission, .allowLane):
            if case .never(let rule, let message) = verdict(ask, context) {
                return AnswerRefusal(
                    message: "no answer opens what the rule \(rule) forbids: \(message)",
                    remedy: "deny it, or do it yourself outside the lane")
            }
            if answer.verdict == .allowLane, LaneGrant(ask, context) == nil {
                return AnswerRefusal(message: "there is nothing here that later asks could be compared with", remedy: "allow it once")
            }
            return nil
        }
    }

    private func step(_ part: CallPart, _ context: PermissionContext) -> Step {
        var isOpen = false
        if let rule = BuiltInNever.rule(for: part, context) {
            if rule.certainty == .certain { return .never(rule.name, BuiltInRules.words(rule.name)) }
            isOpen = true
        }
        for rule in never where rule.scope.isFor(context) {
            switch rule.scope.touches(part, context) {
            case .certain: return .never(rule.rule.name, message(rule.rule))
            case .possible: isOpen = true
            case .no: continue
            }
        }
        for rule in rules where rule.scope.isFor(context) {
            switch rule.rule.decision {
            case .allow: if !isOpen, rule.scope.covers(part, context) { return .allow(part.isImplied ? "" : rule.rule.name) }
            case .deny:
                switch rule.scope.touches(part, context) {
                case .certain: return .deny(rule.rule.name, message(rule.rule))
                case .possible: isOpen = true
                case .no: continue
                }
            case .ask: if rule.scope.touches(part, context) != .no { return .ask }
            }
        }
        if isOpen { return .ask }
        // Whether the command may run was decided with the command itself.
        if part.isImplied { return .allow("") }
        if let name = BuiltInRules.allows(part, context) { return .allow(name) }
        return byDefault(part)
    }

    private func byDefault(_ part: CallPart) -> Step {
        if fallback == .deny { return .deny("default", "No rule allows this.") }
        guard fallback == .allow else { return .ask }
        // Edits that leave the boundary, and what cannot be seen through, are the operator's whatever the default is.
        if case .opaque = part.subject { return .ask }
        return part.isChange ? .ask : .allow("default")
    }

    private func message(_ rule: PermissionRule) -> String {
        rule.message.isEmpty ? "The rule \(rule.name) of this workspace forbids it." : rule.message
    }
}
