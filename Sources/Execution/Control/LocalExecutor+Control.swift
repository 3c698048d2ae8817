import Foundation
import Processes

/// What the server says to a running job. All of it is in the job's `control` file before the runner is told, so it outlives the
/// death of either, and can be said again after a crash.
extension LocalExecutor {
    /// Most bytes of one message.
    package static let messageLimit = 64 << 20

    /// Gives a command whose input is ``JobSpec/Input/channel`` something to read, behind everything that was sent before.
    ///
    /// - Parameters:
    ///   - key: names the message within the job; printable, at most 256 bytes.
    ///   - bytes: at most ``messageLimit``.
    /// - Returns: what became of it. That the job no longer listens is no error: it may end, or its input be closed, at any moment.
    @discardableResult
    package func send(_ job: Job, key: String, _ bytes: [UInt8]) async throws(ExecutionError) -> Sending {
        guard MessagePayload.isKey(key) else {
            throw .cannotSend(job: job.id, message: "the key must be 1 to \(MessagePayload.keyLimit) bytes without control characters")
        }
        guard bytes.count <= Self.messageLimit else {
            throw .cannotSend(job: job.id, message: "the message has \(bytes.count) bytes, more than \(Self.messageLimit)")
        }
        let isOver = try await settle(job) != nil
        var control = try control(of: job)
        if !control.keys.contains(key) {
            if isOver { return .tooLate("it had ended") }
            if control.isClosed { return .tooLate("its input was closed") }
            guard try known(job)?.input == .channel else {
                throw .cannotSend(job: job.id, message: "its input is not a channel")
            }
            try control.appendMessage(key: key, bytes)
            controls[job.id] = control
            try tell(job)
            return .accepted
        }
        // The one before may have died between writing and telling.
        if !isOver { try tell(job) }
        return .repeated
    }

    /// Ends the command's input behind everything that was sent. Said twice, or to a job that has ended, it does nothing more.
    package func closeInput(_ job: Job) async throws(ExecutionError) {
        try await say(.close, to: job) { $0.isClosed }
    }

    /// Stops the job's processes until ``resume(_:)``; its wall time stands still. The last word wins; a job that has ended stays as
    /// it is, and one that has not begun is paused when it begins.
    package func pause(_ job: Job) async throws(ExecutionError) {
        try await say(.pause, to: job) { $0.isPaused }
    }

    /// Lets a paused job go on. See ``pause(_:)``.
    package func resume(_ job: Job) async throws(ExecutionError) {
        try await say(.resume, to: job) { !$0.isPaused }
    }

    /// Whether the last word to the job was to pause.
    package func isPaused(_ job: Job) throws(ExecutionError) -> Bool {
        try control(of: job).isPaused
    }

    /// The keys of all messages that were sent, delivered or not.
    package func sentKeys(_ job: Job) throws(ExecutionError) -> Set<String> {
        try control(of: job).keys
    }

    private func say(
        _ kind: ControlEntry.Kind, to job: Job, unless isSaid: (ControlFile) -> Bool
    ) async throws(ExecutionError) {
        if try await settle(job) != nil { return }
        var control = try control(of: job)
        if !isSaid(control) {
            try control.append(kind)
            controls[job.id] = control
        }
        try tell(job)
    }

    private func control(of job: Job) throws(ExecutionError) -> ControlFile {
        guard access(job.spool.spec, F_OK) == 0 else { throw .unknownJob(job.id) }
        if var known = controls[job.id] {
            try known.refresh()
            return known
        }
        let control = try ControlFile(path: job.spool.control)
        // What a job that is over was told is asked for too rarely to be kept.
        if access(job.spool.exit, F_OK) != 0 { controls[job.id] = control }
        return control
    }

    /// Only a runner that has written its record catches the signal; one that has not will read the file after that.
    private func tell(_ job: Job) throws(ExecutionError) {
        guard let record = try record(job) else { return }
        ProcessTable.signal(record.runner, SIGUSR1)
    }
}
