/// What a gate's execution came to. Only ``passed`` is green.
package enum GateResult: String, Codable, CaseIterable, Sendable {
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
    ///   - runs: every run of the lane.
    ///   - candidate: which of them are looked at.
    package init(pins: [GatePin], runs: [GateRun], of candidate: Int) {
        guard !pins.isEmpty else {
            self = .none
            return
        }
        var found = Findings()
        let runs = Runs(all: runs, candidate: candidate)
        for pin in pins { found.add(pin, pins: pins, runs: runs) }
        self = found.verdict
    }

    /// The runs of a candidate's gates. Each is looked at where it lies: a lane is asked for its verdict at many events, and what a run holds is long.
    private struct Runs {
        let all: [GateRun]
        let candidate: Int

        func of(_ pin: GatePin) -> Told {
            var told = Told()
            for place in all.indices where all[place].candidate == candidate && all[place].gate == pin.name {
                guard all[place].definition == pin.definition else { continue }
                told.add(all[place].outcome?.result, attempt: all[place].attempt)
            }
            return told
        }
    }

    /// What the runs of one gate said.
    private struct Told {
        /// The last attempt. It may not have ended.
        private(set) var attempt = 0
        private(set) var last: GateResult?
        private(set) var hasPassed = false
        private(set) var hasFailed = false

        mutating func add(_ result: GateResult?, attempt: Int) {
            if attempt >= self.attempt { (self.attempt, last) = (attempt, result) }
            // A gate that was skipped, killed or never began said nothing about the tree, so it does not make a later pass flaky.
            guard let result, result.speaks else { return }
            if result == .passed { hasPassed = true } else { hasFailed = true }
        }
    }

    /// Sorts the gates of a candidate by what is known of them.
    private struct Findings {
        private var pending: [String] = []
        private var red: [String] = []
        private var flaky: [String] = []
        private var skipped: [String] = []

        var verdict: GateVerdict {
            if !pending.isEmpty { return .pending(pending) }
            if !red.isEmpty { return .red(red + skipped) }
            if !flaky.isEmpty { return .flaky(flaky) }
            return skipped.isEmpty ? .green : .red(skipped)
        }

        mutating func add(_ pin: GatePin, pins: [GatePin], runs: Runs) {
            let told = runs.of(pin)
            guard let result = told.last, result != .killed || told.attempt >= GateVerdict.attemptsWhenKilled else {
                pending.append(pin.name)
                return
            }
            if told.hasPassed, told.hasFailed {
                flaky.append(pin.name)
            } else if result == .skipped {
                // What it needs may have been run again and passed since: then it is this gate's turn.
                let needs = pins.filter { pin.needs.contains($0.name) }
                let met = needs.allSatisfy { runs.of($0).last == .passed }
                if met { pending.append(pin.name) } else { skipped.append(pin.name) }
            } else if result != .passed {
                red.append(pin.name)
            }
        }
    }
}
