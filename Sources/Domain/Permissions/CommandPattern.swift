/// Why a text is not a ``CommandPattern``.
package struct CommandPatternError: Error, Equatable, Sendable {
    /// What is wrong, to be read after the pattern.
    package let message: String
    /// What to write instead.
    package let remedy: String
}

/// A set of simple commands: the words they begin with.
///
/// - `make test` is exactly these words.
/// - `git commit *` is these words and at least one more.
/// - `swift test*` ends its last word openly, and any words may follow: `swift test`, `swift test-all --fast`.
/// - `*` alone is every command.
///
/// Assignments before a command are part of it: `CI=1 npm test *` does not fit `npm test x`, nor the other way round. The program is a name
/// that is found on the path or lies in a system folder, or the path as it is written.
package struct CommandPattern: Hashable, Sendable, CustomStringConvertible {
    enum Ending: Hashable, Sendable {
        case exact
        /// ` *`
        case moreWords
        /// `word*`
        case open
    }

    package let text: String
    let words: [String]
    let ending: Ending

    package var description: String { text }

    /// - Throws: ``CommandPatternError`` with what is wrong.
    package init(_ text: String) throws(CommandPatternError) {
        var words = text.split(separator: " ").map(String.init)
        guard !words.isEmpty else { throw CommandPatternError(message: "is empty", remedy: "write a command such as 'make test'") }
        guard !text.contains(where: { "|&;<>()$`\"'\\\n\t#".contains($0) }) else {
            throw CommandPatternError(
                message: "uses characters of the shell",
                remedy: "write the words of one command; each command of a line is judged on its own")
        }
        let isOpen = words.last?.hasSuffix("*") == true
        if isOpen { words[words.count - 1] = String(words[words.count - 1].dropLast()) }
        guard !words.contains(where: { $0.contains("*") }) else {
            throw CommandPatternError(message: "has a '*' that is not at its end", remedy: "keep the words before it, and end with '*'")
        }
        if isOpen, words.last == "" {
            words.removeLast()
            ending = .moreWords
        } else {
            ending = isOpen ? .open : .exact
        }
        self.text = text
        self.words = words
    }

    /// Whether a command certainly is in the set: words that may become others fit only where any word does.
    /// - Parameter root: the worktree. `./run` in the folder `tools` is another program than in the root: it is `tools/run`.
    func covers(_ command: SimpleCommand, root: String) -> Bool {
        guard let program = command.words.first, program.isLiteral else { return false }
        // `*` stands for words of the command, not for assignments before it.
        let assigned = words.prefix { $0.contains("=") && !$0.hasPrefix("-") }
        guard command.assignments.count == assigned.count else { return false }
        var found = command.assignments.map { ShellWord(text: $0) } + command.words
        found[assigned.count].text = Self.program(program.text, in: command.directory, root: root)
        let wanted = words.enumerated().map { index, word in
            index == assigned.count && word.contains("/") ? Self.program(word, in: root, root: root) : word
        }
        switch ending {
        case .exact: guard found.count == wanted.count else { return false }
        case .moreWords: guard found.count > wanted.count else { return false }
        case .open: guard found.count >= wanted.count else { return false }
        }
        return zip(wanted, found).enumerated().allSatisfy { index, pair in
            let isOpen = ending == .open && index == wanted.count - 1
            return pair.1.isLiteral && (isOpen ? pair.1.text.hasPrefix(pair.0) : pair.1.text == pair.0)
        }
    }

    /// A program's name, or its path from the worktree's root, or its absolute path outside.
    private static func program(_ text: String, in folder: String, root: String) -> String {
        let plain = ShellProgram.plainName(text)
        guard plain.contains("/") else { return plain }
        let path = PathText.join(plain, to: folder)
        return PathText.below(root, path).map { "./" + $0 } ?? path
    }
}
