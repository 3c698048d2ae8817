package import Domain
package import Execution

/// What a job's end means for a gate.
package enum GateReading {
    /// A command that says success while its own report counts failures has not passed: red is never turned green.
    package static func result(_ reason: ExitReason, counts: TestCounts?) -> GateResult {
        switch reason {
        case .exited(0): (counts?.failures ?? 0) > 0 ? .failed : .passed
        case .exited: .failed
        case .wallTime: .timedOut
        case .failedToStart: .failedToStart
        case .outputLimit: .failed
        case .signaled, .stopped, .epochOver, .spoolFailed, .aborted: .killed
        }
    }
}
