import Foundation
import Processes

/// Runs jobs on this machine, each under a runner of its own that outlives this process.
///
/// All it knows is in the spool; a new executor over the same folder goes on where another one ended. Only one process at a time
/// may have an executor over a folder (the server's ledger lock sees to that).
package actor LocalExecutor {
    /// Absolute path of the folder of job folders.
    package nonisolated let root: String
    let watcher: SpoolWatcher
    private let runner: String
    private let runnerArguments: [String]
    private let runnerEnvironment: [String: String]
    private var runners: [String: DetachedProcess] = [:]
    private var records: [String: RunnerRecord] = [:]
    /// What was said to each job, known once it was asked for.
    var controls: [String: ControlFile] = [:]
    private var settling: [String: Task<JobOutcome, any Error>] = [:]

    /// Prepares the folder (mode 0700).
    ///
    /// - Parameters:
    ///   - root: absolute path of the folder of job folders; it is made if its parent is there.
    ///   - runner: absolute path of the runner's program.
    ///   - arguments: what comes before the path of the spec.
    ///   - environment: all that the runner itself sees; a job sees only its spec's.
    ///   - onPolling: is given a sentence, once, when the system has no file events left and the clock is used.
    package init(
        root: String, runner: String, arguments: [String] = ["runner"], environment: [String: String] = [:],
        onPolling: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(ExecutionError) {
        self.root = root
        self.runner = runner
        self.runnerArguments = arguments
        self.runnerEnvironment = environment
        guard root.hasPrefix("/") else { throw .unwritable(path: root, message: "not an absolute path") }
        try Spool(folder: root).create()
        watcher = SpoolWatcher(tell: onPolling)
    }

    /// Every job in the spool, by name.
    package func jobs() -> [Job] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return names.sorted().compactMap { try? job($0) }
    }

    /// The job with this identifier.
    package func job(_ id: String) throws(ExecutionError) -> Job {
        try JobSpec.validate(id: id)
        let job = Job(id: id, spool: Spool(folder: root + "/" + id))
        guard access(job.spool.spec, F_OK) == 0 || access(job.spool.exit, F_OK) == 0 else { throw .unknownJob(id) }
        return job
    }

    /// Starts a job, or finds the one that was started: however often the same job is submitted, also by a later server, its
    /// command is started once at most.
    package func submit(_ spec: JobSpec) async throws(ExecutionError) -> Job {
        try spec.validate()
        let job = Job(id: spec.id, spool: Spool(folder: root + "/" + spec.id))
        if let known = try known(job) {
            guard known.attempt == spec.attempt, known.epoch == spec.epoch else {
                let message = "as attempt \(known.attempt) of epoch \(known.epoch), not attempt \(spec.attempt) of epoch \(spec.epoch)"
                throw .differentJob(job: spec.id, message: message)
            }
            if wasStarted(job) || runners[job.id].map({ $0.reap() == nil }) == true { return job }
        }
        try job.spool.create()
        try job.spool.write(spec, to: job.spool.spec)
        try startRunner(job)
        return job
    }

    /// Where a job stands now.
    package func state(_ job: Job) async throws(ExecutionError) -> JobState {
        if let outcome = try await settle(job) { return .ended(outcome) }
        guard let record = try record(job) else { return .submitted }
        return .running(pid: record.child?.pid)
    }

    /// Asks a job to stop, and does not wait for it: SIGTERM for its group, and after the grace SIGKILL for the whole tree.
    /// A job that has ended stays as it is.
    package func stop(_ job: Job, because request: StopRequest = .stopped) async throws(ExecutionError) {
        if try await settle(job) != nil { return }
        if access(job.spool.stop, F_OK) != 0 { try job.spool.write(request, to: job.spool.stop) }
        if let process = try runnerIdentity(job) { ProcessTable.signal(process, SIGTERM) }
    }

    /// Waits for the end of a job. Wakes by file events and the runner's exit, so it also notices a runner that was killed.
    package func outcome(_ job: Job) async throws(ExecutionError) -> JobOutcome {
        let subscription = try watcher.subscribe(job.spool.folder)
        var events = subscription.events.makeAsyncIterator()
        while true {
            if let outcome = try await settle(job) { return outcome }
            try observe(job, by: subscription)
            guard await events.next(isolation: #isolation) != nil else { throw .cancelled(job: job.id) }
        }
    }

    /// Deletes a job's folder. Only for a job that has ended.
    package func remove(_ job: Job) async throws(ExecutionError) {
        guard try await settle(job) != nil else { throw .stillActive(job: job.id) }
        // Whoever asked about it since it ended was told from memory.
        (runners[job.id], records[job.id], controls[job.id]) = (nil, nil, nil)
        do {
            try FileManager.default.removeItem(atPath: job.spool.folder)
        } catch {
            throw .unwritable(path: job.spool.folder, message: error.localizedDescription)
        }
    }

    /// Wakes a subscription when the job's runner ends.
    func observe(_ job: Job, by subscription: SpoolSubscription) throws(ExecutionError) {
        guard let process = try runnerIdentity(job) else { return }
        subscription.observeExit(of: process)
    }

    /// Deletes what there is of a job of this name, also a folder that was half deleted when a server was killed. Nothing of it may be running
    /// or about to be submitted.
    package func remove(_ id: String) async throws(ExecutionError) {
        do throws(ExecutionError) {
            try await remove(try job(id))
        } catch {
            guard case .unknownJob = error else { throw error }
            try? FileManager.default.removeItem(atPath: root + "/" + id)
        }
    }

    /// The exit record, written here if the runner died without one; `nil` while the job goes on.
    func settle(_ job: Job) async throws(ExecutionError) -> JobOutcome? {
        if let outcome = try job.spool.read(JobOutcome.self, from: job.spool.exit) {
            runners[job.id] = nil
            records[job.id] = nil
            controls[job.id] = nil
            return outcome
        }
        let process = runners[job.id]
        let ended = process?.reap()
        let record = try record(job)
        if record == nil {
            // Our runner lives, or nobody has started one yet: submitting the job again will.
            guard let ended else { return try await settleUnstarted(job, isStarting: process != nil) }
            if ended == .exited(Runner.Code.refused) { return nil }
            return try await settle(job, DeadRunner(job: job, record: nil, ended: ended))
        }
        guard let record, !record.runner.isAlive else { return nil }
        return try await settle(job, DeadRunner(job: job, record: record, ended: ended))
    }

    /// A job that was stopped before any runner had it ends here: no runner will come to say so.
    private func settleUnstarted(_ job: Job, isStarting: Bool) async throws(ExecutionError) -> JobOutcome? {
        guard !isStarting, access(job.spool.stop, F_OK) == 0 else { return nil }
        return try await settle(job, DeadRunner(job: job, record: nil, ended: nil))
    }

    /// Cleans up once, for however many callers.
    private func settle(_ job: Job, _ dead: DeadRunner) async throws(ExecutionError) -> JobOutcome {
        let task = settling[job.id] ?? Task { try await dead.bury() }
        settling[job.id] = task
        defer { settling[job.id] = nil }
        switch await task.result {
        case .success(let outcome): return outcome
        case .failure(let error):
            throw error as? ExecutionError ?? .unwritable(path: job.spool.exit, message: "\(error)")
        }
    }

    func known(_ job: Job) throws(ExecutionError) -> JobSpec? {
        try job.spool.read(JobSpec.self, from: job.spool.spec)
    }

    private func wasStarted(_ job: Job) -> Bool {
        access(job.spool.exit, F_OK) == 0 || access(job.spool.runner, F_OK) == 0
    }

    private func startRunner(_ job: Job) throws(ExecutionError) {
        do {
            runners[job.id] = try DetachedProcess.spawn(
                executable: runner, arguments: runnerArguments + [job.spool.spec], environment: runnerEnvironment,
                errorFile: job.spool.log)
        } catch {
            throw .runnerUnavailable(error.description)
        }
    }

    /// Kept once it is complete: it is asked for at every file event.
    func record(_ job: Job) throws(ExecutionError) -> RunnerRecord? {
        if let known = records[job.id] { return known }
        let record = try job.spool.read(RunnerRecord.self, from: job.spool.runner)
        if record?.child != nil { records[job.id] = record }
        return record
    }

    private func runnerIdentity(_ job: Job) throws(ExecutionError) -> ProcessIdentity? {
        try record(job)?.runner ?? runners[job.id]?.identity
    }
}
