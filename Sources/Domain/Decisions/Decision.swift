/// What a person decided about a candidate.
package enum DecisionKind: String, Codable, CaseIterable, Sendable {
    case approve, rework, reject, abandon, override

    /// The reason codes that every workspace knows.
    package var reasons: [String] {
        switch self {
        case .approve: ["correct", "good-enough", "time-critical"]
        case .rework: ["wrong", "incomplete", "too-large", "out-of-scope", "unverified", "style"]
        case .reject: ["not-wanted", "wrong-approach", "duplicate", "superseded"]
        case .abandon: ["stuck", "obsolete", "too-costly"]
        case .override: ["flaky-gate", "gate-wrong", "emergency"]
        }
    }

    /// Whether the candidate may land after it.
    package var lands: Bool { self == .approve || self == .override }
}

/// A decision: by a person, with a reason code, bound to one candidate.
package struct Decision: Codable, Equatable, Sendable {
    package var kind: DecisionKind
    package var reason: String
    package var message: String
    /// The candidate it is bound to; nil where the lane had none (abandoning a lane that never got that far).
    package var candidate: Int?
    package var by: String
    package var at: Timestamp
    /// What was not as it should be and was accepted knowingly: unseen files, red gates, size, boundary.
    package var exceptions: [String]
    /// How it was come to; nil where there was no candidate, and for decisions from before it was recorded.
    package var pace: Pace?
    /// Why it no longer counts.
    package var voided: String?

    package init(
        kind: DecisionKind, reason: String, message: String = "", candidate: Int?, by: String, at: Timestamp, exceptions: [String] = [],
        pace: Pace? = nil
    ) {
        self.kind = kind
        self.reason = reason
        self.message = message
        self.candidate = candidate
        self.by = by
        self.at = at
        self.exceptions = exceptions
        self.pace = pace
    }
}

/// A remark of the operator at a line of a candidate.
package struct Comment: Codable, Equatable, Sendable {
    package var number: Int
    package var candidate: Int
    package var path: String
    /// Line in the new file, from 1; nil for the whole file.
    package var line: Int?
    package var text: String
    package var by: String
    package var at: Timestamp
    /// The turn whose prompt carried it.
    package var sentInTurn: Int?

    package init(number: Int, candidate: Int, path: String, line: Int?, text: String, by: String, at: Timestamp) {
        self.number = number
        self.candidate = candidate
        self.path = path
        self.line = line
        self.text = text
        self.by = by
        self.at = at
    }
}

/// The operator has seen this version of a file's diff.
package struct ViewedMark: Codable, Hashable, Sendable {
    package var path: String
    package var digest: String

    package init(path: String, digest: String) {
        self.path = path
        self.digest = digest
    }
}
