/// What a shell sees before it looks at meaning.
enum ShellToken: Equatable, Sendable {
    case word(ShellWord)
    /// `&&`, `||`, `;`, `&`, `|`, a line break, `(` or `)`.
    case control(String)
    /// The next word is a file that is opened; `duplicates` when it may be a file descriptor.
    case redirect(writes: Bool, duplicates: Bool)
}

/// Splits a shell command into words and operators (POSIX.1-2024, Shell Command Language 2.2 and 2.3).
///
/// It stops at everything whose meaning is not in the text itself, and says what it was: then the command is opaque. Where shells differ
/// (bash's and zsh's additions), what any of them gives a meaning to is opaque.
struct ShellLexer {
    /// Characters of a command that are looked at.
    private static let maximumLength = 100_000

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private(set) var tokens: [ShellToken] = []
    /// Why the command is opaque; nil when all of it was read.
    private(set) var opaque: String?
    private var word: ShellWord?
    /// Whether all of the word stood outside quotes until here.
    private var isPlain = true
    /// Whether the word holds a `{` outside quotes.
    private var hasBrace = false

    init(_ text: String) {
        scalars = Array(text.unicodeScalars.prefix(Self.maximumLength + 1))
        if scalars.count > Self.maximumLength {
            opaque = "more than \(Self.maximumLength) characters"
        } else if SafeText.isHostile(text), scalars.contains(where: { $0 != "\n" && $0 != "\t" && Self.isHostile($0) }) {
            opaque = "control or invisible characters"
        } else {
            run()
        }
    }

    private static func isHostile(_ scalar: Unicode.Scalar) -> Bool { SafeText.isHostile(String(Character(scalar))) }

    private mutating func run() {
        while opaque == nil, position < scalars.count { step(scalars[position]) }
        endWord()
    }

    private func peek(_ offset: Int = 1) -> Unicode.Scalar? {
        position + offset < scalars.count ? scalars[position + offset] : nil
    }

    private mutating func step(_ scalar: Unicode.Scalar) {
        switch scalar {
        case " ", "\t":
            endWord()
            position += 1
        case "\n", ";", "&", "|", "(", ")": control(scalar)
        case "<", ">": redirect(scalar)
        case "'": singleQuoted()
        case "\"": doubleQuoted()
        case "\\":
            guard let next = peek() else { return fail("a backslash at the end") }
            position += 2
            if next != "\n" { append(next, plain: false) }
        case "`": fail("command substitution")
        case "$": dollar(isQuoted: false)
        case "#" where word == nil: comment()
        default:
            if word == nil, scalar == "~" { word = ShellWord(text: "", isTilde: true) }
            append(scalar, plain: true)
            if "*?".unicodeScalars.contains(scalar) { word?.isGlob = true }
            if scalar == "{" { hasBrace = true }
            if !scalar.isASCII, scalar.properties.isWhitespace { fail("a space that shells read differently") }
            // `[` alone is the program `test`.
            if scalar == "[", let next = peek(), !" \t\n;&|".unicodeScalars.contains(next) { word?.isGlob = true }
            position += 1
        }
    }

    private mutating func fail(_ reason: String) { if opaque == nil { opaque = reason } }

    private mutating func append(_ scalar: Unicode.Scalar, plain: Bool) {
        // In place: a copy for each character would make long words slow.
        if word == nil { word = ShellWord(text: "") }
        if plain, isPlain { word?.plainPrefix += 1 }
        if !plain { isPlain = false }
        word?.text.unicodeScalars.append(scalar)
    }

    private mutating func endWord() {
        guard let ended = word else { return }
        word = nil
        tokens.append(.word(ended))
        // bash makes several words of a{b,c} and a{1..9}.
        if hasBrace, ended.text.contains(where: { $0 == "," || $0 == "." }) { fail("brace expansion") }
        hasBrace = false
        isPlain = true
    }

