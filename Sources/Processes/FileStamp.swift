import Foundation

/// What tells one state of a file from another without reading it. Links are followed.
package struct FileStamp: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case file, folder, other
    }

    package let kind: Kind
    /// Bytes.
    package let size: Int
    package let isExecutable: Bool
    private let device: UInt64
    private let inode: UInt64
    /// Of content and of the entry itself, in nanoseconds: an edit that keeps the size and sets the time back changes the second.
    private let modified: Int
    private let changed: Int

    /// Nil when nothing is there, or nothing that a link leads to.
    package init?(_ path: String) {
        var info = stat()
        guard stat(path, &info) == 0 else { return nil }
        kind =
            switch info.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            default: .other
            }
        size = Int(info.st_size)
        isExecutable = info.st_mode & S_IXUSR != 0
        device = UInt64(truncatingIfNeeded: info.st_dev)
        inode = UInt64(info.st_ino)
        #if canImport(Darwin)
            let (content, entry) = (info.st_mtimespec, info.st_ctimespec)
        #else
            let (content, entry) = (info.st_mtim, info.st_ctim)
        #endif
        modified = content.tv_sec &* 1_000_000_000 &+ content.tv_nsec
        changed = entry.tv_sec &* 1_000_000_000 &+ entry.tv_nsec
    }

    /// Whether the path itself is a link, wherever it leads.
    package static func isLink(_ path: String) -> Bool {
        var info = stat()
        return lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
    }

    /// The path with every link followed; nil when something on it is missing.
    package static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
