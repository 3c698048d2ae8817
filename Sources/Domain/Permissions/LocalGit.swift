/// The git commands with which an agent keeps its work: they change nothing but the lane's own index, objects and branch.
///
/// Options are those of a short list, since others write files elsewhere (`--output`) or run programs (`--ext-diff`, `-c`).
enum LocalGit {
    private static let options: [String: Set<String>] = [
        "add": ["-A", "--all", "-u", "--update", "-v", "--verbose", "-n", "--dry-run", "-N", "--intent-to-add", "."],
        "commit": [
            "-a", "--all", "-q", "--quiet", "--amend", "--no-edit", "--allow-empty", "-s", "--signoff", "-v", "-m", "--message", "-am",
            "-qm",
            "-aqm", "-qam", "-sm", "-asm",
        ],
        "status": [
            "-s", "--short", "-b", "--branch", "-sb", "--porcelain", "--porcelain=v1", "--porcelain=v2", "-u", "-uno", "-uall", "--ignored",
        ],
        "diff": common.union(["--cached", "--staged", "--check", "-w", "--word-diff", "--exit-code", "--quiet"]),
        "log": common.union(["--all", "--graph", "--decorate", "--oneline", "-n", "--abbrev-commit", "--reverse", "--follow", "--merges"]),
        "show": common.union(["--oneline", "-s", "--abbrev-commit"]),
        "rev-parse": ["HEAD", "--short", "--abbrev-ref", "--show-toplevel", "--verify"],
        "ls-files": ["-m", "-o", "-s", "--others", "--modified", "--exclude-standard"],
    ]
    private static let common: Set<String> = [
        "-p", "--patch", "--stat", "--shortstat", "--numstat", "--name-only", "--name-status", "--no-color", "-U0", "-U1", "-U3", "-U5",
        "-U10",
        "--summary", "-M", "--no-ext-diff", "--no-textconv",
    ]

    static func covers(_ command: SimpleCommand, _ context: PermissionContext) -> Bool {
        guard command.assignments.isEmpty, let program = command.words.first, program.isLiteral,
            ShellProgram.plainName(program.text) == "git", PathText.below(context.worktree, command.directory) != nil
        else { return false }
        var rest = command.words.dropFirst()
        while rest.first == ShellWord(text: "--no-pager", plainPrefix: rest.first?.plainPrefix ?? 0) { rest = rest.dropFirst() }
        guard let name = rest.popFirst(), name.isLiteral, let options = options[name.text] else { return false }
        var isOption = true
        while let word = rest.popFirst() {
            guard !word.isUnknown, !word.isTilde else { return false }
            if isOption, word.text == "--" {
                isOption = false
            } else if isOption, word.text.hasPrefix("-") {
                guard word.isLiteral else { return false }
                if name.text == "commit", options.contains(word.text), word.text.hasSuffix("m") || word.text == "--message" {
                    guard rest.popFirst()?.isLiteral == true else { return false }
                } else if !options.contains(word.text), !isValue(word.text, name.text) {
                    return false
                }
            } else if context.place(word, in: command.directory).below == nil {
                return false
            }
        }
        return true
    }

    private static func isValue(_ text: String, _ name: String) -> Bool {
        if name == "commit" { return text.hasPrefix("--message=") || (text.hasPrefix("-m") && text.count > 2) }
        guard name == "log" || name == "show" || name == "diff" else { return false }
        if ["--format=", "--pretty=", "--max-count=", "--diff-filter=", "--since=", "--author=", "--grep="].contains(where: text.hasPrefix)
        {
            return true
        }
        // -5
        return name == "log" && text.dropFirst().allSatisfy { ("0"..."9").contains($0) } && text.count > 1
    }
}
