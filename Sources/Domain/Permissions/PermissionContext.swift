/// The lane that a call is made in, as the rules see it.
package struct PermissionContext: Equatable, Sendable {
    /// The worktree, absolute.
    package var worktree: String
    /// The boundary's name; nil when the lane has none and may edit all of its worktree.
    package var boundary: String?
    package var boundaryPaths: [PathGlob]
    package var repository: String
    package var risk: Risk
    /// The agent definition.
    package var agent: String
    /// Folders of the lane beside its worktree, absolute: its HOME, TMPDIR, caches. It may change files there.
    package var ownFolders: [String]

    package init(
        worktree: String, boundary: String?, boundaryPaths: [PathGlob], repository: String, risk: Risk, agent: String,
        ownFolders: [String] = []
    ) {
        self.worktree = PathText.join(worktree, to: "/")
        self.boundary = boundary
        self.boundaryPaths = boundaryPaths
        self.repository = repository
        self.risk = risk
        self.agent = agent
        self.ownFolders = ownFolders.map { PathText.join($0, to: "/") }
    }
}

extension PermissionContext {
    /// - Throws: ``PathGlobError`` when the boundary holds a text that is not a glob; a validated configuration has none.
    package init(
        worktree: String, boundary: BoundaryConfiguration?, repository: String, risk: Risk, agent: String, ownFolders: [String] = []
    ) throws(PathGlobError) {
        var globs: [PathGlob] = []
        for path in boundary?.paths ?? [] { globs.append(try PathGlob(path)) }
        self.init(
            worktree: worktree, boundary: boundary?.name, boundaryPaths: globs, repository: repository, risk: risk, agent: agent,
            ownFolders: ownFolders)
    }

    /// Where a path lies.
    func place(_ path: ShellWord, in folder: String) -> CallPath {
        guard !path.isTilde, !path.isUnknown else { return CallPath(shown: path.text, absolute: nil, below: nil, isOpen: true) }
        let absolute = PathText.join(path.text, to: folder)
        return CallPath(shown: path.text, absolute: absolute, below: PathText.below(worktree, absolute), isOpen: path.isGlob)
    }

    func isOwn(_ path: CallPath) -> Bool {
        guard let absolute = path.absolute, path.below == nil else { return false }
        return ownFolders.contains { PathText.below($0, absolute) != nil }
    }

    func isInBoundary(_ path: CallPath) -> Bool {
        guard let below = path.below else { return false }
        return boundary == nil || boundaryPaths.contains { $0.matches(below) }
    }
}

/// A path that a call names, as text.
struct CallPath: Equatable, Sendable {
    let shown: String
    /// Nil for a home folder, or when it is not known.
    let absolute: String?
    /// From the worktree's root, empty for the root itself; nil outside.
    let below: String?
    /// Holds wildcards of the shell, or is not known.
    let isOpen: Bool

    /// Whether a part of it is git's own folder, also in other spellings that some file systems take for it.
    var isGitInternal: Certainty {
        guard let absolute else { return .no }
        let parts = (below ?? absolute).split(separator: "/").map { part in
            String(String.UnicodeScalarView(part.unicodeScalars.filter { $0.properties.generalCategory != .format })).lowercased()
        }
        if parts.contains(".git") { return .certain }
        guard isOpen else { return .no }
        // The shell's wildcards do not stand for a leading dot.
        return parts.contains { part in
            let fixed = part.prefix { !"*?[".contains($0) }
            return fixed.count < part.count && !fixed.isEmpty && ".git".hasPrefix(fixed)
        } ? .possible : .no
    }
}
