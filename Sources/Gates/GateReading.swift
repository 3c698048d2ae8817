package import Domain
package import Execution

/// What a job's end means for a gate.
package enum GateReading {
    /// A command that says success while its own report counts failures has not passed: red is never turned green.
    /// Neither has one that should write a report and wrote none: nobody knows what it tested.
    /// - Returns: the result, and the reason in words.
    package static func result(_ reason: ExitReason, counts: TestCounts?, wantsReport: Bool = false) -> (GateResult, String) {
        let result = result(reason, counts: counts)
        if result == .passed, wantsReport, counts == nil { return (.failed, "\(reason), and the report that it should write is missing") }
        if result == .failed, case .exited(0) = reason { return (.failed, "\(reason), and its report counts failures") }
        return (result, "\(reason)")
    }

    package static func result(_ reason: ExitReason, counts: TestCounts?) -> GateResult {
        switch reason {
        case .exited(0): (counts?.failures ?? 0) > 0 ? .failed : .passed
        case .exited: .failed
        case .wallTime: .timedOut
        case .failedToStart: .failedToStart
        case .outputLimit: .failed
        case .signaled, .memoryLimit, .stopped, .epochOver, .spoolFailed, .aborted: .killed
        }
    }
}
