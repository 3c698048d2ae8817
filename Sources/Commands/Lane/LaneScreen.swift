import API
import Domain

/// Everything about a lane that matters, on one screen.
struct LaneScreen {
    let lane: LaneView
    let face: Face
    let time: TimeText

    var lines: [Styled] {
        var result = heading
        for (title, section) in sections where !section.isEmpty {
            result.append(Styled())
            if !title.isEmpty { result.append(Styled(title, .strong)) }
            result += section
        }
        return result
    }

    private var sections: [(String, [Styled])] {
        [
            ("needs you", attention),
            ("", facts),
            ("turns", LaneTurns(lane: lane, time: time).lines),
            (candidateTitle, candidate),
            ("reviews (claims, not evidence)", LaneReviews(lane: lane, time: time).lines),
            ("comments", comments),
            ("decisions", decisions),
            ("after landing", deliveries),
            ("history", history),
        ]
    }

    private var heading: [Styled] {
        let parts: [Styled] =
            [
                Styled("\(lane.target)", .name), Styled(lane.repository), Styled(lane.boundary.map { "boundary \($0)" } ?? "no boundary"),
                Styled("risk \(lane.risk.rawValue)", LaneWords.ink(lane.risk)), Styled(lane.kind), Styled("agent \(lane.agent)"),
                Styled("attempt \(lane.attempt)"),
            ] + (lane.unconfined ? [Styled("NO SANDBOX", .bad)] : [])
        return [Styled("\(lane.id)", .name) + "  " + Styled(lane.title, .strong), "     " + parts.joined(Styled(" · ", .faint))]
    }

    private var attention: [Styled] {
        let remedies = Remedy.remedies(for: lane)
        guard !remedies.isEmpty else { return [] }
        var result: [Styled] = []
        if let attention = lane.attention {
            let detail = attention.detail.split(separator: "\n").map(String.init)
            result.append("  " + Styled(attention.reason.rawValue, .warning) + Styled(detail.first.map { "  " + $0 } ?? ""))
            result += detail.dropFirst().map { Styled("    " + $0) }
        } else if lane.paused {
            result.append("  " + Styled("paused", .warning))
        }
        return result + Remedy.lines(remedies, indent: 4)
    }

    private var facts: [Styled] {
        var facts = Facts()
        facts.add(
            "phase",
            Styled(lane.phase.rawValue, LaneWords.ink(lane.phase))
                + Styled(" since \(time.moment(lane.phaseSince)) (\(time.age(lane.phaseSince)))")
                + Styled(" · next: \(lane.nextActor.rawValue)") + (lane.paused ? Styled(" · paused", .warning) : Styled()))
        facts.add("now", lane.activity.map { Styled("\($0.text) (\(time.age($0.since)))") })
        facts.add("waits for", lane.waitingFor.map { Styled($0) })
        facts.add("branch", lane.branch.map { Styled($0) })
        facts.add("worktree", lane.worktree.map { Styled($0) })
        facts.add("commits", commits)
        facts.add("ports", lane.port.map { Styled("\($0)-\($0 + 9)") })
        facts.add("used", lane.usage.map { Styled(UsageWords.text($0)) })
        facts.add("held by", lane.turns.last?.confinement.map(held))
        facts.add("pull request", lane.pullRequest.map { Styled("#\($0)") })
        facts.add("landed", lane.landed.map(landed))
        facts.add("reverts", lane.reverts.map { Styled("\($0)", .name) })
        facts.add("reverted by", lane.revertedBy.map { Styled("\($0)", .name) })
        for snapshot in lane.snapshots { facts.add("snapshot", Styled(snapshot)) }
        return facts.lines
    }

    private func held(_ confinement: Confinement) -> Styled {
        let network =
            switch confinement.network {
            case .full: "whole network"
            case .none: "no network"
            case .only(let hosts): "network: \(hosts.joined(separator: ", "))"
            }
        guard let sandbox = confinement.sandbox else { return Styled("nothing: \(confinement.reason ?? "")", .bad) }
        return Styled("\(sandbox), \(network)")
    }

    private var commits: Styled {
        [lane.base.map { "base \(CommitWords.short($0))" }, lane.head.map { "head \(CommitWords.short($0))" }].compactMap(\.self)
            .map { Styled($0) }.joined(" · ")
    }

    private func landed(_ landing: Landing) -> Styled {
        Styled("\(landing.branch) ", .good) + Styled("\(CommitWords.short(landing.base)) → \(CommitWords.short(landing.commit))")
            + Styled(", candidate \(landing.candidate), at \(time.moment(landing.at))")
    }

    private var candidateTitle: String { lane.candidate.map { "candidate \($0.number)" } ?? "candidate" }

    private var candidate: [Styled] {
        guard let candidate = lane.candidate else { return [] }
        let summary: [Styled] = [
            LaneWords.verdict(candidate.verdict), Styled("commit \(CommitWords.short(candidate.commit))"),
            Styled("tree \(CommitWords.short(candidate.tree))"), Styled("on base \(CommitWords.short(candidate.base))"),
        ]
        return ["  " + summary.joined(Styled(" · ", .faint))] + GateTable.lines(candidate, face)
            + FileList(candidate: candidate).lines(face)
    }

    private var comments: [Styled] {
        lane.comments.map { comment in
            let place = comment.path + (comment.line.map { ":\($0)" } ?? "")
            let sent = comment.sentInTurn.map { " (sent in turn \($0))" } ?? " (goes with the next turn)"
            return "  " + Styled(place, .name) + Styled("  " + comment.text) + Styled(sent, .faint)
        }
    }

    private var decisions: [Styled] {
        lane.decisions.flatMap { decision -> [Styled] in
            let about = decision.candidate.map { " of candidate \($0)" } ?? ""
            let ink: Ink = decision.voided != nil ? .faint : decision.kind.lands ? .good : .warning
            var lines = [
                "  " + Styled(decision.kind.rawValue, ink)
                    + Styled(" \(decision.reason)\(about) by \(decision.by), \(time.moment(decision.at))")
            ]
            lines += decision.message.split(separator: "\n").map { Styled("    " + $0) }
            if !decision.exceptions.isEmpty {
                lines.append("    " + Styled("knowingly accepted: \(decision.exceptions.joined(separator: ", "))", .warning))
            }
            lines += PaceLines.lines(decision.pace, indent: 4)
            if let voided = decision.voided { lines.append("    " + Styled("no longer counts: \(voided)", .faint)) }
            return lines
        }
    }

    private var deliveries: [Styled] {
        lane.deliveries.flatMap { run -> [Styled] in
            let result: Styled =
                switch run.result {
                case .passed: Styled("passed", .good)
                case .failed: Styled("failed", .bad)
                case .unknown: Styled("unknown", .warning)
                case nil: Styled("running")
                }
            let name = run.name == run.step.rawValue ? run.name : "\(run.step.rawValue) \(run.name)"
            var lines = ["  " + Styled("\(name), attempt \(run.attempt): ") + result + Styled(run.detail.isEmpty ? "" : "  " + run.detail)]
            if let served = run.served { lines.append("    " + Styled("served: \(served)", .faint)) }
            return lines
        }
    }

    private var history: [Styled] {
        lane.phases.map { entry in
            "  " + Styled(time.moment(entry.at), .faint) + "  " + Styled(entry.phase.rawValue, LaneWords.ink(entry.phase))
                + Styled(entry.note.isEmpty ? "" : "  " + entry.note, .faint)
        }
    }
}
