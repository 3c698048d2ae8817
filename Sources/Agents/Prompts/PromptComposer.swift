import Domain

/// Writes the prompt of a turn. Pure: the exact text is kept as a blob of the turn.
package enum PromptComposer {
    /// Characters of a red gate's output that a prompt carries.
    package static let outputLimit = 8_000

    package static func compose(_ context: PromptContext) -> String {
        var parts: [String] = []
        parts.append("# \(context.target.id) \(context.target.title)\n\n\(context.target.intent)")
        parts.append(scope(context))
        switch context.cause {
        case .first, .revert: break
        case .gates: parts.append(gates(context))
        case .rework: parts.append(rework(context))
        case .conflict: parts.append(conflict(context))
        case .review: break
        case .retry: parts.append(retry(context))
        }
        if !context.findings.isEmpty { parts.append(findings(context.findings)) }
        if context.cause != .rework, !context.comments.isEmpty { parts.append(comments(context.comments)) }
        if !context.messages.isEmpty { parts.append("## The operator says\n" + context.messages.joined(separator: "\n\n")) }
        parts.append(
            """
            ## When you are done
            Commit your work on the branch you are on. Only what is committed counts; your account of it is kept as your claim.
            State the root cause in a line that begins with "Root cause:" and the change in a line that begins with "Fix:".
            """)
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func scope(_ context: PromptContext) -> String {
        let start = context.lane.start
        var lines = ["## Scope", "- Repository: \(start.repository), base \(context.base.prefix(12))"]
        if let boundary = start.boundary {
            lines.append("- Boundary: \(boundary): change only \(start.paths.joined(separator: ", "))")
        }
        lines.append("- Size: at most \(start.maxFiles) files and \(start.maxLines) changed lines")
        if !context.gates.isEmpty {
            lines.append("- Gates that will run on your commit merged with the base:")
            lines += context.gates.map { "  - \($0.name): `\($0.run)`" }
        }
        if !context.target.verify.isEmpty {
            lines.append("- It is met when these succeed:")
            lines += context.target.verify.map { "  - `\($0)`" }
        }
        return lines.joined(separator: "\n")
    }

    private static func gates(_ context: PromptContext) -> String {
        let reports = context.redGates.map { gate in
            "### \(gate.name): \(gate.result)\n```\n\(tail(gate.output))\n```"
        }
        return (["## These gates did not pass on your last commit"] + reports).joined(separator: "\n\n")
    }

    private static func rework(_ context: PromptContext) -> String {
        var text = "## The operator sent it back"
        if let decision = context.rework {
            text += " (\(decision.reason))"
            if !decision.message.isEmpty { text += "\n\(decision.message)" }
        }
        if !context.comments.isEmpty { text += "\n\n" + comments(context.comments) }
        return text
    }

    private static func findings(_ findings: [(reviewer: String, finding: Finding)]) -> String {
        let lines = findings.map {
            "- \($0.finding.severity.rawValue) \($0.finding.place ?? "(no file)"): \($0.finding.text) (\($0.reviewer))"
        }
        return
            ([
                "## Reviewers found this in your last commit; its gates are green",
                "They may be wrong: mend what is right, and say why where you change nothing.",
            ]
            + lines).joined(separator: "\n")
    }

    private static func comments(_ comments: [Comment]) -> String {
        let lines = comments.map { "- \($0.path)\($0.line.map { ":\($0)" } ?? ""): \($0.text)" }
        return (["## Remarks on your diff"] + lines).joined(separator: "\n")
    }

    private static func conflict(_ context: PromptContext) -> String {
        let paths = (context.lane.conflict ?? []).map { "- \($0)" }.joined(separator: "\n")
        return """
            ## Your branch no longer merges with its base
            The base is now \(context.base) (also in $SIGNALBOX_BASE). Merge it into your branch, resolve these files, and commit:
            \(paths)
            """
    }

    private static func retry(_ context: PromptContext) -> String {
        let last = context.lane.turns.last?.outcome
        return """
            ## The turn before did not end well
            \(last.map { "\($0.ending.rawValue): \($0.detail)" } ?? "It was tried before.") What it committed is still there; go on from it.
            """
    }

    private static func tail(_ output: String) -> String {
        guard output.count > outputLimit else { return output }
        return "… (\(output.count - outputLimit) characters before)\n" + output.suffix(outputLimit)
    }
}
