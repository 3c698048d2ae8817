#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Opens files below one folder and nowhere else, while hostile processes may change that folder at the same time.
///
/// Every component is opened from the descriptor of the one before and no symbolic link is followed, so what was checked is what is used: a
/// link that is put in place of a folder in between is refused by the kernel. Links that would stay inside are refused as well.
final class WorktreeConfinement: Sendable {
    /// The folder as it was given, without a slash at its end.
    let root: String
    private let realRoot: String
    private let descriptor: Int32

    /// - Throws: ``ClientCallError`` when the folder cannot be opened.
    init(root: String) throws(ClientCallError) {
        guard root.hasPrefix("/") else { throw ClientCallError("the worktree '\(root)' must be an absolute path") }
        var trimmed = Substring(root)
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        self.root = String(trimmed)
        descriptor = open(self.root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ClientCallError.system("open the worktree '\(root)'") }
        realRoot =
            realpath(self.root, nil).map { resolved in
                defer { free(resolved) }
                return String(cString: resolved)
            } ?? self.root
    }

    deinit { close(descriptor) }

    /// The components of a path below the worktree: absolute and inside it, or relative to it. `..` is taken back from what was named
    /// before, which is what it means where no component is a link.
    ///
    /// - Throws: ``ClientCallError`` for a path that leads out, or names the worktree itself.
    func components(of path: String) throws(ClientCallError) -> [String] {
        guard !path.isEmpty, !path.utf8.contains(0) else { throw ClientCallError("a path must not be empty or hold a zero byte") }
        guard path.utf8.count <= 4096 else { throw ClientCallError("a path must not be longer than 4096 bytes") }
        var rest = Substring(path)
        if path.hasPrefix("/") {
            guard let folder = [root, realRoot].first(where: { path == $0 || path.hasPrefix($0 == "/" ? "/" : $0 + "/") }) else {
                throw ClientCallError("'\(path)' is outside the worktree '\(root)'")
            }
            rest = rest.dropFirst(folder.count)
        }
        var names: [String] = []
        for name in rest.split(separator: "/") where name != "." {
            if name != ".." {
                names.append(String(name))
            } else if names.popLast() == nil {
                throw ClientCallError("'\(path)' leads out of the worktree '\(root)'")
            }
        }
        return names
    }

    /// Opens the folder with these components; the caller closes it.
    func folder(_ names: some Collection<String>, creating: Bool = false) throws(ClientCallError) -> Int32 {
        var current = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard current >= 0 else { throw ClientCallError.system("open the worktree") }
        for name in names {
            var next = openat(current, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            if next < 0, errno == ENOENT, creating {
                // Somebody else may have made it meanwhile.
                _ = mkdirat(current, name, 0o777)
                next = openat(current, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            }
            let failure = next < 0 ? refusal(name, in: current, errno) : nil
            close(current)
            if let failure { throw failure }
            current = next
        }
        return current
    }

    /// Why a component could not be opened, in words.
    func refusal(_ name: String, in folder: Int32, _ code: Int32) -> ClientCallError {
        var entry = stat()
        if fstatat(folder, name, &entry, AT_SYMLINK_NOFOLLOW) == 0, entry.st_mode & S_IFMT == S_IFLNK {
            return ClientCallError("'\(name)' is a symbolic link, which is not followed: name the file itself")
        }
        return ClientCallError.system("open '\(name)'", code)
    }
}