    private mutating func control(_ scalar: Unicode.Scalar) {
        if scalar == "(", word != nil { return fail("a parenthesis inside a word") }
        endWord()
        let next = peek()
        switch (scalar, next) {
        case ("&", "&"), ("|", "|"):
            tokens.append(.control(String(Character(scalar)) + String(Character(scalar))))
            position += 2
        case ("|", "&"):
            tokens.append(.control("|"))
            position += 2
        // bash opens a file for both streams, dash runs the command in the background and begins another one.
        case ("&", ">"): fail("a redirection that shells read differently")
        case (";", ";"), (";", "&"), ("(", "("): fail("a part of the shell's grammar that is not looked into")
        default:
            tokens.append(.control(String(Character(scalar))))
            position += 1
        }
    }

    private mutating func redirect(_ scalar: Unicode.Scalar) {
        // A number that touches it is a file descriptor.
        if let number = word, number.plainPrefix == number.text.unicodeScalars.count,
            number.text.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) })
        {
            word = nil
            isPlain = true
        }
        endWord()
        let next = peek()
        switch (scalar, next) {
        case ("<", "<"): return fail("a here-document")
        case (_, "("): return fail("process substitution")
        // zsh writes over a file with it, other shells begin a name with it.
        case (">", "!"): return fail("a redirection that shells read differently")
        case ("<", ">"), (">", ">"), (">", "|"):
            tokens.append(.redirect(writes: true, duplicates: false))
            position += 2
        case (_, "&"):
            tokens.append(.redirect(writes: scalar == ">", duplicates: true))
            position += 2
        default:
            tokens.append(.redirect(writes: scalar == ">", duplicates: false))
            position += 1
        }
        if position < scalars.count, scalars[position] == "(" { fail("process substitution") }
    }

    private mutating func singleQuoted() {
        word = word ?? ShellWord(text: "")
        isPlain = false
        position += 1
        while position < scalars.count, scalars[position] != "'" {
            append(scalars[position], plain: false)
            position += 1
        }
        guard position < scalars.count else { return fail("a quote that is not closed") }
        position += 1
    }

    private mutating func doubleQuoted() {
        word = word ?? ShellWord(text: "")
        isPlain = false
        position += 1
        while opaque == nil, position < scalars.count, scalars[position] != "\"" {
            switch scalars[position] {
            case "`": fail("command substitution")
            case "$": dollar(isQuoted: true)
            case "\\":
                guard let next = peek() else { return fail("a quote that is not closed") }
                if next == "\n" {
                    position += 2
                } else if "$`\"\\".unicodeScalars.contains(next) {
                    append(next, plain: false)
                    position += 2
                } else {
                    append("\\", plain: false)
                    position += 1
                }
            case let scalar:
                append(scalar, plain: false)
                position += 1
            }
        }
        guard opaque == nil else { return }
        guard position < scalars.count else { return fail("a quote that is not closed") }
        position += 1
    }

    /// A `$` with nothing to expand after it stands for itself.
    private mutating func dollar(isQuoted: Bool) {
        guard let next = peek() else { return literalDollar() }
        if next == "(" { return fail("command substitution") }
        if " \t\n".unicodeScalars.contains(next) || (isQuoted && next == "\"") { return literalDollar() }
        if !isQuoted, next == "'" || next == "\"" { return fail("a quote with escapes of its own") }
        if isQuoted, next.isASCII, !"{[_@*#?$!-`".unicodeScalars.contains(next), !next.properties.isAlphabetic,
            !("0"..."9").contains(next)
        {
            return literalDollar()
        }
        fail("a variable")
    }

    private mutating func literalDollar() {
        append("$", plain: false)
        position += 1
    }

    private mutating func comment() {
        let end = scalars[position...].firstIndex(of: "\n") ?? scalars.count
        // An interactive zsh has no comments: what would then be a command of its own is not taken for one.
        if scalars[position..<end].contains(where: { "`;&|<>()'\"$\\*?[{~".unicodeScalars.contains($0) }) {
            return fail("a comment with characters that the shell may act upon")
        }
        position = end
    }
}
