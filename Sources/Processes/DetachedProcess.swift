import CPlatform
import Foundation
import SystemPackage

/// A child that is meant to outlive this process, in a session of its own. It is reaped when it ends while we live, also when
/// nobody holds this object any more.
package final class DetachedProcess: Sendable {
    /// Who it is.
    package let identity: ProcessIdentity
    private let descriptor: Int32
    private let ended = Locked<Termination?>(nil)
    /// Its closure holds this object: a cycle that the end of the process breaks.
    private let observation = Locked<ExitObservation?>(nil)

    private init(identity: ProcessIdentity, descriptor: Int32) {
        self.identity = identity
        self.descriptor = descriptor
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    private func reapAtItsEnd() {
        let new = ExitObservation(of: identity.pid) {
            _ = self.reap()
            self.observation.withLock { $0 = nil }
        }
        observation.withLock { $0 = new }
        // The closure may have been quicker than the line above.
        if ended.withLock({ $0 }) != nil { observation.withLock { $0 = nil } }
    }

    /// Starts a program with no input, and its output appended to files (mode 0600); `nil` is /dev/null.
    package static func spawn(
        executable: String,
        arguments: [String],
        environment: [String: String],
        workingDirectory: String = "/",
        outputFile: String? = nil,
        errorFile: String? = nil
    ) throws(ProcessError) -> DetachedProcess {
        let output = try open(outputFile)
        defer { try? output?.close() }
        let error = try open(errorFile)
        defer { try? error?.close() }
        let child = try ChildProcess.start(
            executable: executable, arguments: [executable] + arguments, environment: environment, workingDirectory: workingDirectory,
            input: nil, output: output?.rawValue, error: error?.rawValue)
        // Not yet reaped, so the number is its own and both calls find it.
        let descriptor = cp_pidfd_open(child.pid)
        let startTime = ProcessTable.startTime(child.pid) ?? 0
        let process = DetachedProcess(identity: ProcessIdentity(pid: child.pid, startTime: startTime), descriptor: descriptor)
        process.reapAtItsEnd()
        return process
    }

    /// How it ended, or `nil` while it runs. Reaps it the first time.
    package func reap() -> Termination? {
        ended.withLock { known in
            if known == nil {
                var result = cp_termination()
                let code = cp_reap(identity.pid, descriptor, &result)
                if code == 0 { known = result.signaled ? .signaled(result.code) : .exited(result.code) }
                // Somebody else reaped it: it ended, and how is not known any more.
                if code == ECHILD { known = .exited(-1) }
            }
            return known
        }
    }

    private static func open(_ path: String?) throws(ProcessError) -> FileDescriptor? {
        guard let path else { return nil }
        do {
            return try FileDescriptor.open(
                path, .writeOnly, options: [.create, .append, .closeOnExec], permissions: .ownerReadWrite)
        } catch {
            throw .inputUnavailable(message: "\(path.debugDescription): \(error)")
        }
    }
}
