import AsyncAlgorithms
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
        let messages = AsyncChannel<LiveMessage>()
        let ledger = desk.conductor.ledger
        let events = ledger.feed(after: after ?? ledger.size)
        let task = Task {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await send(events, to: messages) }
                group.addTask { await sendActivities(to: messages) }
                // The events end with the ledger, and then the server is stopping.
                await group.next()
                group.cancelAll()
            }
            messages.finish()
        }
        // A reader that merely lets go of the stream ends it too.
        let leash = Leash {
            task.cancel()
            messages.finish()
        }
        return AsyncStream {
            _ = leash
            return await messages.first { _ in true }
        } onCancel: {
            leash.end()
        }
    }

    private func send(_ events: EventFeed, to messages: AsyncChannel<LiveMessage>) async {
        do {
            for try await page in events {
                for event in page { await messages.send(.event(event)) }
            }
        } catch {
            // The ledger cannot be read: the stream ends, and the reader asks again.
        }
    }

    private func sendActivities(to messages: AsyncChannel<LiveMessage>) async {
        let board = desk.stations.activities
        let (number, wakes) = board.watch()
        var sent: [LaneID: Activity] = [:]
        var clock: UInt64 = 0
        func tell(_ lanes: [LaneID]) async {
            for lane in lanes {
                let now = await desk.activity(lane)
                guard now != sent[lane] else { continue }
                sent[lane] = now
                await messages.send(.activity(LaneActivityChange(lane: lane, activity: now)))
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
