/// Why the server has no socket.
package enum SocketServerError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Another server lives; its process id where it is known.
    case alreadyRunning(path: String, pid: Int32?)
    case pathTooLong(String)
    /// Others than the owner can come at the socket.
    case folderNotPrivate(String)
    case notASocket(String)
    case system(String)

    package var description: String {
        switch self {
        case .alreadyRunning(let path, let pid):
            "another server\(pid.map { " (process \($0))" } ?? "") has the socket \(path); 'signalbox down' stops it"
        case .pathTooLong(let reason): reason
        case .folderNotPrivate(let folder):
            "others can open the folder of the server's socket, \(folder); close it with: chmod 700 '\(folder)'"
        case .notASocket(let path): "\(path) is in the way of the server's socket and is not a socket; move it away"
        case .system(let reason): reason
        }
    }
}
