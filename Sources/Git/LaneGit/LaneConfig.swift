/// The configuration of a lane's own repository. Identity and hooks come from the lane's environment.
enum LaneConfig {
    static func bytes(worktree: String) -> [UInt8] {
        // The address is what git names when an agent fetches or pushes: landing is Signalbox's.
        let text = """
            [core]
            \trepositoryformatversion = 0
            \tfilemode = true
            \tbare = false
            \tlogAllRefUpdates = true
            \tworktree = \(quoted(worktree))
            [index]
            \tversion = 4
            [gc]
            \tauto = 0
            [maintenance]
            \tauto = false
            [remote "origin"]
            \turl = /dev/null/signalbox-fetches-and-pushes-for-this-lane
            \tfetch = +refs/heads/*:refs/remotes/origin/*
            \ttagOpt = --no-tags

            """
        return Array(text.utf8)
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
