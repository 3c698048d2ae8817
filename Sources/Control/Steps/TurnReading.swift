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
        let (ending, detail) = end.judged(job.outcome.reason)
        let station = context.station
        // The job and its whole tree have ended; whatever is locked now was locked by one that was killed.
        try await station.removeStaleLocks(lane: context.lane.id)
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
}
