/// What a line or script for the shell runs, as far as its text alone says it.
///
/// The reading is conservative: it looks through what starts another program in a known way (`env`, `timeout`, `xargs`, `sh -c 'text'`),
/// and calls opaque everything whose meaning depends on more than the text (substitutions, variables, here-documents, loops, `eval`).
struct ShellCommand: Equatable, Sendable {
    /// A text that could not be seen through, and why.
    struct Opaque: Equatable, Sendable {
        let text: String
        let reason: String
    }

    /// What was found, also beside opaque parts.
    private(set) var commands: [SimpleCommand]
    private(set) var opaque: [Opaque]
    /// Folders that `cd` goes to.
    private(set) var visited: [String]

    /// - Parameter directory: where it is run, absolute.
    init(_ text: String, directory: String) {
        var parser = ShellParser(directory: directory)
        parser.read(text, depth: 0)
        commands = parser.commands
        opaque = parser.opaque
        visited = parser.visited
    }
}
