import Foundation
import SystemPackage

/// The lock that a runner holds for its life: who can take it knows that no runner lives.
struct SpoolLock: ~Copyable {
    private let file: FileDescriptor

    /// Takes the lock, or `nil` when somebody has it. The descriptor is closed on `exec`, so no child of the runner keeps it.
    static func take(_ path: String) throws(ExecutionError) -> SpoolLock? {
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(
                path, .readWrite, options: [.create, .closeOnExec], permissions: .ownerReadWrite)
        } catch {
            throw .unwritable(path: path, message: "\(error)")
        }
        if flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 { return SpoolLock(file: file) }
        let code = errno
        try? file.close()
        if code == EWOULDBLOCK { return nil }
        throw .unwritable(path: path, message: String(cString: strerror(code)))
    }

    deinit {
        // Not left to a child between its fork and its exec.
        flock(file.rawValue, LOCK_UN)
        try? file.close()
    }
}
