import Domain
import Execution

extension ConversationEnd {
    /// How the program came to its end: the job's own end, unless Signalbox ended it for a reason of its own.
    func judged(_ reason: ExitReason) -> (ending: TurnEnding, detail: String) {
        let found = Self.ending(reason)
        // What the operator stopped has not ended by itself, however quickly it did.
        if case .denied(let words) = stop { return (.stopped, words.isEmpty ? "a denial stopped it" : "a denial stopped it: \(words)") }
        if case .asked = stop { return (.stopped, found.0 == .stopped ? found.1 : "by the operator") }
        // A sandbox ends with a plain code also when its program was killed: that no end was said is what tells.
        if found.0 == .completed, isCutOff { return (.aborted, ending?.text ?? found.1) }
        guard found.0 == .stopped, let stop else { return found }
        switch stop {
        case .budget(let words): return (.budgetSpent, words)
        case .watchdog(let words, _): return (.stuck, words)
        case .denied, .asked: return found
        case .breach(let words): return (.aborted, words)
        case .overdue: return (.completed, "it did not end by itself")
        }
    }

    private static func ending(_ reason: ExitReason) -> (TurnEnding, String) {
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
