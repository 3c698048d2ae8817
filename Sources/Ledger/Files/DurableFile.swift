import Foundation

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Files that are either there as a whole or not at all, whatever happens while they are written.
enum DurableFile {
    /// Writes a temporary file in `folder`, puts it on the disk and renames it to the path that `fill` names.
    ///
    /// - Parameters:
    ///   - folder: holds the temporary file; on the same file system as the destination.
    ///   - mode: permissions of the finished file.
    ///   - fill: writes the content and returns the destination's path.
    static func write(in folder: String, mode: mode_t, fill: (borrowing OpenFile) throws(FileFailure) -> String) throws(FileFailure) {
        let temporary = "\(folder)/\(UUID().uuidString).tmp"
        do throws(FileFailure) {
            let destination = try fillTemporary(temporary, mode: mode, fill: fill)
            guard rename(temporary, destination) == 0 else { throw FileFailure("rename", destination) }
            try syncFolder((destination as NSString).deletingLastPathComponent)
        } catch {
            // Gone already when the rename was done.
            unlink(temporary)
            throw error
        }
    }

    private static func fillTemporary(
        _ path: String, mode: mode_t, fill: (borrowing OpenFile) throws(FileFailure) -> String
    ) throws(FileFailure) -> String {
        let file = try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL, mode: mode)
        let destination = try fill(file)
        try file.flush()
        return destination
    }

    /// Makes a folder (its parent exists) for the owner alone and puts its name on the disk. An existing one is fine.
    static func makeFolder(_ path: String) throws(FileFailure) {
        if mkdir(path, 0o700) == 0 {
            try syncFolder((path as NSString).deletingLastPathComponent)
        } else if errno != EEXIST {
            throw FileFailure("mkdir", path)
        }
    }

    /// A rename is only durable once the folder that holds the name is.
    static func syncFolder(_ path: String) throws(FileFailure) {
        try OpenFile(path, O_RDONLY | O_DIRECTORY).flush()
    }

    /// The first `limit` bytes of a small file; nil when there is no such file.
    static func read(_ path: String, limit: Int) throws(FileFailure) -> [UInt8]? {
        do throws(FileFailure) {
            return try OpenFile(path, O_RDONLY | O_NOFOLLOW).take(upTo: limit)
        } catch {
            if error.isMissing { return nil }
            throw error
        }
    }
}
