package import Domain

/// The body of a pull request: the agent's account, marked as its claim, and the Verification block.
package enum PullRequestBody {
    package static func render(target: Target, lane: Lane, block: String) -> String {
        var parts = [
            "\(lane.id) for \(lane.start.target): \(target.intent.isEmpty ? SafeText.line(target.title) : SafeText.block(target.intent))"
        ]
        parts.append(claims(lane))
        if let findings = ReviewClaims.section(lane) { parts.append(findings) }
        let leftovers = lane.turns.reduce(0) { $0 + ($1.outcome?.leftoversCommitted == true ? $1.outcome?.leftovers.count ?? 0 : 0) }
        if leftovers > 0 { parts.append("\(leftovers) files were left uncommitted by the agent and committed by Signalbox.") }
        let problems = CandidateCheck(lane: lane).problems.map { "- **\($0.reason.rawValue)**: \(SafeText.markdown($0.detail))" }
        if !problems.isEmpty { parts.append((["## Limits"] + problems).joined(separator: "\n")) }
        parts.append(block)
        return parts.joined(separator: "\n\n")
    }

    private static func claims(_ lane: Lane) -> String {
        guard let claim = lane.turns.last(where: { $0.outcome?.claim != nil })?.outcome?.claim else {
            return "## The agent's claim\n\n(it said nothing)"
        }
        var lines = ["## The agent's claim", "", "Said by the agent `\(lane.start.agent)`; not verified by being said."]
        if let cause = claim.rootCause { lines += ["", "> Root cause: \(quoted(cause))"] }
        if let fix = claim.fix { lines += ["", "> Fix: \(quoted(fix))"] }
        if claim.rootCause == nil, claim.fix == nil { lines += ["", "> " + quoted(claim.account)] }
        return lines.joined(separator: "\n")
    }

    private static func quoted(_ text: String) -> String {
        // Every kind of line end, or an agent's words could stand outside of the quotation.
        SafeText.block(text).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "\n> ")
    }
}
