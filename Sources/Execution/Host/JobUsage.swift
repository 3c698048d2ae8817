package import Processes

extension LocalExecutor {
    /// What a running job's processes use now, its runner not counted; `nil` when it has no runner that lives.
    ///
    /// - Parameter exact: whether shared pages count once; see ``TreeUsage``.
    package func usage(_ job: Job, exact: Bool = true) throws(ExecutionError) -> TreeUsage? {
        guard let runner = try record(job)?.runner, runner.isAlive else { return nil }
        return ProcessTable.usage(below: runner.pid, exact: exact)
    }
}
