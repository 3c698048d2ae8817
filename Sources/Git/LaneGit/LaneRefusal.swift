extension GitError {
    /// What an agent made is not taken over.
    static func refusedImport(_ reason: String, command: String? = nil, diagnostics: String? = nil) -> GitError {
        GitError(
            .importRefused, "What the lane committed is not taken over: \(reason).",
            remedy: "The mirror was not changed and the files are in the worktree. Have the lane repair its repository "
                + "(`git fsck` inside tells more), or give its repository up.",
            command: command, diagnostics: diagnostics)
    }

    /// The same for a git command that found fault with an agent's objects; other failures (a full disk, a time limit) stay what they are.
    func refusal(_ reason: String) -> GitError {
        switch kind {
        case .commandFailed where diagnostics?.contains("No space left on device") != true:
            .refusedImport(reason, command: command, diagnostics: diagnostics)
        case .timedOut, .outputTooLarge: .refusedImport("\(reason) (\(message))", command: command)
        default: self
        }
    }
}
