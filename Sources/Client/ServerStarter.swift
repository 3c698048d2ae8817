package import API
import Foundation
import NIOPosix

/// Starts the workspace's server when none is running, as tmux does.
package struct ServerStarter: Sendable {
    package enum Outcome: Equatable, Sendable {
        case running
        case started(pid: Int32)
    }

    /// The program to start: this one.
    package let executable: String
    /// The workspace's folder, absolute: the server starts in the caller's working directory and should leave it.
    package let workspace: String
    /// Holds `server.log` and the lock that lets two commands at once start one server.
    package let stateFolder: String
    package let socketPath: String

    package init(executable: String, workspace: String, stateFolder: String, socketPath: String) {
        self.executable = executable
        self.workspace = workspace
        self.stateFolder = stateFolder
        self.socketPath = socketPath
    }

    /// Where the server's output goes.
    package var logPath: String { stateFolder + "/server.log" }

    /// Whether a server answers at the socket.
    package func isRunning() -> Bool { SocketProbe.answers(socketPath) }

    /// Returns when a server answers. A server that gives up reports its own words and exit code as ``ClientError/notStarted(_:_:)``.
    ///
    /// Inside a lane's job (`SIGNALBOX_LANE` is set) nothing is started: the server would die with the job.
    ///
    /// - Parameter onProgress: how far a server that was started is with its ledger, now and then; not called for a short one.
    package func ensureRunning(onProgress: @escaping @Sendable (ReadinessProgress) -> Void = { _ in }) async throws(ClientError) -> Outcome
    {
        if let problem = WireFormat.problem(ofSocketPath: socketPath) { throw .unreachable(problem) }
        if isRunning() { return .running }
        guard ProcessInfo.processInfo.environment["SIGNALBOX_LANE"] == nil else {
            throw .unreachable("no server answers at \(socketPath), and none is started from inside a lane's job")
        }
        return try await blocking { () throws(ClientError) in try start(onProgress) }
    }

    /// Returns when the server that runs (or ends) now has ended. At once when there is none.
    package func waitUntilStopped() async throws(ClientError) {
        let path = WireFormat.lockPath(of: socketPath)
        try await blocking { () throws(ClientError) in
            do {
                _ = try FileLock(existing: path)
            } catch {
                throw .unreachable("cannot wait for the server to stop: \(error)")
            }
        }
    }

    private func start(_ onProgress: (ReadinessProgress) -> Void) throws(ClientError) -> Outcome {
        let lock: FileLock
        do {
            try FileManager.default.createDirectory(
                atPath: stateFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            lock = try FileLock(creating: stateFolder + "/start.lock")
        } catch {
            throw .notStarted("cannot prepare the state folder \(stateFolder) for the server: \(error)", .failed)
        }
        defer { lock.release() }
        // The command that had the lock before may have started it.
        if isRunning() { return .running }
        let child = try DetachedServer(starter: self, onProgress: onProgress)
        switch Readiness(child.report) {
        case .ready: return .started(pid: child.pid)
        case .failed(let code, let text): throw .notStarted(text, code == .done ? .failed : code)
        case nil:
            let tail = DetachedServer.tail(of: logPath)
            throw .notStarted("the server ended before it was ready; its log \(logPath) ends with:\n\(tail)", .failed)
        }
    }

    /// Runs blocking system calls away from the threads that everything else shares.
    private func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws(ClientError) -> Value) async throws(ClientError) -> Value {
        do {
            return try await NIOThreadPool.singleton.runIfActive { try body() }
        } catch let error as ClientError {
            throw error
        } catch {
            throw .unreachable("\(error)")
        }
    }
}
