import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The process at the other end of a connection, as the kernel noted it when it connected.
struct Peer: Equatable, Sendable {
    let pid: Int32
    let uid: UInt32

    /// Nil where the kernel does not tell.
    static func of(_ channel: any Channel) async -> Peer? {
        guard let socket = channel as? any SocketOptionProvider else { return nil }
        #if canImport(Darwin)
            // LOCAL_PEERPID of <sys/un.h>; a socket that only its owner can open has its owner at both ends.
            let level = NIOBSDSocket.OptionLevel(rawValue: SOL_LOCAL)
            guard
                let pid: pid_t = try? await socket.unsafeGetSocketOption(level: level, name: NIOBSDSocket.Option(rawValue: LOCAL_PEERPID))
                    .get()
            else { return nil }
            return Peer(pid: pid, uid: geteuid())
        #else
            let level = NIOBSDSocket.OptionLevel(rawValue: SOL_SOCKET)
            let name = NIOBSDSocket.Option(rawValue: SO_PEERCRED)
            guard let known: Credentials = try? await socket.unsafeGetSocketOption(level: level, name: name).get() else { return nil }
            return Peer(pid: known.pid, uid: known.uid)
        #endif
    }

    /// `struct ucred` of unix(7).
    private struct Credentials: Sendable {
        var pid: Int32 = 0
        var uid: UInt32 = 0
        var gid: UInt32 = 0
    }
}
