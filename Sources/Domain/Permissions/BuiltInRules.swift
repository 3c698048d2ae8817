/// The rules that every workspace has. Those that allow can be overruled by a rule of `signalbox.yaml`; those that forbid cannot.
package enum BuiltInRules {
    /// What holds without a word in `signalbox.yaml`, by name and in words.
    package static let allowing: [(name: String, words: String)] = [
        ("read-worktree", "reading and searching inside the worktree and the lane's own folders, by tool"),
        ("think", "thinking"),
        ("edit-boundary", "changing files inside the boundary, by tool or redirection; all of the worktree for a lane without a boundary"),
        ("lane-folders", "changing files in the lane's own folders (its HOME, TMPDIR, caches)"),
        ("local-git", "git add, commit, status, diff, log and show with plain options and paths inside the worktree"),
        ("read-commands", "commands that only read inside the worktree, such as ls, cat, grep, rg, find, head, wc"),
        ("signalbox-tools", "the tools of the lane's own MCP server"),
    ]

    /// What no answer opens, by name and in words for the agent.
    package static let forbidding: [(name: String, words: String)] = [
        ("git-internals", "Files of git itself (.git) are not changed directly; use git's commands."),
        ("remove-everything", "This removes a whole folder tree outside of your work."),
        ("outside-worktree", "Files outside your worktree are not yours to change."),
        ("git-push", "Do not push: commit in your worktree. Signalbox takes the commits from there, and a person decides what lands."),
        ("superuser", "Commands are not run as another user."),
        (
            "signalbox-itself",
            "Signalbox itself, its server and its folders are not for agents; use the signalbox tools that you were given."
        ),
        ("download-and-run", "Text from the network is not piped into a shell. Save it in the worktree, so that it can be read first."),
    ]

    static let names = Set((allowing + forbidding).map(\.name))

    static func words(_ name: String) -> String { forbidding.first { $0.name == name }?.words ?? name }

    /// The built-in rule that allows a part; nil when none does.
    static func allows(_ part: CallPart, _ context: PermissionContext) -> String? {
        switch part.subject {
        case .opaque: return nil
        case .whole:
            if part.kind == .think { return "think" }
            if part.kind == .search { return "read-worktree" }
            return part.kind == .mcp && part.tool.hasPrefix("mcp__signalbox__") ? "signalbox-tools" : nil
        case .path(let path):
            if context.isOwn(path) { return part.isChange ? (path.isOpen ? nil : "lane-folders") : "read-worktree" }
            guard path.below != nil else { return nil }
            guard part.isChange else { return "read-worktree" }
            return !path.isOpen && context.isInBoundary(path) ? "edit-boundary" : nil
        case .command(let command):
            if LocalGit.covers(command, context) { return "local-git" }
            return ReadCommand.covers(command, context) ? "read-commands" : nil
        }
    }
}
