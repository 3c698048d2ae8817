import Agents
import Domain

/// Watches that an agent gets on, and decides what is done when it does not.
struct Guardian: Sendable {
    struct Finding {
        var words: String
        /// When the turn is tried again; nil when the operator is asked.
        var retryAt: Timestamp?
    }

    private let settings: WatchdogConfiguration
    private let retries: Int
    private var watchdog: Watchdog
    private var found: WatchdogFinding?
    /// What the model's service said last.
    private var lastFault = ""

    init(_ conversation: Conversation) {
        let adapter = conversation.agent.adapter
        var settings = conversation.context.configuration.watchdog
        if adapter == .command || adapter == .scripted {
            // A program of unknown kind may be silent for as long as its time limit allows: a build is.
            settings.silenceSeconds = 0
            settings.noProgressSeconds = 0
        }
        self.settings = settings
        // Only tries in a row count: work that was sent back by gates or by the operator begins anew.
        switch conversation.id {
        case .turn(let number):
            retries = conversation.context.lane.turns.reversed().prefix { $0.number != number || $0.cause == .retry }
                .count { $0.outcome?.retryAt != nil }
        // A lane does not wait for a second try of a review.
        case .review: retries = settings.retries
        }
        watchdog = Watchdog(settings, startedAt: conversation.engagement.startedAt)
    }

    mutating func sawOutput(at time: Timestamp) { keep(watchdog.on(.output, at: time)) }
    mutating func saw(_ content: TranscriptContent, at time: Timestamp) {
        if case .error(let fault) = content, fault.kind == .api {
            let status = fault.status.map(String.init).flatMap { fault.text.contains($0) ? nil : "\($0) " } ?? ""
            lastFault = SafeText.line(status + fault.text)
        }
        keep(watchdog.on(.content(content), at: time))
    }
    mutating func paused(at time: Timestamp) { keep(watchdog.on(.paused, at: time)) }

    /// What is wrong now; nil when nothing is, or it was said already.
    /// - Parameter isWaiting: whether the agent waits for the operator in a way that the transcript does not show.
    mutating func check(at time: Timestamp, isWaiting: Bool) -> Finding? {
        keep(watchdog.on(isWaiting ? .paused : .resumed, at: time))
        if !isWaiting { keep(watchdog.on(.tick, at: time)) }
        guard var finding = found else { return nil }
        found = nil
        if finding.kind == .apiErrors, !lastFault.isEmpty { finding.words += ": \(lastFault)" }
        return judged(finding, at: time)
    }

    /// What is done about a program that ended because its model's service failed, by the same policy.
    func retry(after fault: AgentFault, at time: Timestamp) -> Timestamp? {
        // What the service will refuse again (400, 401, 403, 404) is the operator's.
        guard fault.kind == .api, fault.status.map({ $0 == 408 || $0 == 429 || $0 >= 500 }) ?? false else { return nil }
        return judged(WatchdogFinding(kind: .apiErrors, since: time, words: fault.text), at: time).retryAt
    }

    private func judged(_ finding: WatchdogFinding, at time: Timestamp) -> Finding {
        switch finding.action(settings, retries: retries) {
        case .retry(let attempt, let all, let seconds):
            return Finding(
                words: "\(finding.words) (try \(attempt) of \(all) in \(seconds) s)",
                retryAt: Timestamp(milliseconds: time.milliseconds + Int64(seconds) * 1000))
        case .askOperator(let words): return Finding(words: words)
        }
    }

    private mutating func keep(_ finding: WatchdogFinding?) { found = found ?? finding }
}
