#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// A folder that an agent may change while it is read. Everything is opened relative to the folder that was opened before and without
/// following links, so a folder that becomes a link in between leads nowhere; only regular files are read, so none of them can block.
struct LaneFolder: ~Copyable {
    enum Kind: Equatable { case file(size: Int), folder, other }

    /// For messages.
    let path: String
    let descriptor: Int32

    /// Opens a folder whose parents are ours. Nil when there is none; throws `.importRefused` when it is something else.
    static func open(_ path: String) throws -> LaneFolder? {
        // An agent may have taken its own permission away.
        if PosixFile.facts(Array(path.utf8))?.kind == .directory, access(path, R_OK | X_OK) != 0 { chmod(path, 0o700) }
        return try open(path, in: AT_FDCWD, shown: path)
    }

    init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    private static func open(_ name: String, in parent: Int32, shown: String) throws -> LaneFolder? {
        let found = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        if found >= 0 { return LaneFolder(path: shown, descriptor: found) }
        if errno == ENOENT { return nil }
        throw GitError.refusedImport("\(DisplayText.escape(shown)) is not a folder that can be read: \(PosixFile.explain(errno))")
    }

    /// The folder inside; nil when there is none.
    func folder(_ name: String) throws -> LaneFolder? {
        try Self.open(name, in: descriptor, shown: "\(path)/\(name)")
    }

    /// What has that name; nil when nothing has.
    func kind(_ name: String) -> Kind? {
        var info = stat()
        guard fstatat(descriptor, name, &info, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        return switch info.st_mode & S_IFMT {
        case S_IFREG: .file(size: Int(info.st_size))
        case S_IFDIR: .folder
        default: .other
        }
    }

    /// The names inside, at most `limit`; names that are not UTF-8 are none that git made and are left out.
    func names(limit: Int) throws -> [String] {
        let found = try rawNames(limit: limit + 1)
        guard found.count <= limit else {
            throw GitError.refusedImport("\(DisplayText.escape(path)) holds more than \(limit) files")
        }
        return found.compactMap { String(validating: $0, as: UTF8.self) }
    }

    /// The contents of a regular file; nil when there is none. Throws `.importRefused` for anything else and for more than `limit` bytes.
    func read(_ name: String, limit: Int) throws -> [UInt8]? {
        guard let file = try openFile(name) else { return nil }
        defer { close(file) }
        var result: [UInt8] = []
        try pour(file, name, limit: limit) { result += $0 }
        return result
    }

    /// Copies a regular file to a new file of ours; returns its size, nil when it is gone. Throws as ``read(_:limit:)`` does.
    func copy(_ name: String, to target: String, limit: Int) throws -> Int? {
        guard let file = try openFile(name) else { return nil }
        defer { close(file) }
        let new = Self.create(target)
        guard new >= 0 else { throw GitError.storage("\(target) could not be made", errno: errno) }
        defer { close(new) }
        return try pour(file, name, limit: limit) { try PosixFile.writeAll(new, Array($0), Array(target.utf8)) }
    }

    private func openFile(_ name: String) throws -> Int32? {
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        if file < 0, errno == ENOENT { return nil }
        var info = stat()
        guard file >= 0, fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
            let code = errno
            if file >= 0 { close(file) }
            let why = file >= 0 || code == ELOOP || code == ENXIO ? "it is a link or no file" : PosixFile.explain(code)
            throw GitError.refusedImport("\(DisplayText.escape("\(path)/\(name)")) cannot be read: \(why)")
        }
        return file
    }

    /// Reads to the end; a file that grows meanwhile meets the limit too.
    @discardableResult
    private func pour(_ file: Int32, _ name: String, limit: Int, _ take: (ArraySlice<UInt8>) throws -> Void) throws -> Int {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        var total = 0
        while true {
            let count = buffer.withUnsafeMutableBytes { PosixFile.posixRead(file, $0) }
            guard count >= 0 else { throw GitError.storage("\(DisplayText.escape("\(path)/\(name)")) could not be read", errno: errno) }
            if count == 0 { return total }
            total += count
            guard total <= limit else {
                throw GitError.refusedImport("\(DisplayText.escape("\(path)/\(name)")) is larger than \(limit) bytes")
            }
            try take(buffer[..<count])
        }
    }

    private static func create(_ path: String) -> Int32 {
        PosixFile.withCString(Array(path.utf8)) { name in
            #if canImport(Darwin)
                Darwin.open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            #else
                Glibc.open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            #endif
        }
    }
}
