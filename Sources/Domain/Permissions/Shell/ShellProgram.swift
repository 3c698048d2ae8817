/// What the words of a simple command run, seen through the programs that only start another one.
enum ShellProgram: Equatable, Sendable {
    case program(assignments: [String], words: [ShellWord])
    /// `sh -c TEXT`.
    case script(String)
    /// `cd FOLDER`.
    case folder(String)
    /// Not to be seen through; with the words that were reached.
    case opaque(String, words: [ShellWord])

    /// Folders whose programs are what their name says.
    static let systemFolders = ["/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin", "/opt/homebrew/bin"]
    static let shells: Set<String> = ["sh", "bash", "dash", "zsh", "ksh", "mksh", "ash"]
    /// With a grammar of their own.
    static let otherShells: Set<String> = ["fish", "csh", "tcsh", "busybox", "toybox", "nu", "pwsh", "elvish", "xonsh"]
    private static let reserved: Set<String> = [
        "if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done", "case", "esac", "in", "select", "function", "{", "}",
        "[[", "]]", "coproc", "repeat", "foreach", "end", "noglob", "nocorrect", "-", "!",
    ]
    /// Change what later words mean, or run a text.
    private static let stateful: Set<String> = [
        "eval", "source", ".", "alias", "unalias", "export", "declare", "typeset", "local", "readonly", "unset", "trap", "hash", "enable",
        "builtin", "pushd", "popd", "dirs", "shopt", "setopt", "unsetopt", "autoload", "bind", "fc", "mapfile", "readarray", "read",
        "getopts",
        "integer", "float", "zmodload", "emulate", "let", "chroot",
    ]
    private static let interpreters: Set<String> = [
        "python", "python2", "python3", "perl", "ruby", "node", "php", "lua", "deno", "bun", "tclsh",
    ]

    static func read(_ words: [ShellWord]) -> ShellProgram {
        var assignments: [String] = []
        var rest = words
        // Behind `!` or another program, `cd` and its like mean something else or nothing.
        var isBehind = false
        while true {
            while let word = rest.first, word.isAssignment {
                guard word.isLiteral else { return .opaque("an assignment with a pattern", words: rest) }
                assignments.append(word.text)
                rest.removeFirst()
            }
            guard let first = rest.first else {
                // A shell variable for the commands after it.
                return assignments.isEmpty ? .program(assignments: [], words: []) : .opaque("an assignment without a command", words: [])
            }
            guard first.isLiteral, !first.text.hasPrefix("="), !first.text.isEmpty else {
                return .opaque("a pattern in the place of a program", words: rest)
            }
            let name = plainName(first.text)
            let arguments = Array(rest.dropFirst())
            if name == "!", !isBehind {
                isBehind = true
                rest = arguments
                continue
            }
            if reserved.contains(name) || stateful.contains(name) || otherShells.contains(name) {
                return .opaque("'\(name)'", words: rest)
            }
            if name == "cd" || name == "chdir" {
                return isBehind ? .opaque("'cd' behind another word", words: rest) : folder(arguments, assignments, rest)
            }
            if shells.contains(name) { return shell(arguments, assignments, rest) }
            if interpreters.contains(name) || name.hasPrefix("python"), readsProgram(arguments) {
                return .opaque("\(name) reads its program from its input", words: rest)
            }
            switch ShellWrapper.read(name, arguments) {
            case .none: return .program(assignments: assignments, words: rest)
            case .runs(let more, let inner):
                assignments += more
                rest = inner
                isBehind = true
            case .opaque(let reason): return .opaque(reason, words: rest)
            }
        }
    }

    /// The name of a program that is found by its name or lies in a system folder; the path as it is written for every other.
    static func plainName(_ program: String) -> String {
        guard let slash = program.lastIndex(of: "/") else { return program }
        return systemFolders.contains(String(program[..<slash])) ? String(program[program.index(after: slash)...]) : program
    }

    private static func folder(_ arguments: [ShellWord], _ assignments: [String], _ words: [ShellWord]) -> ShellProgram {
        let named = arguments.first?.text == "--" ? Array(arguments.dropFirst()) : arguments
        guard assignments.isEmpty, named.count == 1, let folder = named.first, folder.isLiteral, !folder.text.isEmpty,
            !folder.text.hasPrefix("-")
        else { return .opaque("a change of folder that the text does not say", words: words) }
        return .folder(folder.text)
    }

    private static func shell(_ arguments: [ShellWord], _ assignments: [String], _ words: [ShellWord]) -> ShellProgram {
        var rest = arguments[...]
        while let option = rest.first, option.isLiteral, option.text.hasPrefix("-") || option.text.hasPrefix("+"), option.text.count > 1 {
            rest.removeFirst()
            let letters = option.text.dropFirst()
            if ["--login", "--norc", "--noprofile", "--posix"].contains(option.text) { continue }
            guard letters.allSatisfy({ "abcefhlmnopuvxC".contains($0) }) else { return .opaque("an option of a shell", words: words) }
            if letters.contains("o") { _ = rest.popFirst() }
            guard letters.contains("c") else { continue }
            guard let script = rest.first, script.isLiteral, assignments.isEmpty, !script.text.hasPrefix("-") else {
                return .opaque("a shell's script that the text does not say", words: words)
            }
            return .script(script.text)
        }
        guard let script = rest.first, script.isLiteral, script.text != "-" else {
            return .opaque("a shell that reads its commands from its input", words: words)
        }
        return .program(assignments: assignments, words: words)
    }

    private static func readsProgram(_ arguments: [ShellWord]) -> Bool {
        guard let first = arguments.first(where: { !$0.isLiteral || !$0.text.hasPrefix("-") || $0.text == "-" }) else {
            return !arguments.contains { ["--version", "-V", "-v", "-h", "--help"].contains($0.text) }
        }
        return first.text == "-" || !first.isLiteral
    }
}
