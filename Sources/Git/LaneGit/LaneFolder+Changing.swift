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
        // In portions, so that no number of files fills the memory.
        while true {
            let names = try rawNames(limit: 10_000)
            if names.isEmpty { return }
            for name in names { try remove(name, depth: depth) }
        }
    }

    private func remove(_ name: [UInt8], depth: Int) throws {
        if PosixFile.withCString(name, { unlinkat(descriptor, $0, 0) }) == 0 || errno == ENOENT { return }
        // A folder without permissions is made removable; its owner is who runs this.
        _ = PosixFile.withCString(name) { fchmodat(descriptor, $0, 0o700, 0) }
        let inner = PosixFile.withCString(name) { openat(descriptor, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
        let shown = path + "/" + DisplayText.escape(name)
        guard inner >= 0, depth > 0 else {
            let code = inner >= 0 ? ELOOP : errno
            if inner >= 0 { close(inner) }
            throw GitError.storage("\(shown) could not be removed", errno: code)
        }
        try LaneFolder(path: shown, descriptor: inner).clear(depth: depth - 1)
        guard PosixFile.withCString(name, { unlinkat(descriptor, $0, AT_REMOVEDIR) }) == 0 || errno == ENOENT else {
            throw GitError.storage("\(shown) could not be removed", errno: errno)
        }
    }
}
