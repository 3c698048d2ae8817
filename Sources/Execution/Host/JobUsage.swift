package import Processes

extension LocalExecutor {
    /// What a running job's processes use now, its runner not counted; `nil` when it has no runner that lives.
    ///
    /// - Parameter exact: whether shared pages count once; see ``TreeUsage``.
    package func usage(_ job: Job, exact: Bool = true) throws(ExecutionError) -> TreeUsage? {
        guard let record = try record(job), record.runner.isAlive else { return nil }
        var usage = ProcessTable.usage(below: record.runner.pid, exact: exact)
        if let group = record.group.flatMap({ ControlGroup(recorded: $0) })?.usage() {
            // Memory stays that of the processes: a group's figure has the caches of files in it, which cost nobody anything.
            if let user = group.userSeconds, let system = group.systemSeconds { usage.cpuSeconds = max(usage.cpuSeconds, user + system) }
        }
        return usage
    }
}
