package import Domain

/// What became of a decision about several lanes, in the order in which they were named.
package struct BulkDecisionAnswer: Codable, Equatable, Sendable {
    package struct Refusal: Codable, Equatable, Sendable {
        package var lane: LaneID
        package var code: ErrorBody.Code
        package var message: String

        package init(lane: LaneID, code: ErrorBody.Code, message: String) {
            self.lane = lane
            self.code = code
            self.message = message
        }
    }

    package var decided: [LaneView]
    package var refused: [Refusal]

    package init(decided: [LaneView], refused: [Refusal]) {
        self.decided = decided
        self.refused = refused
    }
}
