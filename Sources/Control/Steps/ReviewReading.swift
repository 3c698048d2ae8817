import Agents
import Domain
import Execution

/// Reads from a reviewer's end what came of its review. Whatever it is, it turns nothing green and holds nothing up.
enum ReviewReading {
    static func outcome(_ job: FinishedJob, _ end: ConversationEnd) -> ReviewOutcome {
        let (ending, detail) = end.judged(job.outcome.reason)
        var outcome = ReviewOutcome(ending: kind(ending), detail: detail, exitCode: job.exitCode, seconds: job.seconds)
        outcome.transcript = job.log
        outcome.entries = end.entries
        outcome.entryCount = end.entryCount
        outcome.maxResidentBytes = Int(clamping: max(job.outcome.maxResidentBytes, job.outcome.peakMemoryBytes ?? 0))
        guard ending == .completed else { return outcome }
        if let fault = end.fault {
            (outcome.ending, outcome.detail) = (.failed, fault.text)
            return outcome
        }
        do throws(FindingProblem) {
            let reading = try FindingsReader.read(end.lastMessage ?? end.printed)
            outcome.findings = reading.findings
            outcome.summary = reading.summary
            // What it found is kept, and that it failed is said.
            if let code = job.exitCode, code != 0 { outcome.ending = .failed }
        } catch {
            outcome.ending = job.exitCode == 0 ? .unreadable : .failed
            outcome.detail = [detail, "\(error)"].filter { !$0.isEmpty }.joined(separator: "; ")
        }
        return outcome
    }

    private static func kind(_ ending: TurnEnding) -> ReviewEnding {
        switch ending {
        case .completed: .completed
        case .aborted, .outputLimit: .failed
        case .timedOut: .timedOut
        case .stopped: .stopped
        case .budgetSpent: .budgetSpent
        case .stuck: .stuck
        case .failedToStart: .failedToStart
        }
    }
}
