import Foundation
import Processes

/// A runner that ended without an exit record: its job's processes are ended, and the record written in its place.
struct DeadRunner: Sendable {
    let job: Job
    /// `nil` when the runner never came to start the command.
    let record: RunnerRecord?
    /// How the runner ended, when it was our child.
    let ended: Termination?

    /// Ends what is left of the job, then says so in the exit record. Repeated after a crash in between, it does the same.
    func bury() async throws(ExecutionError) -> JobOutcome {
        let spool = job.spool
        // The runner may have written it between being looked for and its end.
        if let outcome = try spool.read(JobOutcome.self, from: spool.exit) { return outcome }
        var survivors = 0
        if let record {
            let selection = ProcessSelection(
                leaders: [record.child].compactMap { $0 }, markers: ["SIGNALBOX_JOB_MARK=\(record.mark)"])
            survivors = await ProcessTable.killTree(selection).count
            // Whoever left the session, cleared its environment and lost its parent is still in the group.
            if record.runner.boot == ProcessTable.bootIdentifier, let group = record.group.flatMap({ ControlGroup(recorded: $0) }) {
                survivors = max(survivors, await group.end())
            }
        }
        if let spec = try? spool.read(JobSpec.self, from: spool.spec) { try spool.write(spec.scrubbed(), to: spool.spec) }
        let now = Int64(Timestamp.now())
        let outcome = JobOutcome(reason: try reason(), startedAt: record?.startedAt ?? now, endedAt: now, survivors: survivors)
        try spool.write(outcome, to: spool.exit)
        return outcome
    }

    private func reason() throws(ExecutionError) -> ExitReason {
        if record != nil {
            let how = ended.map { ": it \($0)" } ?? " (killed?)"
            return .aborted("the runner ended without an exit record\(how)")
        }
        if let request = try? job.spool.read(StopRequest.self, from: job.spool.stop) { return request.reason }
        let log = SmallFile.read(job.spool.log, limit: 4096).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let text = log.trimmingCharacters(in: .whitespacesAndNewlines)
        let how = ended.map { "\($0)" } ?? "ended"
        return .failedToStart("the runner \(how)" + (text.isEmpty ? " before it started the command" : ": " + text))
    }
}
