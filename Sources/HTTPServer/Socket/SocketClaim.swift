import API
import Foundation
import Synchronization

/// The right to listen at a path, held from before the socket is bound until the server has ended.
///
/// A lock file decides between two servers, so that a socket left behind by a killed one can be removed without taking away a living one's.
final class SocketClaim: Sendable {
    private let path: String
    /// -1 after the release.
    private let lock: Atomic<Int32>

    init(_ path: String) throws(SocketServerError) {
        if let problem = WireFormat.problem(ofSocketPath: path) { throw .pathTooLong(problem) }
        self.path = path
        try Self.makePrivateFolder(Self.folder(of: path))
        let descriptor = try Self.takeLock(WireFormat.lockPath(of: path), socketPath: path)
        do throws(SocketServerError) {
            try Self.removeStaleSocket(path)
        } catch {
            _ = close(descriptor)
            throw error
        }
        lock = Atomic(descriptor)
    }

    deinit { release() }

    /// Mode 0600 for the bound socket.
    func closeToOthers() { _ = chmod(path, 0o600) }

    /// Gives the lock back. The lock file stays: removing it would let two servers lock two files of one name.
    func release() {
        let descriptor = lock.exchange(-1, ordering: .relaxed)
        if descriptor >= 0 { _ = close(descriptor) }
    }

    /// Leaves the lock to the kernel, which gives it back when the process ends: whoever waits for it then waits for the whole server.
    func keepUntilExit() { lock.store(-1, ordering: .relaxed) }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func makePrivateFolder(_ folder: String) throws(SocketServerError) {
        if mkdir(folder, 0o700) != 0, errno != EEXIST {
            throw .system("cannot make the folder of the server's socket, \(folder): \(String(cString: strerror(errno)))")
        }
        let attributes: [FileAttributeKey: Any]
        do {
            // Of the folder that counts, where the path is a symbolic link to it.
            attributes = try FileManager.default.attributesOfItem(atPath: URL(fileURLWithPath: folder).resolvingSymlinksInPath().path)
        } catch {
            throw .system("cannot look at \(folder): \(error.localizedDescription)")
        }
        let owner = (attributes[.ownerAccountID] as? NSNumber)?.uint32Value
        let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        guard owner == geteuid(), mode & 0o077 == 0 else { throw .folderNotPrivate(folder) }
    }

    private static func takeLock(_ lockPath: String, socketPath: String) throws(SocketServerError) -> Int32 {
        let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .system("cannot open \(lockPath): \(String(cString: strerror(errno)))") }
        // A server that no longer answers is about to end; its last moments are waited for.
        let taken = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || (!SocketProbe.answers(socketPath) && flock(descriptor, LOCK_EX) == 0)
        guard taken else {
            let holder = readNumber(descriptor)
            _ = close(descriptor)
            throw .alreadyRunning(path: socketPath, pid: holder)
        }
        let text = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, text, text.count, 0)
        return descriptor
    }

    private static func readNumber(_ descriptor: Int32) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: bytes[..<count], as: UTF8.self).prefix { $0.isNumber })
    }

    private static func removeStaleSocket(_ path: String) throws(SocketServerError) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return }
        guard attributes[.type] as? FileAttributeType == .typeSocket else { throw .notASocket(path) }
        guard !SocketProbe.answers(path) else { throw .alreadyRunning(path: path, pid: nil) }
        guard unlink(path) == 0 || errno == ENOENT else {
            throw .system("cannot remove the old socket \(path): \(String(cString: strerror(errno)))")
        }
    }
}
