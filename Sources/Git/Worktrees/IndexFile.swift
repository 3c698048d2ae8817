#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#endif

/// Copies index files together with their modification time. Git trusts the recorded time of a file only when it is older than the
/// index; many builds compare whole seconds. An index that looks younger than it is would make git believe that a file changed in the
/// second of the checkout is unchanged, and that change would be lost.
enum IndexFile {
    /// Replaces `target` by a copy of `source`. Throws `.storage`, also when there is no `source`.
    static func copy(_ source: String, to target: String) throws {
        var info = stat()
        // The time first: should the file change in between, the older time only makes git look more closely.
        guard lstat(source, &info) == 0, let bytes = PosixFile.read(Array(source.utf8), limit: 1 << 30) else {
            throw GitError.storage("The index \(source) could not be read", errno: errno == 0 ? EIO : errno)
        }
        let temporary = target + ".copy"
        try PosixFile.replace(temporary, bytes)
        #if canImport(Darwin)
            let times = [info.st_atimespec, info.st_mtimespec]
        #else
            let times = [info.st_atim, info.st_mtim]
        #endif
        guard utimensat(AT_FDCWD, temporary, times, 0) == 0, rename(temporary, target) == 0 else {
            throw GitError.storage("The index \(target) could not be written", errno: errno)
        }
    }
}
