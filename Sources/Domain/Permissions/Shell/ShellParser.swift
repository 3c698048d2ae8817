/// Makes simple commands out of tokens, and follows `cd`.
struct ShellParser {
    /// Scripts in scripts (`sh -c "sh -c '…'"`) that are looked into.
    private static let maximumDepth = 6
    /// Folders in which one command may run.
    private static let maximumFolders = 4
    /// Simple commands of one line; more of them are not looked at one by one.
    private static let maximumCommands = 200

    private(set) var commands: [SimpleCommand] = []
    private(set) var opaque: [ShellCommand.Opaque] = []
    private(set) var visited: [String] = []
    private var folders: [String]
    /// Where it may still be when the `cd` of this and-list failed.
    private var foldersIfFailed: [String] = []
    private var text = ""

    init(directory: String) { folders = [directory] }

    mutating func read(_ text: String, depth: Int) {
        let outer = (self.text, folders, foldersIfFailed)
        self.text = text
        foldersIfFailed = []
        defer { (self.text, folders, foldersIfFailed) = outer }
        guard depth <= Self.maximumDepth else { return fail("scripts within scripts") }
        let lexer = ShellLexer(text)
        if let reason = lexer.opaque { fail(reason) }
        parse(lexer.tokens, depth: depth)
    }

    private mutating func fail(_ reason: String) {
        if !opaque.contains(where: { $0.text == text && $0.reason == reason }) { opaque.append(.init(text: text, reason: reason)) }
    }

    private mutating func parse(_ tokens: [ShellToken], depth: Int) {
        var words: [ShellWord] = []
        var redirections: [ShellRedirection] = []
        var scopes: [(folders: [String], failed: [String])] = []
        var awaited: (writes: Bool, duplicates: Bool)?
        var sign = "\n"
        for token in tokens {
            switch token {
            case .word(let word):
                guard let redirect = awaited else {
                    words.append(word)
                    continue
                }
                awaited = nil
                let isDescriptor = word.text == "-" || word.text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
                if !redirect.duplicates || !isDescriptor || word.text.isEmpty {
                    redirections.append(ShellRedirection(writes: redirect.writes, path: word))
                }
            case .redirect(let writes, let duplicates):
                if awaited != nil { fail("a redirection without a file") }
                awaited = (writes, duplicates)
            case .control(let next):
                if awaited != nil { fail("a redirection without a file") }
                awaited = nil
                if next == "(", !words.isEmpty || !redirections.isEmpty { fail("a function") }
                finish(words, redirections, from: sign, to: next, depth: depth)
                (words, redirections) = ([], [])
                sign = next
                if next == "(" {
                    scopes.append((folders, foldersIfFailed))
                } else if next == ")" {
                    if let scope = scopes.popLast() {
                        (folders, foldersIfFailed) = scope
                    } else {
                        fail("parentheses that do not match")
                    }
                }
            }
        }
        if awaited != nil { fail("a redirection without a file") }
        if !scopes.isEmpty { fail("parentheses that do not match") }
        finish(words, redirections, from: sign, to: "\n", depth: depth)
    }

    /// The end of a simple command that stands between two operators.
    private mutating func finish(
        _ words: [ShellWord], _ redirections: [ShellRedirection], from start: String, to sign: String, depth: Int
    ) {
        let before = folders
        if !words.isEmpty || !redirections.isEmpty { command(words, redirections, depth: depth) }
        guard sign != "(" else { return }
        // Behind `|` it runs in a shell of its own, behind `||` perhaps not at all.
        if sign == "&&", start != "|", start != "||" {
            if folders != before { foldersIfFailed = Self.union(foldersIfFailed, before) }
        } else {
            // The cd may have failed.
            folders = Self.union(Self.union(folders, before), foldersIfFailed)
            if sign != "||" { foldersIfFailed = [] }
        }
        if folders.count > Self.maximumFolders {
            fail("too many folders in which it may run")
            folders = Array(folders.prefix(Self.maximumFolders))
        }
    }

    private mutating func command(_ words: [ShellWord], _ redirections: [ShellRedirection], depth: Int) {
        guard commands.count < Self.maximumCommands else { return fail("more than \(Self.maximumCommands) commands") }
        switch ShellProgram.read(words) {
        case .program(let assignments, let words):
            emit(assignments, words, redirections)
        case .script(let script):
            emit([], [], redirections)
            read(script, depth: depth + 1)
        case .folder(let folder):
            emit([], [], redirections)
            folders = folders.map { PathText.join(folder, to: $0) }
            visited += folders.filter { !visited.contains($0) }
        case .opaque(let reason, let words):
            fail(reason)
            emit([], words, redirections)
        }
    }

    private mutating func emit(_ assignments: [String], _ words: [ShellWord], _ redirections: [ShellRedirection]) {
        guard !words.isEmpty || !redirections.isEmpty || !assignments.isEmpty else { return }
        for folder in folders {
            let command = SimpleCommand(assignments: assignments, words: words, redirections: redirections, directory: folder)
            if !commands.contains(command) { commands.append(command) }
        }
    }

    private static func union(_ left: [String], _ right: [String]) -> [String] { left + right.filter { !left.contains($0) } }
}
