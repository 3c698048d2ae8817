import API
import Domain

/// The operator's overview.
struct StatusScreen {
    let status: ServerStatus
    let face: Face
    let time: TimeText

    var lines: [Styled] { server + problems + numbers + attention + [Styled()] + needs }

    private var server: [Styled] {
        [
            Styled("server ", .faint) + Styled("up \(time.age(status.startedAt))")
                + Styled(" · pid \(status.pid) · \(status.version)", .faint),
            Styled("workspace ", .faint) + Styled(status.workspace)
                + Styled(" · " + CountWords.text(status.repositories, "repository", "repositories"), .faint)
                + Styled(" · " + CountWords.text(Int(status.events), "event"), .faint),
        ]
    }

    private var problems: [Styled] { confinement + holds + faults + notifications }

    private var holds: [Styled] {
        status.holds.map { Styled("PAUSED ", .warning) + Styled($0) + Styled("  (signalbox resume)", .faint) }
    }

    /// Said here and at every lane: without a sandbox an agent can reach whatever the operator can.
    private var confinement: [Styled] {
        guard status.sandbox == nil else { return [] }
        return [
            Styled("NO SANDBOX ", .bad) + Styled("agents run as you, with your files and network: \(status.sandboxProblem ?? "unknown")")
        ]
    }

    private var faults: [Styled] {
        let alarms = status.alarms.map { Styled("ALARM ", .bad) + Styled($0) }
        guard !status.configurationProblems.isEmpty else { return alarms }
        return alarms + [Styled("signalbox.yaml is not taken; the last good one stays in force:", .warning)]
            + status.configurationProblems.map { Styled("  " + $0) }
    }

    /// A place that cannot be reached is one where the operator waits for nothing.
    private var notifications: [Styled] {
        (status.notifications ?? []).filter { $0.problem != nil }.map { destination in
            Styled("NOT NOTIFIED ", .bad) + Styled("\(destination.name): \(destination.problem ?? "")")
                + Styled("  (signalbox notify test \(destination.name))", .faint)
        }
    }

    private var numbers: [Styled] {
        let phases = Phase.allCases.compactMap { phase in
            status.phases[phase.rawValue].flatMap { $0 > 0 ? Styled("\($0) \(phase.rawValue)", LaneWords.ink(phase)) : nil }
        }
        let open = phases.isEmpty ? Styled("none open", .faint) : phases.joined(Styled(" · ", .faint))
        return [Styled("lanes ", .faint) + open + Styled(" · \(status.working) at work · \(status.landed) landed", .faint)]
    }

    private var attention: [Styled] { status.attention.map { [fit(AttentionScreen.line($0))] } ?? [] }

    private var needs: [Styled] {
        guard !status.needsOperator.isEmpty else { return [Styled("nothing needs you", .good) + Styled("  (signalbox next)", .faint)] }
        let heading = Styled("\(CountWords.text(status.needsOperator.count, "lane needs", "lanes need")) you", .strong)
        return [heading] + status.needsOperator.flatMap(need)
    }

    private func need(_ lane: LaneView) -> [Styled] {
        let detail = lane.attention.map { $0.detail.split(separator: "\n").first.map(String.init) ?? "" } ?? ""
        let since = lane.attention?.since ?? lane.phaseSince
        var lines = [
            fit(
                "  " + Styled("\(lane.id)", .name) + "  " + LaneWords.state(lane) + Styled("  \(lane.repository)", .faint)
                    + Styled("  \(lane.title)")
                    + Styled("  \(time.age(since))", .faint))
        ]
        if !detail.isEmpty { lines.append(fit("       " + Styled(detail))) }
        if let remedy = Remedy.remedies(for: lane).first { lines += Remedy.lines([remedy], indent: 7) }
        return lines
    }

    private func fit(_ line: Styled) -> Styled { face.width.map(line.cut) ?? line }
}
