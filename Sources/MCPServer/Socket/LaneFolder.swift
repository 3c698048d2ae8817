import Foundation
import MCPWire

/// The folder that a lane's sandbox sees, with the socket in it. The folder is what the sandbox binds, so that a socket made anew by a
/// restarted server appears inside.
struct LaneFolder: Sendable {
    let path: String
    var socket: String { path + "/" + MCPWords.socketName }

    init(_ path: String) throws(LaneSocketError) {
        self.path = path
        let length = socket.utf8.count
        guard length <= MCPWords.socketPathLimit else {
            throw LaneSocketError(
                "the path of the lane's socket is \(length) bytes long and a Unix socket's path has at most \(MCPWords.socketPathLimit): "
                    + "\(socket); move the state folder to a shorter path")
        }
    }

    /// Makes the folder, closes it to others, and removes what an earlier server or a lane left in the socket's place.
    func prepare() throws(LaneSocketError) {
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw failure("cannot make the folder of the lane's socket") }
        var status = stat()
        guard lstat(path, &status) == 0 else { throw failure("cannot look at the folder of the lane's socket") }
        guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else {
            throw LaneSocketError("\(path) is in the way of the lane's folder; move it away")
        }
        guard chmod(path, 0o700) == 0 else { throw failure("cannot close the folder of the lane's socket to others") }
        // Takes away a link and never what it leads to.
        guard unlink(socket) == 0 || errno == ENOENT else { throw failure("cannot remove what is in the place of the lane's socket") }
    }

    /// Mode 0600 for the bound socket.
    /// - Returns: which file it is, for ``remove(_:)``.
    func close() -> UInt64? {
        _ = chmod(socket, 0o600)
        var status = stat()
        return lstat(socket, &status) == 0 ? UInt64(status.st_ino) : nil
    }

    /// Removes the socket, unless another has taken its place.
    func remove(_ file: UInt64?) {
        var status = stat()
        guard let file, lstat(socket, &status) == 0, UInt64(status.st_ino) == file else { return }
        _ = unlink(socket)
    }

    private func failure(_ what: String) -> LaneSocketError {
        LaneSocketError("\(what), \(path): \(String(cString: strerror(errno)))")
    }
}
