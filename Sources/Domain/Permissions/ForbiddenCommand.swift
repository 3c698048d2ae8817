/// Whether something is what a rule forbids.
enum Certainty: Comparable, Sendable {
    case no
    /// It may be, depending on what words become.
    case possible
    case certain
}

/// A ``CommandPattern`` as `deny` and `never` read it: widely, where `allow` reads narrowly.
///
/// What follows the pattern's words does not matter, nor do options between them (`git -C folder push` is `git push`), assignments, the
/// folder that the program lies in, and the case of its name (file systems that ignore case would run it).
struct ForbiddenCommand: Sendable {
    let pattern: CommandPattern
    private let words: [String]

    init(_ pattern: CommandPattern) {
        self.pattern = pattern
        let plain = Array(pattern.words.drop { $0.contains("=") && !$0.hasPrefix("-") })
        words = plain.isEmpty ? [] : [PathText.name(plain[0]).lowercased()] + plain.dropFirst()
    }

    func matches(_ command: SimpleCommand) -> Certainty {
        guard !command.words.isEmpty else { return .no }
        guard !words.isEmpty else { return .certain }
        let itself = match(command.words)
        guard itself != .certain else { return itself }
        // What is written in the arguments of a program may be run by it.
        return max(itself, CommandReach.texts(of: command).contains(where: { isIn($0.text, everywhere: $0.isCommand) }) ? .certain : .no)
    }

    /// Whether a text that cannot be seen through names the command anywhere.
    func isIn(_ text: String, everywhere: Bool = true) -> Bool {
        guard !words.isEmpty else { return true }
        let pieces = TextPieces.of(text)
        return pieces.indices.contains { index in
            // A single word is a command only where one begins; several in a row are one anywhere.
            guard everywhere || words.count > 1 || pieces[index].beginsCommand else { return false }
            return match(pieces[index...].map { ShellWord(text: $0.text) }) == .certain
        }
    }

    private func match(_ found: [ShellWord]) -> Certainty {
        guard let program = found.first else { return .no }
        let isOnly = words.count == 1
        if program.isUnknown { return .possible }
        let name = PathText.name(program.text).lowercased()
        guard isOnly && pattern.ending == .open ? name.hasPrefix(words[0]) : name == words[0] else { return .no }
        var index = 1
        var mayBeValue = false
        for (number, word) in words.enumerated().dropFirst() {
            let isOpen = pattern.ending == .open && number == words.count - 1
            while true {
                guard index < found.count else { return .no }
                let next = found[index]
                index += 1
                if next.isUnknown || next.mayBecome(word) { return .possible }
                if isOpen ? next.text.hasPrefix(word) : next.text == word {
                    mayBeValue = false
                    break
                }
                if next.text.hasPrefix("-") {
                    mayBeValue = true
                } else if mayBeValue {
                    mayBeValue = false
                } else {
                    return .no
                }
            }
        }
        return .certain
    }
}
