import Agents
import Domain
import Execution
import Foundation
import Git

/// Reads from the repository what a turn came to. The exit code and the words of the program are kept, and decide nothing.
struct TurnReading: Sendable {
    let context: StepContext
    let place: Workplace
    let end: ConversationEnd

    func outcome(of turn: Turn, _ job: FinishedJob) async throws -> TurnOutcome {
        let (ending, detail) = judged(Self.ending(job.outcome.reason))
        let station = context.station
        let refused = try await bringIn()
        let lane = context.lane
        var leftovers = try await station.leftovers(lane: lane.id)
        var committed = false
        if ending == .completed, !leftovers.isEmpty, context.configuration.policy.leftovers == .commit {
            committed = try await station.commitLeftovers(lane: lane, turn: turn.number)
        }
        // A server that was killed after committing and before recording finds its own commit here.
        if !committed, ending == .completed, leftovers.isEmpty, context.configuration.policy.leftovers == .commit,
            let earlier = try await station.committedLeftovers(lane: lane.id, turn: turn.number, since: turn.from)
        {
            committed = true
            leftovers = earlier
        }
        let head = try await station.worktreeHead(lane: lane.id)
        var outcome = TurnOutcome(
            ending: ending, detail: detail, exitCode: job.exitCode, head: head,
            newCommits: try await station.commitCount(from: turn.from, to: head), leftovers: leftovers, leftoversCommitted: committed,
            transcript: job.log, seconds: job.seconds, cpuSeconds: job.outcome.userSeconds + job.outcome.systemSeconds,
            maxResidentBytes: Int(clamping: max(job.outcome.maxResidentBytes, job.outcome.peakMemoryBytes ?? 0)),
            claim: ClaimReader.read(end.lastMessage ?? job.tail))
        if let refused {
            outcome.fault = AgentFault(kind: .other, text: refused)
            outcome.detail = refused
        }
        outcome.entries = end.entries
        outcome.entryCount = end.entryCount
        outcome.agentEnding = end.ending
        outcome.fault = outcome.fault ?? end.fault
        // Work that was committed goes on to its gates, whatever ended the program.
        if outcome.newCommits == 0 || end.stop != nil { outcome.retryAt = end.retryAt }
        return outcome
    }

    /// Brings what a confined agent committed into the mirror. Returns why it could not be taken, in words.
    private func bringIn() async throws -> String? {
        guard await context.current().turns.last?.confinement?.sandbox != nil else { return nil }
        let places = LanePlaces(state: context.stations.state, lane: context.lane.id)
        do {
            let imported = try await LaneGit(folder: places.git.path, worktree: context.station.worktree(context.lane.id)).importHead()
            guard let elsewhere = imported.elsewhere else { return nil }
            try await context.record(.watchdogFound(turn: context.current().turns.count, finding: "\(elsewhere)"))
            return nil
        } catch let error as GitError where error.kind == .importRefused {
            return "\(error)"
        }
    }

    /// The job's own end, unless Signalbox ended it for a reason of its own.
    private func judged(_ found: (TurnEnding, String)) -> (TurnEnding, String) {
        // What the operator stopped has not ended by itself, however quickly it did.
        if case .denied(let words) = end.stop { return (.stopped, words.isEmpty ? "a denial stopped it" : "a denial stopped it: \(words)") }
        if case .asked = end.stop { return (.stopped, found.0 == .stopped ? found.1 : "by the operator") }
        // A sandbox ends with a plain code also when its program was killed: that no end was said is what tells.
        if found.0 == .completed, end.isCutOff { return (.aborted, end.ending?.text ?? found.1) }
        guard found.0 == .stopped, let stop = end.stop else { return found }
        switch stop {
        case .budget(let words): return (.budgetSpent, words)
        case .watchdog(let words, _): return (.stuck, words)
        case .denied, .asked: return found
        case .breach(let words): return (.aborted, words)
        case .overdue: return (.completed, "it did not end by itself")
        }
    }

    static func ending(_ reason: ExitReason) -> (TurnEnding, String) {
        switch reason {
        case .exited(let code): (.completed, code == 0 ? "" : "exit \(code)")
        case .signaled, .aborted, .spoolFailed, .epochOver, .memoryLimit: (.aborted, "\(reason)")
        case .wallTime: (.timedOut, "\(reason)")
        case .outputLimit: (.outputLimit, "\(reason)")
        case .stopped: (.stopped, "\(reason)")
        case .failedToStart: (.failedToStart, "\(reason)")
        }
    }
}
