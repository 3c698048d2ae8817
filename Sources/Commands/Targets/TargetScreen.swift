import API
import Domain

/// A target with its lanes.
struct TargetScreen {
    let target: Target
    let lanes: [LaneView]
    let time: TimeText

    var lines: [Styled] {
        var facts = Facts()
        facts.add("repository", Styled(target.repository))
        facts.add("boundary", Styled(target.boundary ?? "none"))
        facts.add("kind", Styled(target.kind))
        facts.add("risk", Styled(target.risk.rawValue, LaneWords.ink(target.risk)))
        facts.add("after", Styled(target.after.map(\.description).joined(separator: ", ")))
        facts.add("agent", target.agent.map { Styled($0) })
        for command in target.verify { facts.add("verify", Styled(command)) }
        for command in target.liveChecks { facts.add("live check", Styled(command)) }
        facts.add("size limit", limit)
        facts.add("budget", target.budget.map { Styled($0.words) })
        facts.add("script", target.script.map { Styled(CountWords.text($0.split(separator: "\n").count, "line")) })
        facts.add("reverts", target.reverts.map { Styled("\($0)", .name) })
        facts.add("added", Styled(time.moment(target.addedAt)))
        facts.add("dropped", target.dropped.map { Styled($0.isEmpty ? "yes" : $0, .warning) })
        for lane in lanes {
            facts.add("lane", Styled("\(lane.id)", .name) + Styled(" \(lane.phase.rawValue)") + "  " + LaneWords.state(lane))
        }
        let intent = target.intent.split(separator: "\n", omittingEmptySubsequences: false).map { Styled("  " + $0) }
        return [Styled("\(target.id)", .name) + "  " + Styled(target.title, .strong)] + facts.lines
            + (target.intent.isEmpty ? [] : [Styled("intent", .faint)] + intent)
    }

    private var limit: Styled {
        [target.maxFiles.map { CountWords.text($0, "file") }, target.maxLines.map { CountWords.text($0, "line") }].compactMap(\.self)
            .map { Styled($0) }.joined(", ")
    }
}

/// What `target show --json` prints.
struct TargetDocument: Codable {
    var target: Target
    /// Every lane of the target, oldest first.
    var lanes: [LaneView]
}
