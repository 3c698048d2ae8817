import API
import Domain

/// A version of a definition: what it comes to, the versions, and its text.
struct AgentScreen {
    let view: AgentVersionView
    let time: TimeText

    var lines: [Styled] {
        let text = SafeText.block(view.text).split(separator: "\n", omittingEmptySubsequences: false).map { Styled("  " + $0) }
        return [
            Styled(view.name, .name) + Styled(" v\(view.number)", .strong) + (view.inForce ? Styled() : Styled("  not in force", .warning))
        ]
            + facts.lines + [Styled("text", .faint)] + (text.last?.width == 2 ? text.dropLast() : text)
    }

    private var facts: Facts {
        let agent = view.definition
        var facts = Facts()
        facts.add("digest", Styled(view.digest))
        facts.add("since", Styled(time.moment(view.since)))
        facts.add("adapter", Styled(agent.adapter.rawValue))
        facts.add("command", Styled(agent.command.joined(separator: " ")))
        facts.add("model", agent.model.map { Styled($0) })
        facts.add("tools", Styled(agent.tools.joined(separator: ", ")))
        for skill in agent.skills {
            facts.add("skill", Styled(skill.name) + Styled("  \(CountWords.text(skill.files.count, "file"))", .faint))
        }
        facts.add("budget", AgentWords.budget(agent.budget).map { Styled($0) })
        facts.add("sandbox", Styled(agent.sandbox.rawValue, agent.sandbox == .off ? .warning : .plain))
        facts.add("network", Styled(AgentWords.network(agent.network)))
        facts.add("memory", agent.memoryBytes.map { Styled(UnitText.size.write($0)) })
        facts.add("time limit", Styled(UnitText.duration.write(agent.timeoutSeconds)))
        facts.add("output limit", Styled(UnitText.size.write(agent.outputLimitBytes)))
        for (name, value) in agent.environment.sorted(by: { $0.key < $1.key }) { facts.add("variable", Styled("\(name)=\(value)")) }
        if let reviews = view.reviews {
            facts.add("reviews", Styled(reviews.words))
            facts.add("findings", Styled(reviews.findings.total == 0 ? "0" : "\(reviews.findings.total): \(reviews.findings.words)"))
            facts.add("used", reviews.usage.map { Styled(UsageWords.text($0)) })
        }
        for version in view.versions { facts.add("version", line(version)) }
        return facts
    }

    private func line(_ version: AgentVersionLine) -> Styled {
        let lanes = version.lanes.map { "\($0)" }.joined(separator: ", ")
        return Styled("v\(version.number)", version.number == view.number ? .strong : .plain)
            + Styled("  \(CommitWords.short(version.digest))  \(time.moment(version.since))", .faint)
            + Styled(lanes.isEmpty ? "" : "  " + lanes)
    }
}
