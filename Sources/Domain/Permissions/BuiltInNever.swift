/// The built-in `never` rules.
enum BuiltInNever {
    /// The first that a part breaks, and whether it certainly does.
    static func rule(for part: CallPart, _ context: PermissionContext) -> (name: String, certainty: Certainty)? {
        let checks: [(String, Certainty)] =
            switch part.subject {
            case .whole: []
            case .path(let path): paths(path, part, context)
            case .opaque(let opaque): texts(opaque.text, context)
            case .command(let command): commands(command, context)
            }
        return checks.first { $0.1 == .certain } ?? checks.first { $0.1 == .possible }
    }

    private static func paths(_ path: CallPath, _ part: CallPart, _ context: PermissionContext) -> [(String, Certainty)] {
        var checks = [("signalbox-itself", isServerFolder(path, context) ? Certainty.certain : .no)]
        guard part.isChange else { return checks }
        checks.append(("git-internals", path.isGitInternal))
        if path.absolute == nil {
            // ~ is certainly elsewhere, unlike a word that is not known.
            checks.append(("outside-worktree", path.shown.hasPrefix("~") ? .certain : .possible))
        } else if path.below == nil, !context.isOwn(path) {
            checks.append(("outside-worktree", .certain))
        }
        return checks
    }

    private static func commands(_ command: SimpleCommand, _ context: PermissionContext) -> [(String, Certainty)] {
        let names = command.words.dropFirst().contains { isServerFolder(context.place($0, in: command.directory), context) }
        return [
            ("remove-everything", removesEverything(command, context)),
            ("git-push", max(pushes, command)), ("superuser", max(superusers + switchUser, command)),
            ("signalbox-itself", names ? .certain : max(itself, command)),
        ]
    }

    private static func texts(_ text: String, _ context: PermissionContext) -> [(String, Certainty)] {
        func check(_ found: Bool) -> Certainty { found ? .certain : .no }
        // Paths of the lane itself may lie in a folder of that name.
        let rest = ([context.worktree] + context.ownFolders).reduce(text) { $0.split(separator: $1).joined(separator: " ") }
        let namesFolder = TextPieces.of(rest).contains { $0.text.split(separator: "/").contains { $0.lowercased() == ".signalbox" } }
        return [
            ("remove-everything", check(DangerousText.removesEverything(text))),
            ("git-push", check(pushes.contains { $0.isIn(text) })),
            ("superuser", check(superusers.contains { $0.isIn(text) } || switchUser.contains { $0.isIn(text, everywhere: false) })),
            ("signalbox-itself", check(namesFolder || itself.contains { $0.isIn(rest) })),
            ("download-and-run", check(DangerousText.runsDownload(text))),
        ]
    }

    private static func isServerFolder(_ path: CallPath, _ context: PermissionContext) -> Bool {
        guard path.below == nil, !context.isOwn(path) else { return false }
        return (path.absolute ?? path.shown).split(separator: "/").contains { $0.lowercased() == ".signalbox" }
    }

    private static func max(_ forbidden: [ForbiddenCommand], _ command: SimpleCommand) -> Certainty {
        forbidden.map { $0.matches(command) }.max() ?? .no
    }

    private static func removesEverything(_ command: SimpleCommand, _ context: PermissionContext) -> Certainty {
        guard let program = command.words.first, PathText.name(program.text).lowercased() == "rm",
            command.words.dropFirst().contains(where: { DangerousText.isRecursive($0.text) })
        else { return .no }
        return CommandReach.changes(of: command).map { word -> Certainty in
            if word.isUnknown { return .possible }
            let path = context.place(word, in: command.directory)
            guard let absolute = path.absolute else { return .certain }
            // A folder that holds the worktree, or everything in one: / , /home , /* .
            let folder = absolute.hasSuffix("/*") ? String(absolute.dropLast(2)) : absolute
            return PathText.below(folder.isEmpty ? "/" : folder, context.worktree) != nil && path.below == nil ? .certain : .no
        }.max() ?? .no
    }

    // Texts of this file's own that are patterns: a fault would leave the list shorter, which a test excludes.
    private static func forbid(_ texts: [String]) -> [ForbiddenCommand] {
        texts.compactMap { try? CommandPattern($0) }.map(ForbiddenCommand.init)
    }

    static let pushes = forbid(["git push", "git send-pack", "git http-push", "git subtree push", "git-push", "git-send-pack"])
    static let superusers = forbid(["sudo", "doas", "pkexec", "run0", "runuser", "sudoedit"])
    /// A word that stands in many sentences.
    static let switchUser = forbid(["su"])
    static let itself = forbid(["signalbox"])
}
