/// An event that does not fit the lane it was meant for. Nothing changed.
package struct LaneRefusal: Error, Equatable, Sendable, CustomStringConvertible {
    package let lane: LaneID
    package let message: String

    package init(lane: LaneID, _ message: String) {
        self.lane = lane
        self.message = message
    }

    package var description: String { "\(lane): \(message)" }
}
