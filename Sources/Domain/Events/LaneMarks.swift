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

    init(_ lane: Lane) {
        isKnown = true
        endedAt = lane.isSettled ? lane.phaseSince : nil
        if endedAt != nil {
            landedAt = lane.landed?.at
            lastAt = LaneBrief.span(of: lane).last
        }
        openReviews = lane.reviews.isEmpty ? [] : lane.reviews.filter(\.isOpen).map(\.number)
        isAtWork = !openReviews.isEmpty || lane.hasOpenTurn
        isLanded = lane.phase.standsLanded
        endedTurns = lane.endedTurns
        reviews = lane.reviews.count
        gateRuns = lane.gateRuns.count
        handoffs = lane.handoffs.count
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
        if let brief = version.brief { self.init(brief) } else { self.init(version.lane) }
    }
}
