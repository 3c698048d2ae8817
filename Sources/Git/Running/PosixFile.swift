import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// Files by paths of any bytes. Foundation cannot name a file that is not UTF-8, and repositories hold such files.
enum PosixFile {
    enum Kind: Equatable { case regular, directory, link, other }

    struct Facts {
        let kind: Kind
        let size: Int
        let isExecutable: Bool
        /// When its content last changed, in seconds since 1970.
        let modified: Int
    }

    /// `root/path` as bytes.
    static func join(_ root: String, _ path: RepositoryPath) -> [UInt8] {
        Array(root.utf8) + [UInt8(ascii: "/")] + path.bytes
    }

    /// What is there, not following a link at the end; nil when there is nothing or it cannot be looked at.
    static func facts(_ path: [UInt8]) -> Facts? {
        var info = stat()
        guard withCString(path, { lstat($0, &info) }) == 0 else { return nil }
        let kind: Kind =
            switch info.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .directory
            case S_IFLNK: .link
            default: .other
            }
        #if canImport(Darwin)
            let modified = info.st_mtimespec.tv_sec
        #else
            let modified = info.st_mtim.tv_sec
        #endif
        return Facts(kind: kind, size: Int(info.st_size), isExecutable: info.st_mode & S_IXUSR != 0, modified: Int(modified))
    }

    /// Whether each folder above `path` inside `root` is a real folder and no link.
    static func hasRealParents(_ root: String, _ path: RepositoryPath) -> Bool {
        let parts = path.bytes.split(separator: UInt8(ascii: "/"))
        var here = Array(root.utf8)
        for part in parts.dropLast() {
            here += [UInt8(ascii: "/")] + part
            guard facts(here)?.kind == .directory else { return false }
        }
        return true
    }

    /// Makes the folders above `path` inside `root`; refuses to go through a link or a file.
    static func makeParents(_ root: String, _ path: RepositoryPath) throws {
        let parts = path.bytes.split(separator: UInt8(ascii: "/"))
        var here = Array(root.utf8)
        for part in parts.dropLast() {
            here += [UInt8(ascii: "/")] + part
            switch facts(here)?.kind {
            case .directory: continue
            case nil:
                guard withCString(here, { mkdir($0, 0o777) }) == 0 || errno == EEXIST else {
                    throw GitError.storage("The folder \(DisplayText.escape(here)) could not be made", errno: errno)
                }
            default: throw GitError.storage("\(DisplayText.escape(here)) is not a folder", errno: ENOTDIR)
            }
        }
    }

    /// Reads a regular file of at most `limit` bytes; nil when there is none, it is something else, or it is larger.
    static func read(_ path: [UInt8], limit: Int) -> [UInt8]? {
        let file = withCString(path) { open($0, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK) }
        guard file >= 0 else { return nil }
        defer { close(file) }
        var info = stat()
        guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG, Int(info.st_size) <= limit else { return nil }
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while result.count <= limit {
            let count = buffer.withUnsafeMutableBytes { posixRead(file, $0) }
            if count < 0 { return nil }
            if count == 0 { return result }
            result += buffer[..<count]
        }
        return nil
    }

    /// Makes a new file with those bytes; what was at the path (not a folder) is removed first, so no link is followed.
    static func write(_ path: [UInt8], _ bytes: some Collection<UInt8>, isExecutable: Bool) throws {
        _ = withCString(path) { unlink($0) }
        let file = withCString(path) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, isExecutable ? 0o777 : 0o666) }
        guard file >= 0 else { throw GitError.storage("\(DisplayText.escape(path)) could not be made", errno: errno) }
        defer { close(file) }
        try writeAll(file, Array(bytes), path)
    }

    /// Replaces a file of ours: either the old or the new bytes are there after a crash.
    static func replace(_ path: String, _ bytes: [UInt8]) throws {
        let temporary = Array((path + ".new").utf8)
        _ = withCString(temporary) { unlink($0) }
        let file = withCString(temporary) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644) }
        guard file >= 0 else { throw GitError.storage("\(path) could not be written", errno: errno) }
        do {
            defer { close(file) }
            try writeAll(file, bytes, temporary)
            guard fsync(file) == 0 else { throw GitError.storage("\(path) could not be written", errno: errno) }
        }
        guard rename(path + ".new", path) == 0 else { throw GitError.storage("\(path) could not be replaced", errno: errno) }
    }

    /// Makes a symbolic link with exactly that target.
    static func link(_ path: [UInt8], to target: [UInt8]) throws {
        _ = withCString(path) { unlink($0) }
        guard withCString(target, { target in withCString(path) { symlink(target, $0) } }) == 0 else {
            throw GitError.storage("The link \(DisplayText.escape(path)) could not be made", errno: errno)
        }
    }

    /// The target of a symbolic link.
    static func target(_ path: [UInt8]) -> [UInt8]? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = withCString(path) { readlink($0, &buffer, 4096) }
        return count >= 0 && count < 4096 ? buffer[..<count].map { UInt8(bitPattern: $0) } : nil
    }

    /// Removes a file or link, and then the folders above it inside `root` that are empty.
    static func remove(_ root: String, _ path: RepositoryPath) {
        guard hasRealParents(root, path) else { return }
        _ = withCString(join(root, path)) { unlink($0) }
        var parts = path.bytes.split(separator: UInt8(ascii: "/")).dropLast()
        while !parts.isEmpty {
            let folder = Array(root.utf8) + parts.flatMap { [UInt8(ascii: "/")] + $0 }
            guard withCString(folder, { rmdir($0) }) == 0 else { return }
            parts.removeLast()
        }
    }

    /// Removes a folder and all in it, following no links.
    static func removeTree(_ path: [UInt8]) throws {
        if facts(path)?.kind == .directory {
            _ = withCString(path) { chmod($0, 0o700) }
            for name in names(path) ?? [] { try removeTree(path + [UInt8(ascii: "/")] + name) }
            guard withCString(path, { rmdir($0) }) == 0 else {
                throw GitError.storage("\(DisplayText.escape(path)) could not be removed", errno: errno)
            }
        } else if withCString(path, { unlink($0) }) != 0, errno != ENOENT {
            throw GitError.storage("\(DisplayText.escape(path)) could not be removed", errno: errno)
        }
    }

    /// The names in a folder; nil when it cannot be read.
    static func names(_ path: [UInt8]) -> [[UInt8]]? {
        guard let folder = withCString(path, { opendir($0) }) else { return nil }
        defer { closedir(folder) }
        var result: [[UInt8]] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: UInt8.self, capacity: Int(NAME_MAX) + 1) { start in
                    Array(UnsafeBufferPointer(start: start, count: strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))))
                }
            }
            if name != Array(".".utf8) && name != Array("..".utf8) { result.append(name) }
        }
        return result
    }

    /// Git writes paths in `.git` files with links resolved.
    static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    static func explain(_ code: Int32) -> String { String(cString: strerror(code)) }

    static func writeAll(_ file: Int32, _ bytes: [UInt8], _ path: [UInt8]) throws {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { posixWrite(file, $0) }
            guard count > 0 else { throw GitError.storage("\(DisplayText.escape(path)) could not be written", errno: errno) }
            done += count
        }
    }

    static func withCString<Result>(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
        (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
            // The buffer holds at least the terminator, so it has an address.
            buffer.baseAddress.map(body) ?? "".withCString(body)
        }
    }

    static func posixRead(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Darwin)
            Darwin.read(file, buffer.baseAddress, buffer.count)
        #else
            Glibc.read(file, buffer.baseAddress, buffer.count)
        #endif
    }

    static func posixWrite(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
        #if canImport(Darwin)
            Darwin.write(file, buffer.baseAddress, buffer.count)
        #else
            Glibc.write(file, buffer.baseAddress, buffer.count)
        #endif
    }
}
