import API
import Control
import Domain
import ServiceLifecycle

/// A call that waits until a lane comes to a phase, or cannot.
struct LaneWait: Sendable {
    let desk: any OperatorDesk
    let lane: LaneID
    let query: WaitQuery

    func answer() async throws -> WaitAnswer {
        // Events are subscribed to before the lane is read, so that no change falls in between.
        let events = await desk.events(after: await desk.summary().events)
        if let answer = try await check() { return answer }
        return try await withThrowingTaskGroup(of: WaitAnswer.self) { group in
            group.addTask {
                for await event in events.cancelOnGracefulShutdown() where event.event.subject == lane.description {
                    if let answer = try await check() { return answer }
                }
                throw DeskError(.failed, "the server is stopping; \(lane) goes on when it is started again")
            }
            if let seconds = query.timeoutSeconds {
                group.addTask {
                    try await Task.sleep(for: .seconds(seconds))
                    return await WaitAnswer(outcome: .timedOut, lane: LaneView(try await desk.lane(lane), desk))
                }
            }
            defer { group.cancelAll() }
            guard let answer = try await group.next() else { throw CancellationError() }
            return answer
        }
    }

    private func check() async throws(DeskError) -> WaitAnswer? {
        let now = try await desk.lane(lane)
        guard let outcome = PhaseWait(query.phase).outcome(now) else { return nil }
        return await WaitAnswer(outcome: outcome, lane: LaneView(now, desk))
    }
}
