/// What those who watch are told.
package enum LiveMessage: Equatable, Sendable {
    /// Recorded; each once, in order, without a gap.
    case event(RecordedEvent)
    /// Not recorded; only the newest of each lane.
    case activity(LaneActivityChange)
}

/// What a lane is doing from now on.
package struct LaneActivityChange: Codable, Equatable, Sendable {
    package var lane: LaneID
    /// Nil when nothing happens in it any more.
    package var activity: Activity?

    package init(lane: LaneID, activity: Activity?) {
        self.lane = lane
        self.activity = activity
    }

    /// Nothing is written out, so that a reader sees `"activity":null`.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(lane, forKey: .lane)
        try container.encode(activity, forKey: .activity)
    }

    private enum CodingKeys: String, CodingKey { case lane, activity }
}
