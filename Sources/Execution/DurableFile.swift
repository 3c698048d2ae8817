import Foundation
import SystemPackage

/// Files that are there whole after a crash, or not at all.
enum DurableFile {
    /// Writes beside `path`, puts it on the disk, renames it over `path`, and puts the folder on the disk. Mode 0600.
    static func write(_ bytes: [UInt8], to path: String) throws(ExecutionError) {
        // A name of its own: two that write the same file at once must not rename each other's.
        let temporary = path + ".new-\(UInt64.random(in: 0 ... .max))"
        do {
            let file = try FileDescriptor.open(
                temporary, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
            do {
                try file.writeAll(bytes)
                try check(fsync(file.rawValue))
                try file.close()
            } catch {
                try? file.close()
                throw error
            }
            try check(rename(temporary, path))
            try synchronizeFolder(of: path)
        } catch {
            unlink(temporary)
            throw .unwritable(path: path, message: "\(error)")
        }
    }

    /// Puts the folder's entries on the disk.
    static func synchronizeFolder(of path: String) throws {
        let folder = try FileDescriptor.open(FilePath(path).removingLastComponent(), .readOnly, options: .closeOnExec)
        defer { try? folder.close() }
        try check(fsync(folder.rawValue))
    }

    /// Turns -1 into the error that `errno` says.
    static func check(_ result: Int32) throws {
        if result != 0 { throw Errno(rawValue: errno) }
    }
}
