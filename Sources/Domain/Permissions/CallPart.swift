/// One thing that a call would do. Each is judged on its own, and the strictest verdict counts for the call.
struct CallPart: Equatable, Sendable {
    enum Subject: Equatable, Sendable {
        case command(SimpleCommand)
        case opaque(ShellCommand.Opaque)
        case path(CallPath)
        /// The call itself, where it names neither a command nor a path.
        case whole
    }

    let kind: ToolKind
    /// The program's name of the tool.
    let tool: String
    let subject: Subject
    /// A path that is known from a command's arguments: no rule needs to allow it beside the command, but one may forbid it.
    var isImplied = false

    /// Whether it changes files.
    var isChange: Bool { kind == .edit || kind == .delete || kind == .move }

    static func of(_ call: ToolCall, _ context: PermissionContext) -> [CallPart] {
        var parts: [CallPart] = []
        func add(_ kind: ToolKind, _ path: CallPath, isImplied: Bool = false) {
            guard !devices.contains(path.absolute ?? ""), path.absolute?.hasPrefix("/dev/fd/") != true else { return }
            let part = CallPart(kind: kind, tool: call.name, subject: .path(path), isImplied: isImplied)
            if !parts.contains(part) { parts.append(part) }
        }
        if let text = call.command {
            let shell = ShellCommand(text, directory: context.worktree)
            for opaque in shell.opaque { parts.append(CallPart(kind: .execute, tool: call.name, subject: .opaque(opaque))) }
            for folder in shell.visited { add(.read, context.place(ShellWord(text: folder), in: context.worktree)) }
            for command in shell.commands {
                if !command.words.isEmpty { parts.append(CallPart(kind: .execute, tool: call.name, subject: .command(command))) }
                for file in command.redirections { add(file.writes ? .edit : .read, context.place(file.path, in: command.directory)) }
                for file in CommandReach.changes(of: command) { add(.edit, context.place(file, in: command.directory), isImplied: true) }
                for file in CommandReach.reads(of: command) { add(.read, context.place(file, in: command.directory), isImplied: true) }
            }
        }
        let kind: ToolKind = call.command == nil ? call.kind : .read
        if [.read, .search, .edit, .delete, .move].contains(kind) {
            // A tool takes a path as it is: wildcards and a leading ~ are the shell's.
            for path in call.paths { add(kind, context.place(ShellWord(text: path, isTilde: path.hasPrefix("~")), in: context.worktree)) }
        }
        if parts.isEmpty { parts.append(CallPart(kind: call.command == nil ? call.kind : .execute, tool: call.name, subject: .whole)) }
        return parts
    }

    private static let devices = ["/dev/null", "/dev/stdout", "/dev/stderr", "/dev/stdin", "/dev/zero", "/dev/urandom", "/dev/random"]
}
