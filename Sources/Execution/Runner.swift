import CPlatform
import Foundation
import Processes
import SystemPackage

/// `signalbox runner SPEC`: runs one job and outlives the server. It owns its process: signals, all children, the exit.
package enum Runner {
    /// The exit codes of the runner's own process. How the *job* ended is in the exit record alone.
    package enum Code {
        /// The exit record is written, or was there.
        package static let done: Int32 = 0
        /// The spool cannot be used; nothing was started, or the exit record could not be written.
        package static let failed: Int32 = 1
        /// The spec cannot be read or run.
        package static let badSpec: Int32 = 2
        /// Another runner has, or had, this job.
        package static let refused: Int32 = 3
    }

    /// Runs the job described by the file, in the folder that the file is in.
    ///
    /// - Returns: one of ``Code``. Errors are told on standard error.
    package static func main(specPath: String) -> Int32 {
        let path = specPath.hasPrefix("/") ? specPath : FileManager.default.currentDirectoryPath + "/" + specPath
        let spool = Spool(folder: FilePath(path).removingLastComponent().string)
        do {
            guard let spec = try spool.read(JobSpec.self, from: path) else {
                throw ExecutionError.unreadable(path: path, message: "there is no such file")
            }
            try spec.validate()
            return try run(spec, spool)
        } catch {
            complain("\(error)")
            switch error as? ExecutionError {
            case .unreadable, .invalidSpec: return Code.badSpec
            default: return Code.failed
            }
        }
    }

    private static func run(_ spec: JobSpec, _ spool: Spool) throws -> Int32 {
        guard let lock = try SpoolLock.take(spool.lock) else {
            complain("another runner has job \(spec.id)")
            return Code.refused
        }
        defer { withExtendedLifetime(lock) {} }
        // Who comes second must not start the command again, however the first one ended.
        for record in [spool.exit, spool.runner] where access(record, F_OK) == 0 {
            complain("job \(spec.id) was started before: \(record) exists")
            return Code.refused
        }
        let signals = try catchSignals()
        let reserve = try ExitReserve(for: spool.exit)
        let me = ProcessIdentity(pid: getpid(), startTime: ProcessTable.startTime(getpid()) ?? 0)
        let started = Int64(Timestamp.now())
        let place = GroupPlace.look().place
        let group = place.map { ControlGroup(of: me, in: $0) }
        var record = RunnerRecord(runner: me, child: nil, startedAt: started, mark: spec.mark, group: group?.path)
        try spool.write(record, to: spool.runner)

        var outcome = JobOutcome(reason: .stopped, startedAt: started, endedAt: started)
        do {
            if let request = try spool.read(StopRequest.self, from: spool.stop) {
                outcome.reason = request.reason
                try spool.write(spec.scrubbed(), to: spool.spec)
            } else {
                defer { group?.remove() }
                var job = try SupervisedJob(spec: spec, spool: spool, signals: signals, group: group, place: place)
                // Only now, since each costs a write to the disk that the command need not wait for.
                record.child = ProcessIdentity(current: job.leader)
                job.keepingSpool {
                    try spool.write(record, to: spool.runner)
                    try spool.write(spec.scrubbed(), to: spool.spec)
                }
                outcome = job.supervise(startedAt: started)
            }
        } catch {
            try? spool.write(spec.scrubbed(), to: spool.spec)
            let isCommand = error is ProcessError || error is SandboxError
            outcome.reason = isCommand ? .failedToStart("\(error)") : .spoolFailed("\(error)")
        }
        outcome.endedAt = Int64(Timestamp.now())
        try reserve.commit(try encode(outcome, in: spool))
        return Code.done
    }

    /// The exit record as bytes that fit in the reserved space.
    private static func encode(_ outcome: JobOutcome, in spool: Spool) throws(ExecutionError) -> [UInt8] {
        var outcome = outcome
        switch outcome.reason {
        case .failedToStart(let message): outcome.reason = .failedToStart(String(message.prefix(400)))
        case .spoolFailed(let message): outcome.reason = .spoolFailed(String(message.prefix(400)))
        default: break
        }
        return try Spool.encode(outcome, for: spool.exit)
    }

    private static func catchSignals() throws(ExecutionError) -> FileDescriptor {
        var end: Int32 = -1
        let code = cp_signal_pipe([SIGTERM, SIGINT, SIGCHLD, SIGUSR1], 4, &end)
        guard code == 0 else { throw .runnerUnavailable("signals: \(String(cString: strerror(code)))") }
        return FileDescriptor(rawValue: end)
    }

    private static func complain(_ message: String) {
        try? FileHandle.standardError.write(contentsOf: Data("signalbox runner: \(message)\n".utf8))
    }
}
