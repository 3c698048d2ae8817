package import Domain

/// What an agent reads of its lane by its tools. Pure.
package enum LaneDocuments {
    package static func target(_ target: Target, _ lane: Lane) -> String {
        let start = lane.start
        var lines = ["# \(target.id) \(target.title)", "", target.intent, "", "## Scope", "- Lane: \(lane.id), attempt \(start.attempt)"]
        lines.append("- Repository: \(start.repository)" + (lane.workplace.map { ", branch \($0.branch), base \($0.base)" } ?? ""))
        if let boundary = start.boundary { lines.append("- Boundary: \(boundary): change only \(start.paths.joined(separator: ", "))") }
        lines.append("- Kind: \(start.kind); risk: \(start.risk.rawValue)")
        lines.append("- Size: at most \(start.maxFiles) files and \(start.maxLines) changed lines")
        if let place = lane.workplace { lines.append("- Ports: \(place.port) to \(place.port + 9)") }
        if !target.after.isEmpty { lines.append("- Lands after: \(target.after.map(\.description).joined(separator: ", "))") }
        if !target.verify.isEmpty { lines += ["- It is met when these succeed:"] + target.verify.map { "  - `\($0)`" } }
        return lines.joined(separator: "\n") + "\n"
    }

    package static func rules(_ lane: Lane, _ configuration: WorkspaceConfiguration, gates: [GateConfiguration], target: Target) -> String {
        var lines = ["# Rules of \(lane.id)", "", "## Gates, run on your commits merged with the base"]
        lines += gates.map { gate in
            let needs = gate.needs.isEmpty ? "" : ", after \(gate.needs.joined(separator: ", "))"
            return "- \(gate.name) (\(gate.stage.rawValue), at most \(gate.timeoutSeconds) s\(needs)): `\(gate.run)`"
        }
        lines += target.verify.map { "- of the target: `\($0)`" }
        if gates.isEmpty, target.verify.isEmpty { lines.append("- none; the operator reads every change") }
        lines += [
            "", "## Always",
            "- Only what is committed on your branch counts. A green gate that you ran yourself is no evidence.",
            "- Turns: at most \(lane.start.maxTurns) before the operator is asked.",
            "", "## Never",
            "- Do not push, change branches, or touch git's configuration. Landing is the operator's decision.",
            "- Do not weaken or skip a gate to make it pass.",
            "- Do not work around what another repository lacks: propose a handoff.",
        ]
        lines += configuration.permissions.never.map { "- \($0.name): \($0.message)" }
        return lines.joined(separator: "\n") + "\n"
    }

    package static func history(_ lane: Lane) -> String {
        var parts = ["# \(lane.id) so far"]
        func add(_ title: String, _ lines: [String]) {
            if !lines.isEmpty { parts.append((["## \(title)"] + lines).joined(separator: "\n")) }
        }
        add("Turns", lane.turns.suffix(20).map(turn))
        if let candidate = lane.candidate {
            add(
                "Gates of candidate \(candidate.number)",
                lane.gateRuns.filter { $0.candidate == candidate.number }.map { run in
                    "- \(run.gate), attempt \(run.attempt): \(run.outcome?.result.rawValue ?? "running")"
                        + (run.outcome.map { $0.detail.isEmpty ? "" : ", \($0.detail)" } ?? "")
                })
        }
        if let conflict = lane.conflict { add("Does not merge with the base", conflict.prefix(50).map { "- \($0)" }) }
        add(
            "The operator decided",
            lane.decisions.suffix(20).map { "- \($0.kind.rawValue), \($0.reason)\($0.message.isEmpty ? "" : ": \($0.message)")" })
        add(
            "The operator commented",
            lane.comments.suffix(50).map { "- \($0.path)\($0.line.map { ":\($0)" } ?? ""): \($0.text)" })
        add("The operator said", lane.messages.suffix(20).map { "- \($0.text)" })
        add(
            "You asked in this turn",
            lane.asks.suffix(20).map { ask in
                let answer = ask.answer.map { $0.message.isEmpty ? $0.verdict.rawValue : $0.message }
                return "- \(ask.id) \(ask.summary): \(answer ?? (ask.withdrawn ? "withdrawn" : "not answered yet"))"
            })
        add("Handoffs", HandoffWords.lines(lane))
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func turn(_ turn: Turn) -> String {
        guard let outcome = turn.outcome else { return "- Turn \(turn.number) (\(turn.cause.rawValue)): running" }
        return "- Turn \(turn.number) (\(turn.cause.rawValue)): \(outcome.ending.rawValue), "
            + CountWords.text(outcome.newCommits, "new commit") + (outcome.detail.isEmpty ? "" : ": \(outcome.detail)")
    }
}

/// What became of a lane's handoffs, for its agent.
enum HandoffWords {
    static func lines(_ lane: Lane) -> [String] {
        lane.handoffs.suffix(30).map { handoff in
            let need = handoff.proposal.need.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
            return
                "- \(handoff.id) to \(handoff.proposal.repository)\(handoff.proposal.blocking ? " (blocking)" : ""), \(need): \(handoff.outcome)"
        }
    }
}
