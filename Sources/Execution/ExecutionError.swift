/// Why a job could not be handled. How a job *ended* is no error but a ``JobOutcome``.
package enum ExecutionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The spec asks for something that cannot be run.
    case invalidSpec(job: String, message: String)
    /// A file of the spool cannot be read or makes no sense.
    case unreadable(path: String, message: String)
    /// A file of the spool cannot be written.
    case unwritable(path: String, message: String)
    /// There is no such job in the spool.
    case unknownJob(String)
    /// The spool holds this job with another attempt or epoch.
    case differentJob(job: String, message: String)
    /// The runner cannot be started.
    case runnerUnavailable(String)
    /// Only a job that has ended may be removed.
    case stillActive(job: String)
    /// The system refuses file events.
    case noFileEvents(String)
    /// The job cannot be given this message.
    case cannotSend(job: String, message: String)
    /// The task that waited was cancelled; the job goes on.
    case cancelled(job: String)

    /// What went wrong, where, and what to do.
    package var description: String {
        switch self {
        case .invalidSpec(let job, let message): "job \(job.debugDescription) cannot be run: \(message)"
        case .unreadable(let path, let message): "cannot read \(path.debugDescription): \(message)"
        case .unwritable(let path, let message):
            "cannot write \(path.debugDescription): \(message). Check the free space and the permissions of the state folder"
        case .unknownJob(let job): "there is no job \(job.debugDescription) in the spool"
        case .differentJob(let job, let message): "job \(job.debugDescription) is in the spool already, but \(message)"
        case .runnerUnavailable(let message): "cannot start the runner: \(message)"
        case .stillActive(let job): "job \(job.debugDescription) has not ended: stop it before removing it"
        case .noFileEvents(let message):
            "cannot watch the spool: \(message). On Linux raise fs.inotify.max_user_instances or max_user_watches"
        case .cannotSend(let job, let message): "cannot say this to job \(job.debugDescription): \(message)"
        case .cancelled(let job): "waiting for job \(job.debugDescription) was cancelled; the job goes on"
        }
    }
}
