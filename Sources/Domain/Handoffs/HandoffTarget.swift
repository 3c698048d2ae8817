/// Makes a target of a handoff's proposal. Pure.
package enum HandoffTarget {
    /// Bytes of a title that is made of the need's first line.
    package static let titleLimit = 120

    /// - Parameter change: what the operator says instead; its `after` comes to nothing when nil.
    package static func draft(_ handoff: Handoff, of lane: Lane, _ change: TargetChange) -> TargetDraft {
        TargetDraft(
            repository: handoff.proposal.repository, title: change.title ?? title(handoff.proposal.need),
            intent: change.intent ?? intent(handoff, lane), boundary: change.boundary ?? handoff.proposal.boundary, kind: change.kind,
            risk: change.risk, after: change.after ?? [], agent: change.agent, verify: change.verify ?? [],
            liveChecks: change.liveChecks ?? [], budget: change.budget)
    }

    private static func title(_ need: String) -> String {
        let line = need.split(whereSeparator: \.isNewline).first.map(String.init) ?? need
        guard line.utf8.count > titleLimit else { return line }
        var short = ""
        for word in line.split(separator: " ") {
            guard short.utf8.count + word.utf8.count + 4 <= titleLimit else { break }
            short += short.isEmpty ? String(word) : " \(word)"
        }
        return short.isEmpty ? String(line.unicodeScalars.prefix(titleLimit / 4)) : short + " ..."
    }

    private static func intent(_ handoff: Handoff, _ lane: Lane) -> String {
        """
        \(handoff.proposal.need)

        The interface that \(lane.start.repository) would build on:

        \(handoff.proposal.interface)

        Why: \(handoff.proposal.why)

        (Proposed as \(handoff.id) by \(lane.start.agent) in \(lane.id), for \(lane.start.target) \(lane.start.title).)
        """
    }
}
