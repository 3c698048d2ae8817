import Domain
import Ledger

/// Ledger events and activities for one reader, as one stream. The reader sets the pace: nothing is read ahead of it.
struct LiveFeed: Sendable {
    let desk: Desk
    /// The last event that the reader has; nil for those to come.
    let after: Int64?

    /// Between two looks at what lanes are doing: at most four messages a second for each.
    static let pause = Duration.milliseconds(250)

    func stream() -> AsyncStream<LiveMessage> {
        let ledger = desk.conductor.ledger
        let events = ledger.feed(after: after ?? ledger.size)
        return PacedStream.make { send in
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await PacedStream.tell(events) { await send(.event($0)) } }
                group.addTask { await tellActivities(send) }
                // The events end with the ledger, and then the server is stopping.
                await group.next()
                group.cancelAll()
            }
        }
    }

    private func tellActivities(_ send: PacedStream.Send<LiveMessage>) async {
        let board = desk.stations.activities
        let (number, wakes) = board.watch()
        var sent: [LaneID: Activity] = [:]
        var clock: UInt64 = 0
        func tell(_ lanes: [LaneID]) async {
            for lane in lanes {
                let now = await desk.activity(lane)
                guard now != sent[lane] else { continue }
                sent[lane] = now
                await send(.activity(LaneActivityChange(lane: lane, activity: now)))
            }
        }
        clock = board.changes(since: clock, for: number).clock
        await tell(await desk.standings().lanes.filter { $0.activity != nil }.map(\.id))
        for await _ in wakes {
            let (lanes, now) = board.changes(since: clock, for: number)
            clock = now
            await tell(lanes)
            guard (try? await Task.sleep(for: Self.pause)) != nil else { return }
        }
    }
}
