/// Everything that goes wrong in this room: what, in which command, what git said (bounded), and what to do.
package struct GitError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, for code that decides by it.
    package enum Kind: Sendable, Equatable {
        case gitMissing
        case gitTooOld(found: String)
        case commandFailed(exit: Int32)
        case outputTooLarge(limit: Int)
        case timedOut
        case cannotStart
        case unexpectedOutput
        case invalidName
        case invalidRemote
        case invalidInput
        case notFound
        case remoteUnavailable
        case remoteEmpty
        case refMoved(ref: String, expected: ObjectID?, found: ObjectID?)
        case embeddedRepository
        case worktreeOccupied
        case worktreeMissing
        case proofMissing
        case snapshotMissing
        case importRefused
        case storage
    }

    /// What went wrong.
    package let kind: Kind
    /// One sentence: what and where.
    package let message: String
    /// What the person can do.
    package let remedy: String
    /// The git command as shown to people.
    package let command: String?
    /// The end of git's error output, made safe to show.
    package let diagnostics: String?

    init(_ kind: Kind, _ message: String, remedy: String, command: String? = nil, diagnostics: String? = nil) {
        self.kind = kind
        self.message = message
        self.remedy = remedy
        self.command = command
        self.diagnostics = diagnostics
    }

    /// All of it, on as many lines as there are parts.
    package var description: String {
        var lines = [message]
        if let command { lines.append("  command: \(command)") }
        if let diagnostics, !diagnostics.isEmpty {
            lines.append("  git said: " + diagnostics.split(separator: "\n").joined(separator: "\n            "))
        }
        lines.append("  remedy: \(remedy)")
        return lines.joined(separator: "\n")
    }

    static func invalidName(_ text: String, _ reason: String) -> GitError {
        GitError(
            .invalidName, "'\(DisplayText.escape(text.prefix(200).utf8))' is not a usable reference name: \(reason).",
            remedy: "Use a name that `git check-ref-format` accepts.")
    }

    static func invalidRemote(_ text: String, _ reason: String) -> GitError {
        GitError(
            .invalidRemote, "'\(DisplayText.escape(text.prefix(200).utf8))' is not a usable repository address: \(reason).",
            remedy: "Give a folder, file:///folder, https://host/path, ssh://host/path or user@host:path.")
    }

    static func storage(_ message: String, errno code: Int32) -> GitError {
        GitError(
            .storage, "\(message): \(PosixFile.explain(code)).",
            remedy: "Check that the disk has space and that the folder belongs to you, then try again.")
    }

    static func unexpected(_ what: String, command: String) -> GitError {
        GitError(
            .unexpectedOutput, "Git's output was not understood: \(what).",
            remedy: "Run the command by hand; if it works there, report it with the version of git.", command: command)
    }
}
