/// Why the permissions of a configuration cannot be used. A validated configuration never has such a fault.
package struct PermissionRuleError: Error, Equatable, Sendable, CustomStringConvertible {
    package let rule: String
    package let message: String

    package var description: String { "permission rule \(rule): \(message)" }
}

/// A ``PermissionScope`` with its patterns read.
struct CompiledScope: Sendable {
    private let scope: PermissionScope
    private let patterns: [CommandPattern]
    private let forbidden: [ForbiddenCommand]
    private let inside: [PathGlob]
    private let outside: [PathGlob]

    init(_ scope: PermissionScope, rule: String) throws(PermissionRuleError) {
        self.scope = scope
        do {
            patterns = try scope.commands.map { try CommandPattern($0) }
            inside = try scope.paths.filter { !$0.hasPrefix("/") }.map { try PathGlob($0) }
            outside = try scope.paths.filter { $0.hasPrefix("/") }.map { try PathGlob(String($0.dropFirst())) }
        } catch {
            throw PermissionRuleError(rule: rule, message: "\(error)")
        }
        forbidden = patterns.map(ForbiddenCommand.init)
    }

    /// Whether the rule is for this lane at all.
    func isFor(_ context: PermissionContext) -> Bool {
        func fits(_ words: [String], _ word: String?) -> Bool { words.isEmpty || word.map(words.contains) == true }
        return fits(scope.repositories, context.repository) && fits(scope.boundaries, context.boundary) && fits(scope.agents, context.agent)
            && (scope.risks.isEmpty || scope.risks.contains(context.risk))
    }

    /// Narrowly, for `allow`: whether the rule certainly is for all of the part.
    func covers(_ part: CallPart, _ context: PermissionContext) -> Bool {
        guard fitsTool(part) else { return false }
        switch part.subject {
        case .opaque: return false
        case .whole: return scope.commands.isEmpty && scope.paths.isEmpty
        case .path(let path):
            return scope.commands.isEmpty && (scope.paths.isEmpty || (!path.isOpen && match(path) == .certain))
        case .command(let command):
            if !scope.commands.isEmpty, !patterns.contains(where: { $0.covers(command, root: context.worktree) }) { return false }
            guard !scope.paths.isEmpty else { return true }
            let paths = paths(of: command, context)
            return !scope.commands.isEmpty && !paths.isEmpty && paths.allSatisfy { !$0.isOpen && match($0) == .certain }
        }
    }

    /// Widely, for everything else: whether the rule may be for some of the part.
    func touches(_ part: CallPart, _ context: PermissionContext) -> Certainty {
        guard fitsTool(part) else { return .no }
        switch part.subject {
        case .whole: return scope.commands.isEmpty && scope.paths.isEmpty ? .certain : .no
        case .path(let path):
            guard scope.commands.isEmpty else { return .no }
            return scope.paths.isEmpty ? (part.isImplied ? .no : .certain) : match(path)
        case .opaque(let opaque):
            // Which paths it touches is not known.
            guard scope.paths.isEmpty else { return .no }
            return scope.commands.isEmpty || forbidden.contains { $0.isIn(opaque.text) } ? .certain : .no
        case .command(let command):
            let named = scope.commands.isEmpty ? .certain : forbidden.map { $0.matches(command) }.max() ?? .no
            guard !scope.paths.isEmpty else { return named }
            // Without commands the rule is about paths, which are parts of their own.
            guard !scope.commands.isEmpty else { return .no }
            return min(named, paths(of: command, context).map(match).max() ?? .no)
        }
    }

    private func fitsTool(_ part: CallPart) -> Bool {
        scope.tools.isEmpty
            || scope.tools.contains { word in
                if let kind = ToolKind(rawValue: word) { return kind == part.kind }
                return word.hasSuffix("*") ? part.tool.hasPrefix(word.dropLast()) : part.tool == word
            }
    }

    private func paths(of command: SimpleCommand, _ context: PermissionContext) -> [CallPath] {
        let words = command.redirections.map(\.path) + CommandReach.changes(of: command) + CommandReach.reads(of: command)
        return words.map { context.place($0, in: command.directory) }
    }

    private func match(_ path: CallPath) -> Certainty {
        guard let absolute = path.absolute else { return .possible }
        let (globs, text) = path.below.map { (inside, $0) } ?? (outside, String(absolute.dropFirst()))
        if globs.contains(where: { $0.matches(text) }) { return path.isOpen ? .possible : .certain }
        guard path.isOpen else { return .no }
        guard !text.contains("["), let open = try? PathGlob(text) else { return globs.isEmpty ? .no : .possible }
        return globs.contains { $0.example(with: open) != nil } ? .possible : .no
    }
}
