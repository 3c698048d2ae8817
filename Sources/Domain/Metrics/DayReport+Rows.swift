extension DayReport {
    /// The lanes of one kind of work; the four outcomes add up to `lanes`.
    package struct KindRow: Codable, Equatable, Sendable {
        package var kind: String
        package var lanes: Int
        package var landed: Int
        package var open: Int
        package var rejected: Int
        package var abandoned: Int
    }

    /// One hour on the local clock.
    package struct HourRow: Codable, Equatable, Sendable {
        package var start: Timestamp
        package var label: String
        package var commits: Int
        /// From the day's start to this hour's end.
        package var cumulative: Int
    }

    package struct RepositoryRow: Codable, Equatable, Sendable {
        package var repository: String
        package var landed: Int
        /// As git counts them.
        package var commits: Int
        /// As the landed candidates say.
        package var commitsByCandidates: Int
        /// Of `commits`, those that no lane landed.
        package var commitsOutsideLanes: Int
        package var additions: Int
        package var deletions: Int
    }

    package struct CommitDisagreement: Codable, Equatable, Sendable {
        package var lane: LaneID
        package var repository: String
        package var git: Int
        package var candidate: Int
    }

    package struct FlakyRow: Codable, Equatable, Sendable {
        package var repository: String
        package var gate: String
        /// Pairs of tree and gate definition on which it passed and did not pass.
        package var trees: Int
        package var lanes: [LaneID]
    }

    package struct WaitingRow: Codable, Equatable, Sendable {
        package var waitedFor: WaitedFor
        package var seconds: Double
        /// Of all the time from dispatch to landing.
        package var ofSeconds: Double
        package var text: String
    }

    /// A definition that reviewed, with the reviews of the day.
    package struct ReviewerRow: Codable, Equatable, Sendable {
        package var reviewer: String
        package var figures: ReviewerFigures
    }

    package struct DecisionRow: Codable, Equatable, Sendable {
        package var kind: DecisionKind
        package var reason: String
        package var count: Int
        /// Of `count`, those that no longer counted later (a new push, another decision).
        package var voided: Int
    }

    package struct DeciderRow: Codable, Equatable, Sendable {
        package var by: String
        package var decisions: Int
    }

    package struct OverrideRow: Codable, Equatable, Sendable {
        package var lane: LaneID
        package var repository: String
        package var title: String
        package var decision: DecisionKind
        package var reason: String
        package var by: String
        package var at: Timestamp
        /// What was accepted, or what was green.
        package var what: String
    }

    /// A rollback, or a failed or unclear step after landing.
    package struct TroubleRow: Codable, Equatable, Sendable {
        package var lane: LaneID
        package var repository: String
        package var what: String
        package var detail: String
        package var at: Timestamp
    }

    package struct LandedRow: Codable, Equatable, Sendable {
        package var lane: LaneID
        package var target: TargetID
        package var repository: String
        package var pullRequest: Int?
        package var kind: String
        package var risk: Risk
        package var title: String
        package var landedAt: Timestamp
        package var commit: String
        package var commits: Int
        package var files: Int
        package var additions: Int
        package var deletions: Int
        /// Lines of `additions` and `deletions` in lock files and generated files.
        package var generatedLines: Int
        /// `3 green`, or why not.
        package var gates: String
        /// The evidence tiers that were reached, ascending.
        package var tiers: [Int]
        package var decision: String
        package var by: String
        /// What was accepted although it was not as it should be.
        package var accepted: [String]
        package var turns: Int
        package var reworks: Int
        package var cycleSeconds: Double
        /// Set when it was rolled back or its revert has landed.
        package var undone: Bool
    }

    package struct EndedRow: Codable, Equatable, Sendable {
        package var lane: LaneID
        package var target: TargetID
        package var repository: String
        package var kind: String
        package var title: String
        package var decision: DecisionKind
        package var reason: String
        package var message: String
        package var by: String
        package var at: Timestamp
    }

    /// Work that the day did not bring to an end. A target that was never dispatched has no lane.
    package struct PaceRow: Codable, Equatable, Sendable {
        package var lane: LaneID
        package var title: String
        package var decision: DecisionKind
        package var faster: Bool
        /// Milliseconds that can have gone into reading, and that reading takes at the least.
        package var spentMilliseconds: Int64
        package var neededMilliseconds: Int64
        package var lines: Int
        package var linesShown: Int
        package var sampled: [SampledFile]
        package var by: String
        package var at: Timestamp
    }

    package struct UnfinishedRow: Codable, Equatable, Sendable {
        package var lane: LaneID?
        package var target: TargetID
        package var repository: String
        package var kind: String
        package var title: String
        /// At the day's end, or now while the day lasts; nil without a lane.
        package var phase: Phase?
        package var since: Timestamp
        package var nextActor: NextActor
        package var reason: String
    }
}
