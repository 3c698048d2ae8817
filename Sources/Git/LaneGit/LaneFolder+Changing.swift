#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

extension LaneFolder {
    /// The first names inside, as bytes.
    func rawNames(limit: Int) throws -> [[UInt8]] {
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0, let stream = fdopendir(copy) else {
            let code = errno
            if copy >= 0 { close(copy) }
            throw GitError.refusedImport("\(DisplayText.escape(path)) cannot be listed: \(PosixFile.explain(code))")
        }
        defer { closedir(stream) }
        var result: [[UInt8]] = []
        while result.count < limit, let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: UInt8.self, capacity: Int(NAME_MAX) + 1) { start in
                    Array(UnsafeBufferPointer(start: start, count: strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))))
                }
            }
            if name != Array(".".utf8) && name != Array("..".utf8) { result.append(name) }
        }
        return result
    }

    /// Moves what has that name to a path of ours. False when it could not be moved, for example because something is there.
    @discardableResult
    func move(_ name: String, to target: String) -> Bool { renameat(descriptor, name, AT_FDCWD, target) == 0 }

    /// Removes all that is inside, following no links. Throws `.storage` when something resists.
    func clear(depth: Int = 64) throws {
        // An agent may have taken its own permission away.
        fchmod(descriptor, 0o700)
        // In portions, so that no number of files fills the memory.
        while true {
            let names = try rawNames(limit: 10_000)
            if names.isEmpty { return }
            for name in names { try remove(name, depth: depth) }
        }
    }

    private func remove(_ name: [UInt8], depth: Int) throws {
        if PosixFile.withCString(name, { unlinkat(descriptor, $0, 0) }) == 0 || errno == ENOENT { return }
        let shown = path + "/" + DisplayText.escape(name)
        let inner = try Self.openForRemoval(name, in: descriptor, shown: shown)
        guard depth > 0 else { throw GitError.storage("\(shown) could not be removed", errno: ELOOP) }
        try inner.clear(depth: depth - 1)
        guard PosixFile.withCString(name, { unlinkat(descriptor, $0, AT_REMOVEDIR) }) == 0 || errno == ENOENT else {
            throw GitError.storage("\(shown) could not be removed", errno: errno)
        }
    }

    private static func openForRemoval(_ name: [UInt8], in parent: Int32, shown: String) throws -> LaneFolder {
        func attempt() -> Int32 { PosixFile.withCString(name) { openat(parent, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) } }
        var found = attempt()
        var info = stat()
        if found < 0, errno == EACCES, PosixFile.withCString(name, { fstatat(parent, $0, &info, AT_SYMLINK_NOFOLLOW) }) == 0,
            info.st_mode & S_IFMT == S_IFDIR
        {
            _ = PosixFile.withCString(name) { fchmodat(parent, $0, 0o700, 0) }
            found = attempt()
        }
        guard found >= 0 else { throw GitError.storage("\(shown) could not be removed", errno: errno) }
        return LaneFolder(path: shown, descriptor: found)
    }
}
