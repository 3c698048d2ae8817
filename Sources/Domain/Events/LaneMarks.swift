/// What of a lane's state the ``LaneIndex`` goes by: taken before and after an event, the difference is what changes in the index.
struct LaneMarks {
    var isKnown = false
    /// Nil while it is not settled.
    var endedAt: Timestamp?
    /// When it landed; nil while it is not settled.
    var landedAt: Timestamp?
    /// When something of it happened last; nil while it is not settled.
    var lastAt: Timestamp?
    var isAtWork = false
    var isLanded = false
    var endedTurns = 0
    var reviews = 0
    var openReviews: [Int] = []
    var gateRuns = 0
    var handoffs = 0

    /// Of no lane.
    init() {}

    /// A function and no initialiser, which would take the lane over: it is asked twice for each event, and a copy of a lane is most of what an event costs.
    static func of(_ lane: Lane) -> LaneMarks {
        var marks = LaneMarks()
        marks.isKnown = true
        if lane.isSettled {
            marks.endedAt = lane.phaseSince
            marks.landedAt = lane.landed?.at
            marks.lastAt = LaneBrief.span(of: lane).last
        }
        marks.openReviews = lane.reviews.isEmpty ? [] : lane.reviews.filter(\.isOpen).map(\.number)
        marks.isAtWork = !marks.openReviews.isEmpty || lane.hasOpenTurn
        marks.isLanded = lane.phase.standsLanded
        marks.endedTurns = lane.endedTurns
        marks.reviews = lane.reviews.count
        marks.gateRuns = lane.gateRuns.count
        marks.handoffs = lane.handoffs.count
        return marks
    }

    /// Of a lane that is settled nothing is looked at that was looked at before, and its record need not be read for it.
    init(_ brief: LaneBrief) {
        isKnown = true
        endedAt = brief.endedAt
        landedAt = brief.landedAt
        lastAt = brief.last
        isLanded = brief.phase.standsLanded
        endedTurns = brief.runs.count { $0.number > 0 }
        reviews = brief.runs.count - endedTurns
        gateRuns = brief.gateRuns
        handoffs = brief.handoffs.count
    }

    init(_ version: LaneVersion) {
        self = version.brief.map(LaneMarks.init) ?? Self.of(version.lane)
    }
}
