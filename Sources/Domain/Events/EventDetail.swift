/// What an event says beyond its name, in a few words.
package enum EventDetail {
    /// Nil where the name says it all.
    package static func text(_ event: Event) -> String? {
        switch event {
        case .workspace(let event): workspace(event)
        case .target(_, .added(let target)), .target(_, .edited(let target)): target.title
        case .target(_, .ordered(let after)): "after \(after.isEmpty ? "nothing" : after.map(\.description).joined(separator: ", "))"
        case .target(_, .dropped(let reason)): reason.isEmpty ? nil : reason
        case .laneQueued(_, let start): "\(start.target) attempt \(start.attempt): \(start.title)"
        case .lane(_, let event): lane(event)
        }
    }

    private static func workspace(_ event: WorkspaceEvent) -> String? {
        switch event {
        case .serverStarted(let version): version
        case .configurationLoaded(_, let repositories): CountWords.text(repositories.count, "repository", "repositories")
        case .configurationRejected(let problems): problems.first
        case .agentDefined(let name, let definition, _): "\(name) \(CommitWords.short(definition))"
        case .repositorySynced(let repository, let branch, let head): "\(repository) \(branch) \(CommitWords.short(head))"
        case .alarm(let text): text
        case .held(let scope), .resumed(let scope): scope.words
        case .collectionStarted(_, let items, _): "\(CountWords.text(items, "thing")) that nothing needs"
        case .collectionEnded(let removed, let failed):
            "\(CountWords.text(removed, "thing")) removed" + (failed.isEmpty ? "" : ", \(failed.count) not")
        case .noticeBegun(let notice): "\(notice.destination): \(notice.keys.joined(separator: ", "))"
        case .noticeEnded(_, let destination, let outcome, let detail):
            "\(destination): \(outcome.rawValue)" + (detail.isEmpty ? "" : ": \(detail)")
        }
    }

    private static func lane(_ event: LaneEvent) -> String? {
        switch event {
        case .phase(let phase, let note): note.isEmpty ? phase.rawValue : "\(phase.rawValue): \(note)"
        case .prepared(let place): place.path
        case .setupEnded(_, let passed, let detail, _): passed ? "passed" : detail
        case .turnStarted(let number, let cause, _, _, _, _): "turn \(number), \(cause.rawValue)"
        case .turnEnded(let number, let outcome):
            "turn \(number) \(outcome.ending.rawValue), \(CountWords.text(outcome.newCommits, "new commit"))"
        case .candidateBuilt(let candidate): "candidate \(candidate.number) \(CommitWords.short(candidate.commit))"
        case .conflicted(_, _, let paths): paths.joined(separator: ", ")
        case .gateStarted(let candidate, let gate, let attempt, _): "\(gate), candidate \(candidate), attempt \(attempt)"
        case .gateEnded(let candidate, let gate, let attempt, let outcome):
            "\(gate), candidate \(candidate), attempt \(attempt): \(outcome.result.rawValue)"
                + (outcome.reusedFrom == nil ? "" : " (reused)")
        case .gatesRequested(let names): names.joined(separator: ", ")
        case .published(let number, let candidate, _, _): "#\(number), candidate \(candidate)"
        case .looked(let look):
            "\(look.kind.rawValue), \(CountWords.text(look.files.count, "file")), "
                + "\(CountWords.text(look.files.reduce(0) { $0 + $1.rows.count }, "line"))"
                + (look.kind == .screen ? ", \(DurationWords.text(seconds: Double(look.activeMilliseconds) / 1000))" : "")
        case .viewed(let marks): marks.map(\.path).joined(separator: ", ")
        case .commented(let comment): "\(comment.path)\(comment.line.map { ":\($0)" } ?? ""): \(comment.text)"
        case .decided(let decision): "\(decision.kind.rawValue) \(decision.reason)"
        case .decisionVoided(let reason): reason
        case .decisionCarried(let from, let to, let files): "candidate \(from) → \(to), \(CountWords.text(files, "file")) unchanged"
        case .landingStarted(let intent): "\(intent.branch) \(CommitWords.short(intent.expected)) → \(CommitWords.short(intent.commit))"
        case .baseMoved(let expected, let found): "\(CommitWords.short(expected)) → \(CommitWords.short(found))"
        case .landed(let landing): "\(landing.branch) \(CommitWords.short(landing.commit))"
        case .deliveryStarted(let step, let name, let attempt, _): "\(step.rawValue) \(name), attempt \(attempt)"
        case .deliveryEnded(let step, let name, let attempt, let result, _, _, _):
            "\(step.rawValue) \(name), attempt \(attempt): \(result.rawValue)"
        case .needsOperator(let reason, let detail): "\(reason.rawValue): \(detail)"
        case .cleared(let reason): reason.rawValue
        case .snapshotTaken(let ref, _, _): ref
        case .released(let retained): retained.map { "kept \($0)" }
        case .restored(let path): path
        case .forgotten(_, let reason): reason
        case .revertPrepared(let lane): "\(lane)"
        case .reviewStarted(let number, let start): "review \(number) of candidate \(start.candidate) by \(start.reviewer)"
        case .reviewNoted(let number, let note): "review \(number)\(self.note(note).map { ": \($0)" } ?? "")"
        case .reviewEnded(let number, let outcome):
            "review \(number) \(outcome.ending.rawValue), \(CountWords.text(outcome.findings.count, "finding"))"
                + (outcome.detail.isEmpty ? "" : ": \(outcome.detail)")
        case .findingReported(let number, let finding):
            "review \(number): \(finding.severity.rawValue) \(finding.place.map { "\($0): " } ?? "")\(finding.text)"
        case .reviewsRequested(let names): names.joined(separator: ", ")
        case .confined(_, let confinement): note(.confined(confinement))
        case .briefed(let turn, _): "turn \(turn)"
        case .sessionOpened(_, let session): session.id
        case .asked(let ask): "\(ask.id) \(ask.summary)"
        case .answered(let id, let answer): "\(id) \(answer.verdict.rawValue) \(answer.message)"
        case .askWithdrawn(let id): "\(id)"
        case .ruled(_, let ask, let answer): note(.ruled(ask, answer))
        case .usage(let turn, let usage, _): "turn \(turn): \(usage.tokens.total) tokens"
        case .messaged(let message): message.text
        case .watchdogFound(_, let finding): finding
        case .networkSeen(_, let contacts): note(.networkSeen(contacts))
        case .reported(_, let report): "\(report.kind.rawValue): \(report.text)"
        case .neighboursPinned(_, let commits): CountWords.text(commits.count, "repository", "repositories")
        case .handoffProposed(let handoff): "\(handoff.id) to \(handoff.proposal.repository): \(handoff.proposal.need)"
        case .handoffScoped(let id, let target): "\(id): \(target)"
        case .handoffDeclined(let id, let reason): reason.isEmpty ? "\(id)" : "\(id): \(reason)"
        case .landRequested, .stopRequested, .retried, .paused, .resumed: nil
        }
    }

    private static func note(_ note: EngagementNote) -> String? {
        switch note {
        case .confined(let confinement): confinement.sandbox ?? "no sandbox: \(confinement.reason ?? "")"
        case .briefed: nil
        case .sessionOpened(let session): session.id
        case .ruled(let ask, let answer):
            "\(answer.verdict.rawValue) by \(answer.by): \(ask.call?.command ?? ask.call?.name ?? ask.text)"
        case .usage(let usage, _): "\(usage.tokens.total) tokens"
        case .watchdogFound(let finding): finding
        case .networkSeen(let contacts): contacts.map { "\($0.host)\($0.allowed ? "" : " (refused)")" }.joined(separator: ", ")
        }
    }
}
