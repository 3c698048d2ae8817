/// Commands that only read and print, with nothing but paths inside the worktree.
enum ReadCommand {
    private static let readers: Set<String> = [
        "ls", "cat", "head", "tail", "wc", "grep", "egrep", "fgrep", "rg", "find", "sed", "diff", "cmp", "stat", "file", "basename",
        "dirname",
    ]
    private static let printers: Set<String> = ["echo", "printf", "pwd", "true", "false", "which"]

    static func covers(_ command: SimpleCommand, _ context: PermissionContext) -> Bool {
        guard command.assignments.isEmpty, let program = command.words.first, program.isLiteral,
            PathText.below(context.worktree, command.directory) != nil
        else { return false }
        let name = ShellProgram.plainName(program.text)
        let arguments = Array(command.words.dropFirst())
        guard arguments.allSatisfy({ !$0.isUnknown && !$0.isTilde }) else { return false }
        if printers.contains(name) { return true }
        guard readers.contains(name), isReading(name, arguments.map(\.text)) else { return false }
        var operands = arguments.filter { !$0.text.hasPrefix("-") || $0.text == "-" }
        // The first word of these is what they look for, where no option may have said it already.
        let searches = ["grep", "egrep", "fgrep", "rg"].contains(name)
        if searches, !arguments.contains(where: { mayNamePattern($0.text) }) { operands = Array(operands.dropFirst()) }
        guard arguments.allSatisfy({ !$0.text.hasPrefix("-") || !$0.text.contains("/") }) else { return false }
        return operands.allSatisfy { word in
            let path = context.place(word, in: command.directory)
            return path.below != nil || context.isOwn(path)
        }
    }

    /// `-e x`, `-nex`, `-f file`, `--regexp=x`, `--files`, and `--`, behind which options are no longer options.
    private static func mayNamePattern(_ text: String) -> Bool {
        guard text.hasPrefix("-") else { return false }
        if text.hasPrefix("--") { return text == "--" || text.hasPrefix("--r") || text.hasPrefix("--f") }
        return text.contains { $0 == "e" || $0 == "f" }
    }

    /// None of the options with which these programs write files or run others.
    private static func isReading(_ name: String, _ arguments: [String]) -> Bool {
        switch name {
        case "rg": return !arguments.contains { $0.hasPrefix("--pre") || $0.hasPrefix("--hostname-bin") }
        case "find":
            return !arguments.contains { word in ["-exec", "-ok", "-delete", "-fp", "-fls", "-files0"].contains(where: word.hasPrefix) }
        case "sed":
            return arguments.count > 1 && arguments[0] == "-n" && isPrinting(arguments[1])
                && !arguments.dropFirst(2).contains { $0.hasPrefix("-") }
        case "file": return !arguments.contains { $0.hasPrefix("-C") || $0.hasPrefix("--c") || $0.hasPrefix("-m") || $0.hasPrefix("--m") }
        default: return true
        }
    }

    /// `12p`, `1,200p`.
    private static func isPrinting(_ script: String) -> Bool {
        guard script.hasSuffix("p") else { return false }
        let lines = script.dropLast().split(separator: ",", omittingEmptySubsequences: false)
        return (1...2).contains(lines.count)
            && lines.allSatisfy { line in
                line == "$" || (!line.isEmpty && line.allSatisfy { ("0"..."9").contains($0) })
            }
    }
}
