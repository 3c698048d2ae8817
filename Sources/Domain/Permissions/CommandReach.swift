/// What a program does with its arguments, for those that are known.
enum CommandReach {
    /// An argument that may be run.
    struct RunText: Sendable {
        let text: String
        /// Every word of it may be a command; otherwise only one behind a sign of the shell.
        let isCommand: Bool
    }

    /// Programs that only read, print or move what they are given.
    private static let inert: Set<String> = [
        "echo", "printf", "cat", "ls", "head", "tail", "wc", "grep", "egrep", "fgrep", "mkdir", "touch", "cp", "mv", "rm", "rmdir", "ln",
        "test",
        "[", "true", "false", "pwd", "basename", "dirname", "sort", "uniq", "cut", "tr", "diff", "cmp", "stat", "file", "which", "date",
        "seq",
        "chmod", "command", "realpath", "readlink", "tree", "du", "df", "jq", "type", "sleep", "tee",
    ]
    private static let inertGit: Set<String> = [
        "add", "commit", "status", "diff", "log", "show", "blame", "branch", "checkout", "switch", "restore", "stash", "tag", "merge",
        "cherry-pick", "revert", "reset", "rev-parse", "ls-files", "rm", "mv",
    ]
    /// Programs that run their arguments, or a part of them.
    private static let runners: Set<String> = [
        "find", "fd", "ssh", "parallel", "watch", "entr", "script", "strace", "ltrace", "gdb", "lldb", "docker", "podman", "kubectl",
        "flock",
        "chroot", "unshare", "nsenter", "setpriv", "systemd-run", "expect", "tmux", "screen", "npx", "bunx", "uvx", "pipx", "direnv", "nix",
        "su", "sudo", "doas", "runuser", "start-stop-daemon", "at", "batch", "xargs", "env", "nice", "timeout", "nohup", "setsid", "time",
        "exec", "stdbuf", "osascript", "open", "busybox", "make", "just", "entr", "unbuffer", "proot", "bwrap", "firejail", "prlimit",
        "taskset",
        "chrt", "cgexec", "numactl", "faketime", "fakeroot", "eatmydata", "sem", "rlwrap", "dbus-run-session", "ionice", "cpulimit",
    ]

    /// The arguments that may be run by the program.
    static func texts(of command: SimpleCommand) -> [RunText] {
        guard let program = command.words.first else { return [] }
        let name = PathText.name(program.text).lowercased()
        let arguments = command.words.dropFirst().map(\.text)
        let assigned = command.assignments.map { RunText(text: $0, isCommand: false) }
        if inert.contains(name) { return assigned }
        if name == "git", let first = arguments.first, inertGit.contains(first) { return assigned }
        let isCommand = runners.contains(name)
        let each = arguments.map { RunText(text: $0, isCommand: isCommand) }
        // A program that runs the words after it gets them as words of their own.
        return assigned + each + [RunText(text: arguments.joined(separator: " "), isCommand: isCommand)]
    }

    /// Whether other arguments could make it do anything: it runs them, or it changes the files that they name.
    static func isWide(_ command: SimpleCommand) -> Bool {
        guard let program = command.words.first else { return true }
        let name = PathText.name(program.text).lowercased()
        let isInterpreter = ["python", "perl", "ruby", "node", "php", "awk", "gawk", "sed", "lua"].contains { name.hasPrefix($0) }
        return runners.contains(name) || isInterpreter || ShellProgram.shells.contains(name) || !changes(of: command).isEmpty
    }

    /// The arguments that a program is known to change, as files. Not everything that can change a file is here: a program may do
    /// anything, and only the sandbox holds it.
    static func changes(of command: SimpleCommand) -> [ShellWord] {
        guard let program = command.words.first else { return [] }
        let arguments = Array(command.words.dropFirst())
        let operands = operands(arguments)
        switch PathText.name(program.text).lowercased() {
        case "rm", "rmdir", "unlink", "shred", "touch", "mkdir", "tee", "truncate", "mv", "mkfifo", "mknod": return operands
        case "chmod", "chown", "chgrp", "chattr", "setfacl", "xattr": return Array(operands.dropFirst())
        case "cp", "ln", "install", "rsync", "scp":
            let named = arguments.contains { $0.text.hasPrefix("-t") || $0.text.hasPrefix("--target") }
            return named ? operands + values(arguments, "-t", "--target-directory=") : Array(operands.suffix(1))
        case "dd":
            return arguments.compactMap { word in
                guard word.text.hasPrefix("of=") else { return nil }
                return ShellWord(text: String(word.text.dropFirst(3)), isGlob: word.isGlob)
            }
        case "sed", "gsed", "perl", "ruby":
            guard arguments.contains(where: { isInPlace($0.text) }) else { return [] }
            let hasScript = arguments.contains {
                ["-e", "-f", "--expression", "--file"].contains($0.text) || $0.text.hasSuffix("e") && $0.text.hasPrefix("-")
            }
            return hasScript ? operands : Array(operands.dropFirst())
        default: return []
        }
    }

    /// The arguments that a program is known to read, as files.
    static func reads(of command: SimpleCommand) -> [ShellWord] {
        guard let program = command.words.first else { return [] }
        let operands = operands(Array(command.words.dropFirst()))
        switch PathText.name(program.text).lowercased() {
        case "cat", "head", "tail", "wc", "ls", "diff", "cmp", "stat", "file", "less", "more", "od", "xxd", "base64", "strings":
            return operands
        case "grep", "egrep", "fgrep", "rg", "sed", "awk": return Array(operands.dropFirst())
        case "cp", "mv", "ln", "install", "rsync", "scp": return Array(operands.dropLast())
        default: return []
        }
    }

    private static func isInPlace(_ text: String) -> Bool {
        text.hasPrefix("--in-place") || (text.hasPrefix("-") && !text.hasPrefix("--") && text.contains("i"))
    }

    private static func operands(_ arguments: [ShellWord]) -> [ShellWord] {
        let end = arguments.firstIndex { $0.text == "--" } ?? arguments.count
        return arguments[..<end].filter { !$0.text.hasPrefix("-") && !$0.text.isEmpty } + arguments[end...].dropFirst()
    }

    private static func values(_ arguments: [ShellWord], _ short: String, _ long: String) -> [ShellWord] {
        arguments.compactMap { word in
            if word.text.hasPrefix(long) { return ShellWord(text: String(word.text.dropFirst(long.count)), isGlob: word.isGlob) }
            guard word.text.hasPrefix(short), word.text.count > short.count else { return nil }
            return ShellWord(text: String(word.text.dropFirst(short.count)), isGlob: word.isGlob)
        }
    }
}
