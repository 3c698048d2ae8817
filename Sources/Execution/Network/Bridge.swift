import CPlatform
import Foundation
import Processes
import SystemPackage

/// `signalbox bridge SOCKET COMMAND…`: the first process of a sandbox that has no network but the proxy. It listens on the sandbox's
/// own loopback, names that to the command as its proxy, carries each connection to the proxy's Unix socket, and ends as the command
/// does.
package enum Bridge {
    /// - Parameter arguments: the socket's path, then the command as in ``JobSpec/argv``, its first word a path.
    /// - Returns: the command's exit code, 128 and the number of a signal, or 127 when it cannot be started.
    package static func main(_ arguments: [String]) -> Int32 {
        guard arguments.count >= 2 else { return complain("usage: signalbox bridge SOCKET COMMAND…") }
        let path = arguments[0]
        do {
            // The command's group is told to stop; its network stays for its grace.
            for number in [SIGTERM, SIGINT, SIGHUP, SIGPIPE] { signal(number, SIG_IGN) }
            var port: UInt16 = 0
            var listener: Int32 = -1
            let code = cp_listen_loopback(&port, &listener)
            guard code == 0 else { return complain("cannot listen on loopback: \(String(cString: strerror(code)))") }
            let server = try SocketServer(listener: listener) { client, server in
                var proxy: Int32 = -1
                guard cp_connect_unix(path, &proxy) == 0 else { return }
                guard server.adopt(proxy) else {
                    close(proxy)
                    return
                }
                _ = Relay.run(client, proxy)
                server.release(proxy)
            }
            server.start()
            let environment = ProcessInfo.processInfo.environment.merging(variables(port: port)) { _, new in new }
            let child = try ChildProcess.start(
                executable: arguments[1], arguments: Array(arguments.dropFirst()), environment: environment, workingDirectory: nil,
                input: 0, output: 1, error: 2, ownSession: false)
            return wait(for: child.pid)
        } catch {
            return complain("\(error)")
        }
    }

    /// What programs read their proxy from, in both spellings; the last is for Node.js.
    static func variables(port: UInt16) -> [String: String] {
        let address = "http://127.0.0.1:\(port)"
        var variables = ["NODE_USE_ENV_PROXY": "1"]
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            variables[name] = address
            variables[name.lowercased()] = address
        }
        return variables
    }

    private static func wait(for child: Int32) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            if errno != EINTR { return 127 }
        }
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }

    private static func complain(_ message: String) -> Int32 {
        try? FileHandle.standardError.write(contentsOf: Data("signalbox bridge: \(message)\n".utf8))
        return 127
    }
}
