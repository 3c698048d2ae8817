import API
import Domain

/// A lane after something was asked of it, on one line.
enum LaneLine {
    static func after(_ what: String, _ lane: LaneView) -> Styled {
        Styled("\(lane.id)", .name) + Styled(" \(what); now \(lane.phase.rawValue)")
            + (lane.paused ? Styled(", paused", .warning) : Styled())
            + Styled(lane.waitingFor.map { ", waits: \($0)" } ?? "", .faint)
    }
}
