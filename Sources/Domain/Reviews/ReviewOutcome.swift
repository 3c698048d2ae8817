/// How a review came to its end. None of these says anything about the candidate: gates and the operator do.
package enum ReviewEnding: String, Codable, CaseIterable, Sendable {
    /// The reviewer ended by itself and its findings could be read; there may be none.
    case completed
    /// It ended by itself, and what it said is not what findings look like.
    case unreadable
    /// Its program or its model's service failed.
    case failed
    case timedOut = "timed-out"
    /// A watchdog ended it.
    case stuck
    case budgetSpent = "budget-spent"
    case stopped
    case failedToStart = "failed-to-start"
}

/// What came of a review.
package struct ReviewOutcome: Codable, Equatable, Sendable {
    package var ending: ReviewEnding
    /// The reason in words, for every ending but a plain one.
    package var detail: String
    package var exitCode: Int?
    package var findings: [Finding]
    /// The reviewer's own summary, when it gave one: a claim.
    package var summary: String?
    package var seconds: Double
    /// Blob of everything the program printed, redacted.
    package var transcript: String?
    /// Blob of the transcript: one ``TranscriptEntry`` a line, as JSON.
    package var entries: String?
    package var entryCount: Int?
    package var maxResidentBytes: Int?

    package init(
        ending: ReviewEnding, detail: String = "", exitCode: Int? = nil, findings: [Finding] = [], summary: String? = nil,
        seconds: Double = 0, transcript: String? = nil, entries: String? = nil, entryCount: Int? = nil, maxResidentBytes: Int? = nil
    ) {
        self.ending = ending
        self.detail = detail
        self.exitCode = exitCode
        self.findings = findings
        self.summary = summary
        self.seconds = seconds
        self.transcript = transcript
        self.entries = entries
        self.entryCount = entryCount
        self.maxResidentBytes = maxResidentBytes
    }
}
