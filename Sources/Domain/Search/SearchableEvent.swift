/// What of the ledger's events can be found.
package enum SearchableEvent {
    /// The words of an event as documents; `lane` gives what is known of a lane (its repository does not change).
    package static func documents(_ recorded: RecordedEvent, repository: (LaneID) -> String?) -> [SearchDocument] {
        switch recorded.event {
        case .target(let id, .added(let target)), .target(let id, .edited(let target)):
            return [
                SearchDocument(
                    place: .target(id, sequence: recorded.sequence), repository: target.repository, time: recorded.time, kind: .target,
                    text: SearchableText.bounded("\(target.title)\n\(target.intent)", SearchableText.prose))
            ]
        case .lane(let id, let event):
            guard let (kind, turn, text) = words(event), text.utf8.contains(where: { $0 > 0x20 }) else { return [] }
            return [
                SearchDocument(
                    place: .event(recorded.sequence, id, turn: turn), repository: repository(id) ?? "", time: recorded.time, kind: kind,
                    text: SearchableText.bounded(text, SearchableText.prose))
            ]
        case .workspace, .target, .laneQueued: return []
        }
    }

    private static func words(_ event: LaneEvent) -> (SearchKind, Int?, String)? {
        switch event {
        case .messaged(let message): (.said, message.turn, message.text)
        case .asked(let ask): (.ask, ask.turn, words(ask.ask))
        case .ruled(let turn, let ask, let answer): (.ask, turn, "\(words(ask))\n\(answer.by): \(answer.message)")
        case .answered(_, let answer): (.answer, nil, answer.message.isEmpty ? answer.verdict.rawValue : answer.message)
        case .commented(let comment): (.comment, nil, "\(comment.path)\n\(comment.text)")
        case .decided(let decision): (.decision, nil, "\(decision.kind.rawValue) \(decision.reason)\n\(decision.message)")
        case .decisionVoided(let reason): (.decision, nil, reason)
        case .reported(let turn, let report): (.report, turn, report.text)
        case .reviewEnded(_, let outcome):
            (.report, nil, ([outcome.summary ?? ""] + outcome.findings.map { "\($0.place ?? "") \($0.text)" }).joined(separator: "\n"))
        case .findingReported(_, let finding): (.report, nil, "\(finding.place ?? "") \(finding.text)")
        case .handoffProposed(let handoff): (.handoff, handoff.turn, words(handoff.proposal))
        case .handoffDeclined(_, let reason): (.handoff, nil, reason)
        default: nil
        }
    }

    private static func words(_ proposal: HandoffProposal) -> String {
        "\(proposal.repository): \(proposal.need)\n\(proposal.interface)\n\(proposal.why)"
    }

    private static func words(_ ask: AgentAsk) -> String {
        let call = ask.call.flatMap { SearchableText.of(.toolCall($0))?.text } ?? ""
        return ([ask.text, call] + ask.options).filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
