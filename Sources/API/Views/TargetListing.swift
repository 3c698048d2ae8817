package import Domain

/// A target with the lane that says most about it: the newest.
package struct TargetListing: Codable, Equatable, Sendable {
    package var target: Target
    package var lane: LaneID?
    package var phase: Phase?

    package init(target: Target, lane: LaneID?, phase: Phase?) {
        self.target = target
        self.lane = lane
        self.phase = phase
    }

    package init(_ target: Target, in model: ReadModel) {
        let newest = model.newestLane(of: target.id)
        self.init(target: target, lane: newest?.id, phase: newest?.phase)
    }
}
