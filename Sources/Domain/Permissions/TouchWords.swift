/// What a call would touch, for the operator who is asked.
enum TouchWords {
    private static let limit = 20

    static func list(_ parts: [CallPart], _ context: PermissionContext) -> [String] {
        var lines: [String] = []
        for part in parts {
            let line = SafeText.line(words(part, context))
            if !lines.contains(line) { lines.append(line) }
        }
        guard lines.count > limit else { return lines }
        return lines.prefix(limit) + ["and \(lines.count - limit) more"]
    }

    private static func words(_ part: CallPart, _ context: PermissionContext) -> String {
        switch part.subject {
        case .opaque(let opaque): return "runs a command that cannot be seen through: \(opaque.reason)"
        case .command(let command):
            let folder = PathText.below(context.worktree, command.directory)
            let place = folder.map { $0.isEmpty ? "" : " in \($0)" } ?? " in \(command.directory), outside the worktree"
            return "runs \(cut(command.shown))\(place)"
        case .path(let path): return "\(verb(part)) \(cut(path.below ?? path.absolute ?? path.shown)): \(place(path, context))"
        case .whole: return "uses \(cut(part.tool)) (\(part.kind.rawValue)), which names neither a command nor a path"
        }
    }

    private static func verb(_ part: CallPart) -> String {
        switch part.kind {
        case .delete: "deletes"
        case .move: "moves"
        case .edit: "changes"
        default: "reads"
        }
    }

    private static func place(_ path: CallPath, _ context: PermissionContext) -> String {
        if context.isOwn(path) { return "in a folder of the lane" }
        guard path.below != nil else {
            return path.isOpen && path.absolute == nil ? "outside the worktree, or not known" : "outside the worktree"
        }
        guard let boundary = context.boundary else { return "in the worktree" }
        return context.isInBoundary(path) ? "inside boundary \(boundary)" : "in the worktree, outside boundary \(boundary)"
    }

    private static func cut(_ text: String) -> String { text.count <= 160 ? text : "\(text.prefix(160))…" }
}
