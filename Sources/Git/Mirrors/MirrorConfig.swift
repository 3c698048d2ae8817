/// The configuration file of a mirror: what it must hold, and what an agent may add to it without harm.
struct MirrorConfig: Sendable {
    /// Where the mirror comes from.
    let remote: RemoteLocation

    /// The whole file as Signalbox writes it. A push by an agent has nowhere to go: landing is Signalbox's.
    var bytes: [UInt8] {
        let text = """
            [core]
            \trepositoryformatversion = 0
            \tfilemode = true
            \tbare = true
            [index]
            \tversion = 4
            [gc]
            \tauto = 0
            [maintenance]
            \tauto = false
            [remote "origin"]
            \turl = \(quoted(remote.address))
            \tpushurl = /dev/null/pushes-go-through-signalbox
            \tfetch = +refs/heads/*:refs/remotes/origin/*
            \ttagOpt = --no-tags

            """
        return Array(text.utf8)
    }

    /// Keys that ordinary work in a worktree writes (`git config user.name`, `git checkout -b x origin/main`) and that make git run
    /// nothing and hide nothing.
    static func isHarmless(_ key: String) -> Bool {
        if key == "user.name" || key == "user.email" { return true }
        guard key.hasPrefix("branch.") else { return false }
        return key.hasSuffix(".remote") || key.hasSuffix(".merge") || key.hasSuffix(".rebase")
    }

    private func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
