import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder in a place that others can write to.
enum PrivateFolder {
    /// Makes it, or takes it when it is this user's and closed to others: anybody may have made one of that name.
    static func make(_ folder: URL) throws {
        if mkdir(folder.path, 0o700) != 0, errno != EEXIST {
            throw DeskError(.failed, "cannot make the folder \(folder.path): \(String(cString: strerror(errno)))")
        }
        var status = stat()
        guard lstat(folder.path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(), status.st_mode & 0o077 == 0
        else {
            throw DeskError(.failed, "the folder \(folder.path) is not only yours; remove it")
        }
    }
}
