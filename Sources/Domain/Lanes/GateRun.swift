/// What a gate's execution came to. Only ``passed`` is green.
package enum GateResult: String, Codable, Sendable {
    case passed, failed
    case timedOut = "timed-out"
    case killed
    case failedToStart = "failed-to-start"
    /// A gate it needs did not pass, so it was not run.
    case skipped

    /// Whether the execution says something about the tree.
    package var speaks: Bool {
        switch self {
        case .passed, .failed, .timedOut: true
        case .killed, .failedToStart, .skipped: false
        }
    }
}

/// Numbers that a gate's output states.
package struct TestCounts: Codable, Equatable, Sendable {
    package var tests: Int
    package var failures: Int
    package var skipped: Int
    /// `junit` or `tap`.
    package var source: String

    package init(tests: Int, failures: Int, skipped: Int, source: String) {
        self.tests = tests
        self.failures = failures
        self.skipped = skipped
        self.source = source
    }
}

/// Where a reused result was made.
package struct GateOrigin: Codable, Equatable, Sendable {
    package var lane: LaneID
    package var candidate: Int
    package var attempt: Int

    package init(lane: LaneID, candidate: Int, attempt: Int) {
        self.lane = lane
        self.candidate = candidate
        self.attempt = attempt
    }
}

/// The end of a gate's execution, as the runner saw it.
package struct GateOutcome: Codable, Equatable, Sendable {
    package var result: GateResult
    package var detail: String
    package var exitCode: Int?
    package var counts: TestCounts?
    package var seconds: Double
    /// Blob of the output, redacted.
    package var log: String?
    /// Blob of the statement (evidence) about this execution.
    package var statement: String?
    /// Set when an earlier result for the same tree and definition was taken.
    package var reusedFrom: GateOrigin?

    package init(
        result: GateResult, detail: String = "", exitCode: Int? = nil, counts: TestCounts? = nil, seconds: Double = 0, log: String? = nil,
        statement: String? = nil, reusedFrom: GateOrigin? = nil
    ) {
        self.result = result
        self.detail = detail
        self.exitCode = exitCode
        self.counts = counts
        self.seconds = seconds
        self.log = log
        self.statement = statement
        self.reusedFrom = reusedFrom
    }
}

/// One attempt of one gate on one candidate.
package struct GateRun: Codable, Equatable, Sendable {
    package var candidate: Int
    package var gate: String
    /// Counts from 1 within the candidate and gate.
    package var attempt: Int
    package var job: String
    package var definition: String
    package var tree: String
    package var startedAt: Timestamp
    package var endedAt: Timestamp?
    package var outcome: GateOutcome?

    package init(candidate: Int, gate: String, attempt: Int, job: String, definition: String, tree: String, startedAt: Timestamp) {
        self.candidate = candidate
        self.gate = gate
        self.attempt = attempt
        self.job = job
        self.definition = definition
        self.tree = tree
        self.startedAt = startedAt
    }
}

/// What all runs of a candidate's gates come to.
package enum GateVerdict: Equatable, Sendable {
    /// No gate is configured: not green by absence.
    case none
    /// These have no finished run yet.
    case pending([String])
    /// These ended and did not pass.
    case red([String])
    /// These passed in one attempt and not in another, on the same tree with the same definition.
    case flaky([String])
    case green

    /// A gate whose process was killed from outside is run again up to this many attempts; after that it is red.
    package static let attemptsWhenKilled = 3

    /// - Parameters:
    ///   - pins: the gates that the candidate has to pass.
    ///   - runs: every run of the candidate.
    package init(pins: [GatePin], runs: [GateRun]) {
        guard !pins.isEmpty else {
            self = .none
            return
        }
        var pending: [String] = []
        var red: [String] = []
        var flaky: [String] = []
        for pin in pins {
            let mine = runs.filter { $0.gate == pin.name && $0.definition == pin.definition }
            guard let last = mine.max(by: { $0.attempt < $1.attempt }), let outcome = last.outcome,
                outcome.result != .killed || last.attempt >= Self.attemptsWhenKilled
            else {
                pending.append(pin.name)
                continue
            }
            // A gate that was skipped, killed or never began said nothing about the tree, so it does not make a later pass flaky.
            let spoke = mine.compactMap(\.outcome?.result).filter(\.speaks)
            if spoke.contains(.passed), spoke.contains(where: { $0 != .passed }) {
                flaky.append(pin.name)
            } else if outcome.result != .passed {
                red.append(pin.name)
            }
        }
        if !pending.isEmpty {
            self = .pending(pending)
        } else if !red.isEmpty {
            self = .red(red)
        } else if !flaky.isEmpty {
            self = .flaky(flaky)
        } else {
            self = .green
        }
    }
}
