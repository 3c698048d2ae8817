/// One call of git as a value. Arguments come from code and checked types only; paths are passed after `--`, literally.
struct GitCommand: Sendable {
    /// Whose configuration applies.
    enum Scope: Sendable {
        /// Neither system nor user configuration; hardened.
        case local
        /// The user's configuration (credentials, proxies), but still no hooks and no submodules.
        case network
    }

    /// The folder given with `-C`.
    var directory: String?
    /// Verb and options.
    var arguments: [String]
    /// Arguments that may be any bytes, after `--`.
    var paths: [RepositoryPath] = []
    /// Standard input.
    var input: [UInt8] = []
    /// Whose configuration applies.
    var scope = Scope.local
    /// Variables on top of the hardened environment.
    var environment: [String: String] = [:]
    /// Exit codes that are an answer; others throw.
    var acceptedExits: Set<Int32> = [0]
    /// The most output kept, in bytes; more throws `.outputTooLarge`.
    var outputLimit = 64 << 20
    /// Wall time after which the command is ended; nil for none.
    var timeout: Duration?
    /// Receives error output as it comes, in pieces.
    var onErrorOutput: (@Sendable ([UInt8]) -> Void)?

    /// For people.
    var shown: String {
        var words = ["git"]
        if let directory { words += ["-C", directory] }
        words += arguments.prefix(12)
        if arguments.count > 12 { words.append("…") }
        if !paths.isEmpty { words += ["--"] + paths.prefix(4).map(\.description) + (paths.count > 4 ? ["…"] : []) }
        return words.map { DisplayText.escape($0.prefix(300).utf8) }.joined(separator: " ")
    }
}
