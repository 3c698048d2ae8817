/// How a wait for a phase ended.
package enum WaitOutcome: String, Codable, CaseIterable, Sendable {
    /// The lane is in the phase or beyond it.
    case reached
    /// The lane does not move until the operator acts.
    case needsOperator
    /// The lane has ended and never comes to the phase.
    case ended
    case timedOut

    package var exitCode: ExitCode {
        switch self {
        case .reached: .done
        case .needsOperator: .needsOperator
        case .ended, .timedOut: .failed
        }
    }
}

/// The end of a wait, with the lane as it was then.
package struct WaitAnswer: Codable, Equatable, Sendable {
    package var outcome: WaitOutcome
    package var lane: LaneView

    package init(outcome: WaitOutcome, lane: LaneView) {
        self.outcome = outcome
        self.lane = lane
    }
}
