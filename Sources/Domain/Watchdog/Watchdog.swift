/// Notices that an agent is stuck: silence, no progress, repeats, errors of the model's service.
///
/// One watchdog is for one attempt of a turn; a retry begins with a new one. It names a finding once. Time in which the turn is paused, or
/// something was asked and not answered, does not count.
package struct Watchdog: Equatable, Sendable {
    package enum Event: Equatable, Sendable {
        /// Bytes that the program printed, understood or not.
        case output
        case content(TranscriptContent)
        case paused
        case resumed
        /// Nothing happened: the time of ``Watchdog/nextCheck`` came.
        case tick
    }

    /// Calls of a hostile program that begin and never end are not kept without bound.
    private static let maximumOpenTools = 1000

    private let settings: WatchdogConfiguration
    private var now: Timestamp
    private var lastOutput: Timestamp
    private var lastProgress: Timestamp
    /// Tools that run, by the identifier of the call, with their names.
    private var openTools: [String: String] = [:]
    private var openAsks: Set<String> = []
    private var isPaused = false
    private var isOver = false
    private var repeats = CallRepeats()
    private var errors = 0
    private var firstError = Timestamp(milliseconds: 0)

    package init(_ settings: WatchdogConfiguration, startedAt time: Timestamp) {
        self.settings = settings
        now = time
        lastOutput = time
        lastProgress = time
    }

    /// Takes an event and answers with the finding that it completes, if any. A clock that goes back counts as standing still.
    package mutating func on(_ event: Event, at time: Timestamp) -> WatchdogFinding? {
        now = max(now, time)
        guard !isOver else { return nil }
        let wasWaiting = isWaiting
        switch event {
        case .tick: break
        case .output: lastOutput = now
        case .paused: isPaused = true
        case .resumed: isPaused = false
        case .content(let content): take(content)
        }
        if wasWaiting, !isWaiting {
            lastOutput = now
            lastProgress = now
        }
        guard let finding else { return nil }
        isOver = true
        return finding
    }

    /// Waiting for the operator, or paused: nothing is ever found.
    package var isWaiting: Bool { isPaused || !openAsks.isEmpty }

    /// When a ``Event/tick`` is worth it; nil when only an event can change something.
    package var nextCheck: Timestamp? {
        guard !isOver, !isWaiting else { return nil }
        return [silenceEnd, progressEnd].compactMap { $0 }.min()
    }

    private mutating func take(_ content: TranscriptContent) {
        lastOutput = now
        switch content {
        case .toolCall(let call):
            repeats.add(call, at: now)
            if openTools.count < Self.maximumOpenTools { openTools[call.id] = call.name }
            progressed()
        case .toolResult(let id, _, _):
            openTools[id] = nil
            progressed()
        case .session, .said, .fileChange: progressed()
        case .asked(let ask): openAsks.insert(ask.key)
        case .answered(let key, _): openAsks.remove(key)
        case .message, .thought, .plan: errors = 0
        case .error(let fault):
            guard fault.kind == .api else { return }
            if errors == 0 { firstError = now }
            errors += 1
        case .ended: isOver = true
        case .usage, .unknown, .text: break
        }
    }

    private mutating func progressed() {
        lastProgress = now
        errors = 0
    }

    private var silenceEnd: Timestamp? {
        // A program that waits for its tool has nothing to say; ``progressEnd`` holds for the tool.
        guard settings.silenceSeconds > 0, openTools.isEmpty else { return nil }
        return Timestamp(milliseconds: lastOutput.milliseconds + Int64(settings.silenceSeconds) * 1000)
    }

    private var progressEnd: Timestamp? {
        guard settings.noProgressSeconds > 0 else { return nil }
        return Timestamp(milliseconds: lastProgress.milliseconds + Int64(settings.noProgressSeconds) * 1000)
    }

    private var finding: WatchdogFinding? {
        guard !isOver, !isWaiting else { return nil }
        if settings.apiErrors > 0, errors >= settings.apiErrors {
            return WatchdogFinding(
                kind: .apiErrors, since: firstError, words: "\(CountWords.text(errors, "error")) of the model's service in a row")
        }
        if let repeated = repeats.finding(limit: settings.repeats) {
            return WatchdogFinding(kind: .repeats, since: repeated.since, words: SafeText.line(repeated.words))
        }
        if let end = silenceEnd, now >= end {
            return WatchdogFinding(kind: .silence, since: lastOutput, words: "no output for \(Self.length(lastOutput, now))")
        }
        guard let end = progressEnd, now >= end else { return nil }
        let tools = Set(openTools.values).sorted()
        let cause =
            tools.isEmpty
            ? "it only talks" : "\(tools.prefix(3).joined(separator: ", "))\(tools.count > 3 ? " and others" : "") still running"
        return WatchdogFinding(
            kind: .noProgress, since: lastProgress,
            words: SafeText.line("no tool call began or ended for \(Self.length(lastProgress, now)): \(cause)"))
    }

    private static func length(_ from: Timestamp, _ to: Timestamp) -> String { DurationWords.text(seconds: to.seconds(since: from)) }
}
