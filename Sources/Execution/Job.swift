/// A job that was handed to an executor.
package struct Job: Sendable, Hashable {
    /// ``JobSpec/id``.
    package let id: String
    /// Where everything about it is.
    package let spool: Spool
}

/// Where a job stands.
package enum JobState: Sendable, Hashable {
    /// In the spool; its runner has not started the command.
    case submitted
    /// Its runner lives; `pid` is the command's process, also its group and session, once it is started.
    case running(pid: Int32?)
    /// It is over, and this will not change.
    case ended(JobOutcome)
}
