/// A word of a shell command after quotes and escapes were taken away.
struct ShellWord: Equatable, Sendable {
    var text: String
    /// Holds `*`, `?` or `[` outside quotes: it may become other words.
    var isGlob = false
    /// Begins with `~` outside quotes: a home folder.
    var isTilde = false
    /// Comes from somewhere else, as the input of `xargs` does.
    var isUnknown = false
    /// How many characters at its beginning stood outside quotes: an assignment's name must.
    var plainPrefix = 0

    static let unknown = ShellWord(text: "…", isUnknown: true)

    /// Whether the program gets exactly this text.
    var isLiteral: Bool { !isGlob && !isTilde && !isUnknown }

    /// Whether it may become `literal`, judged by what stands before the first wildcard.
    func mayBecome(_ literal: String) -> Bool {
        if isUnknown { return true }
        guard isGlob else { return false }
        let fixed = text.prefix { !"*?[".contains($0) }
        return literal.hasPrefix(fixed)
    }

    /// Whether it is `NAME=VALUE` before a command.
    var isAssignment: Bool {
        let scalars = Array(text.unicodeScalars)
        guard var end = scalars.firstIndex(of: "="), end > 0, end < plainPrefix else { return false }
        if scalars[end - 1] == "+" { end -= 1 }
        guard end > 0 else { return false }
        return scalars[..<end].enumerated().allSatisfy { index, scalar in
            scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || (index > 0 && ("0"..."9").contains(scalar))
        }
    }
}

/// A file that the shell itself opens for a command.
struct ShellRedirection: Equatable, Sendable {
    let writes: Bool
    let path: ShellWord
}

/// One program with its arguments, and the folder it runs in.
struct SimpleCommand: Equatable, Sendable {
    /// `NAME=VALUE` before it.
    var assignments: [String]
    /// The program and its arguments; empty for redirections alone.
    var words: [ShellWord]
    var redirections: [ShellRedirection]
    /// Absolute. A command that may run in several folders stands once for each.
    var directory: String

    /// As it is shown, without quotes.
    var shown: String { (assignments + words.map(\.text)).joined(separator: " ") }
}
