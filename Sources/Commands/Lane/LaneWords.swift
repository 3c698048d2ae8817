import API
import Domain

/// Short wordings that several screens share.
enum LaneWords {
    static func ink(_ phase: Phase) -> Ink {
        switch phase {
        case .done, .landed: .good
        case .rejected, .abandoned, .rolledBack: .faint
        case .inspecting: .strong
        default: .plain
        }
    }

    static func ink(_ risk: Risk) -> Ink {
        switch risk {
        case .low: .plain
        case .elevated: .warning
        case .high: .bad
        }
    }

    static func verdict(_ word: String) -> Styled {
        switch word {
        case "green": Styled("gates green", .good)
        case "red": Styled("gates red", .bad)
        case "flaky": Styled("gates flaky", .warning)
        case "pending": Styled("gates pending")
        case "none": Styled("no gates: not green", .warning)
        default: Styled("gates " + word)
        }
    }

    static func result(_ result: GateResult?) -> Styled {
        switch result {
        case .passed: Styled("passed", .good)
        case .failed: Styled("failed", .bad)
        case .timedOut: Styled("timed out", .bad)
        case .killed: Styled("killed", .bad)
        case .failedToStart: Styled("did not start", .bad)
        case .skipped: Styled("skipped", .warning)
        case nil: Styled("running")
        }
    }

    static func changes(_ additions: Int, _ deletions: Int) -> Styled {
        Styled("+\(additions)", .added) + Styled(" ") + Styled("-\(deletions)", .removed)
    }

    /// Why the lane needs the operator, or why it waits; empty when it is at work.
    static func state(_ lane: LaneView) -> Styled {
        let mark = lane.unconfined ? Styled("NO SANDBOX ", .bad) : Styled()
        return mark + standing(lane)
    }

    private static func standing(_ lane: LaneView) -> Styled {
        if let attention = lane.attention {
            return Styled(attention.reason.rawValue, attention.reason == .readyToInspect ? .strong : .warning)
        }
        if lane.paused { return Styled("paused", .warning) }
        return Styled(lane.waitingFor ?? "", .faint)
    }
}
