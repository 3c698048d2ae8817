/// What came of reviews: how many there were, how they ended, what they found and used. Whether a finding was right is not known.
package struct ReviewerFigures: Codable, Equatable, Sendable {
    /// That have begun.
    package var reviews: Int
    package var running: Int
    package var completed: Int
    /// Ended in any other way.
    package var failed: Int
    /// Of all of them, those whose place a later one took.
    package var superseded: Int
    /// Each finding once in its review.
    package var findings: FindingCounts
    /// What all used together; nil when nothing is known.
    package var usage: TurnUsage?

    package init(_ reviews: [Review]) {
        self.reviews = reviews.count
        running = reviews.count(where: \.isOpen)
        completed = reviews.count { $0.outcome?.ending == .completed }
        failed = reviews.count { $0.outcome.map { $0.ending != .completed } ?? false }
        superseded = reviews.count { $0.supersededBy != nil }
        findings = FindingCounts(reviews.flatMap(\.findings))
        usage = TurnUsage.sum(reviews.compactMap(\.usage))
    }

    /// Those of one definition, all versions together; nil when it never reviewed.
    package init?(of reviewer: String, in lanes: some Sequence<LaneBrief>) {
        let own = lanes.flatMap { lane in lane.reviewers.filter { $0.reviewer == reviewer }.map(\.figures) }
        guard let first = own.first else { return nil }
        self = own.dropFirst().reduce(into: first) { sum, next in sum.add(next) }
    }

    package mutating func add(_ other: ReviewerFigures) {
        reviews += other.reviews
        running += other.running
        completed += other.completed
        failed += other.failed
        superseded += other.superseded
        findings.add(other.findings)
        usage = TurnUsage.sum([usage, other.usage].compactMap(\.self))
    }

    /// `12, 3 failed, 1 running`.
    package var words: String {
        var parts = ["\(reviews)"]
        if failed > 0 { parts.append("\(failed) failed") }
        if running > 0 { parts.append("\(running) running") }
        return parts.joined(separator: ", ")
    }
}

/// Findings by how grave their reviewers hold them.
package struct FindingCounts: Codable, Equatable, Sendable {
    package var critical = 0
    package var high = 0
    package var medium = 0
    package var low = 0
    package var info = 0

    package init(_ findings: [Finding]) {
        for finding in findings {
            switch finding.severity {
            case .critical: critical += 1
            case .high: high += 1
            case .medium: medium += 1
            case .low: low += 1
            case .info: info += 1
            }
        }
    }

    mutating func add(_ other: FindingCounts) {
        critical += other.critical
        high += other.high
        medium += other.medium
        low += other.low
        info += other.info
    }

    package var total: Int { critical + high + medium + low + info }

    /// `2 critical, 1 low`; empty when there is none.
    package var words: String {
        [(critical, Severity.critical), (high, .high), (medium, .medium), (low, .low), (info, .info)]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1.rawValue)" }.joined(separator: ", ")
    }
}
