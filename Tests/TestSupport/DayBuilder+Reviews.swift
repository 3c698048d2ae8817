package import Domain

extension DayBuilder {
    /// A day with one lane whose candidate has been through its gates, at the third minute.
    package static func gated(_ result: GateResult = .passed) throws -> (DayBuilder, LaneID) {
        var day = DayBuilder()
        let lane = try day.lane(at: 1)
        try day.work(lane, from: 1, to: 2)
        try day.candidate(lane, at: 2)
        try day.gate(lane, "lint", from: 2, to: 3)
        try day.gate(lane, "test", from: 2, to: 3, result)
        return (day, lane)
    }

    /// Begins the next review of the lane's candidate.
    /// - Returns: its number.
    @discardableResult
    package mutating func startReview(
        _ lane: LaneID, by reviewer: String = "quick", blocking: [Severity] = [.critical, .high], at minute: Double
    ) throws -> Int {
        let state = model.lanes[lane]
        let number = (state?.reviews.count ?? 0) + 1
        let start = ReviewStart(
            candidate: state?.candidate?.number ?? 0, tree: state?.candidate?.tree ?? "", reviewer: reviewer, definition: "d1",
            blocking: blocking, timeoutSeconds: 600, job: "\(lane)-review-\(number)", prompt: "p")
        try on(lane, .reviewStarted(number: number, start), minute)
        return number
    }

    /// What an event at the 99th minute is refused with; `accepted` when it is not.
    package func refusal(_ lane: LaneID, _ event: LaneEvent) -> String {
        var day = self
        do {
            try day.on(lane, event, 99)
            return "accepted"
        } catch {
            return "\(error)"
        }
    }
}
