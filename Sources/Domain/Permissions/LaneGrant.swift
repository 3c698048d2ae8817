/// What an operator allowed for the rest of a lane by answering one ask.
///
/// It covers a later call of the same tool when
/// - every command of it begins with the same program and the same subcommand as one that was allowed (`swift test …`), where the second
///   word is a plain word and the program does not run its arguments or change files by them; otherwise only the very same words;
/// - its assignments, redirections and folders are the same;
/// - or, for a tool with paths, each of its paths was among those that were allowed;
/// - or, for a tool with neither, it is the same tool.
///
/// A command that cannot be seen through is covered only by its very text. What is never allowed, or denied by a rule, stays so.
package struct LaneGrant: Codable, Equatable, Sendable {
    /// One command that was allowed.
    package struct Command: Codable, Equatable, Sendable {
        package let assignments: [String]
        package let words: [String]
        /// Whether any words may follow.
        package let isPrefix: Bool
    }

    package let tool: String
    package let kind: ToolKind
    package let commands: [Command]
    /// Absolute. For commands these are the files that the shell opens, and the folders they run in.
    package let paths: [String]
    /// The text of a command that cannot be seen through.
    package let text: String?

    /// Nil for a question, and for an ask that says too little to be compared with.
    package init?(_ ask: AgentAsk, _ context: PermissionContext) {
        guard ask.kind == .permission, let call = ask.call, !call.name.isEmpty else { return nil }
        tool = call.name
        kind = call.kind
        guard let command = call.command else {
            // Without its paths nothing says what an edit would be.
            guard !call.paths.isEmpty || !(call.kind.isEffect || call.kind == .read) else { return nil }
            commands = []
            paths = Self.paths(call, context)
            text = nil
            return
        }
        let shell = ShellCommand(command, directory: context.worktree)
        guard shell.opaque.isEmpty, shell.commands.allSatisfy({ $0.words.allSatisfy { !$0.isUnknown } }) else {
            commands = []
            paths = []
            text = command
            return
        }
        guard !shell.commands.isEmpty else { return nil }
        commands = shell.commands.filter { !$0.words.isEmpty }.map(Self.command)
        paths = Self.files(shell, context)
        text = nil
    }

    /// Whether a later call is one of those that were allowed.
    package func covers(_ call: ToolCall, _ context: PermissionContext) -> Bool {
        guard call.name == tool, call.kind == kind else { return false }
        if let text { return call.command == text }
        guard let command = call.command else {
            return commands.isEmpty && Self.paths(call, context).allSatisfy(paths.contains) && (paths.isEmpty == call.paths.isEmpty)
        }
        let shell = ShellCommand(command, directory: context.worktree)
        guard shell.opaque.isEmpty, !shell.commands.isEmpty, !commands.isEmpty else { return false }
        return Self.files(shell, context).allSatisfy(paths.contains)
            && shell.commands.allSatisfy { later in later.words.isEmpty || commands.contains { $0.covers(later) } }
    }

    /// What it allows, in words for the operator: `Bash: swift test …; git fetch origin`.
    package var words: String {
        if let text { return "\(tool): exactly \(text.count <= 80 ? text : "\(text.prefix(80))…")" }
        if !commands.isEmpty {
            let list = commands.map { ($0.assignments + $0.words).joined(separator: " ") + ($0.isPrefix ? " …" : "") }
            return "\(tool): " + list.joined(separator: "; ")
        }
        return paths.isEmpty ? "\(tool): every call" : "\(tool): \(paths.joined(separator: ", "))"
    }

    private static func paths(_ call: ToolCall, _ context: PermissionContext) -> [String] {
        call.paths.map { $0.hasPrefix("~") ? $0 : PathText.join($0, to: context.worktree) }
    }

    private static func files(_ shell: ShellCommand, _ context: PermissionContext) -> [String] {
        let opened = shell.commands.flatMap { command in
            command.redirections.map { ($0.writes ? ">" : "<") + (context.place($0.path, in: command.directory).absolute ?? $0.path.text) }
        }
        return Set(opened + shell.commands.map(\.directory)).sorted()
    }

    private static func command(_ command: SimpleCommand) -> Command {
        let words = command.words.map(\.text)
        let isPrefix = words.count > 1 && isPlain(words[1]) && command.words.allSatisfy(\.isLiteral) && !CommandReach.isWide(command)
        return Command(assignments: command.assignments, words: isPrefix ? Array(words.prefix(2)) : words, isPrefix: isPrefix)
    }

    /// A subcommand: letters, digits, dashes and colons, beginning with a letter.
    private static func isPlain(_ word: String) -> Bool {
        word.first.map { $0.isASCII && $0.isLetter } == true
            && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ":") }
    }
}

extension LaneGrant.Command {
    func covers(_ later: SimpleCommand) -> Bool {
        guard later.assignments == assignments else { return false }
        if !isPrefix { return later.words.map(\.text) == words }
        return later.words.allSatisfy(\.isLiteral) && later.words.map(\.text).starts(with: words)
    }
}
