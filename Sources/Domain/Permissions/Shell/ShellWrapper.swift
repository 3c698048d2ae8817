/// Programs that start another one with the words after their options.
enum ShellWrapper: Equatable, Sendable {
    case none
    case runs(assignments: [String], words: [ShellWord])
    case opaque(String)

    /// Options without a value, options whose value is the next word, and words before the program.
    private struct Form {
        var flags: Set<String> = []
        var values: Set<String> = []
        var before = 0
    }

    private static let forms: [String: Form] = [
        "timeout": Form(
            flags: ["--preserve-status", "--foreground", "-v", "--verbose"], values: ["-s", "--signal", "-k", "--kill-after"], before: 1),
        "nice": Form(values: ["-n", "--adjustment"]),
        "nohup": Form(),
        "time": Form(flags: ["-p", "-v", "-l"]),
        "command": Form(flags: ["-p"]),
        "exec": Form(),
        "env": Form(flags: ["-i", "-", "--ignore-environment"], values: ["-u", "--unset"]),
        "xargs": Form(
            flags: ["-0", "-r", "-t", "--null", "--no-run-if-empty"],
            values: ["-n", "-P", "-L", "-d", "--max-args", "--max-procs", "--max-lines", "--delimiter"]),
        "setsid": Form(flags: ["-w", "--wait", "-f", "--fork", "-c", "--ctty"]),
        "stdbuf": Form(values: ["-i", "-o", "-e", "--input", "--output", "--error"]),
        "ionice": Form(flags: ["-t"], values: ["-c", "-n"]),
        "caffeinate": Form(flags: ["-i", "-d", "-m", "-s"]),
    ]

    static func read(_ name: String, _ arguments: [ShellWord]) -> ShellWrapper {
        guard let form = forms[name] else { return .none }
        // `command -v git` asks where a program is.
        if name == "command", let first = arguments.first?.text, first == "-v" || first == "-V" { return .none }
        let unknown = ShellWrapper.opaque("an option of '\(name)' that is not looked into")
        var rest = arguments[...]
        while let word = rest.first, word.text.hasPrefix("-") {
            guard word.isLiteral else { return unknown }
            rest.removeFirst()
            if word.text == "--" { break }
            if form.flags.contains(word.text) { continue }
            if form.values.contains(word.text) {
                guard let value = rest.popFirst(), value.isLiteral else { return unknown }
                continue
            }
            guard holdsValue(word.text, form) else { return unknown }
        }
        for _ in 0..<form.before {
            guard let word = rest.popFirst(), word.isLiteral else { return unknown }
        }
        var assignments: [String] = []
        if name == "env" {
            while let word = rest.first, let sign = word.text.firstIndex(of: "="), sign != word.text.startIndex {
                guard word.isLiteral else { return unknown }
                assignments.append(word.text)
                rest.removeFirst()
            }
        }
        // Without a program these only print or set something.
        guard let program = rest.first else { return name == "exec" || name == "xargs" ? unknown : .none }
        // The words after a wrapper are never assignments or reserved words; a program of such a name is not looked into.
        guard !program.isAssignment else { return unknown }
        return .runs(assignments: assignments, words: Array(rest) + (name == "xargs" ? [.unknown] : []))
    }

    /// `-n5`, `--signal=KILL`.
    private static func holdsValue(_ text: String, _ form: Form) -> Bool {
        if let sign = text.firstIndex(of: "=") { return text.hasPrefix("--") && form.values.contains(String(text[..<sign])) }
        return !text.hasPrefix("--") && form.values.contains(String(text.prefix(2)))
    }
}
