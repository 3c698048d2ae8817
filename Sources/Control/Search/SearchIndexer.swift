package import Domain
package import Foundation
import Ledger
package import Logging
import Synchronization

/// Fills the search index from the ledger and the transcripts, behind whatever writes them: it reads what is on the disk, so nothing waits for
/// it and nothing grows when it is slow. Whatever was missed while no server ran is found again at the start.
package actor SearchIndexer {
    let index: SearchIndex
    let conductor: Conductor
    let logger: Logger
    private let executor = QuietExecutor(name: "signalbox search")
    /// Turns that are being written, with what was read of which beginning.
    var running: [SearchTurn: (beginning: Int, progress: SearchProgress)] = [:]
    var growing: Set<SearchTurn> = []
    /// Ended turns that are not in the index yet.
    var ended: TurnQueue
    var sequence: Int64
    let lag: Mutex<(sequence: Int64, turns: Int)>
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Between two rounds, so that a transcript that grows is written in few transactions.
    private static let pause = Duration.milliseconds(200)

    /// - Throws: `LedgerError` when the index's file can be neither opened nor made.
    package init(state: URL, conductor: Conductor, logger: Logger) throws {
        let ledger = conductor.ledger
        index = try SearchIndex(state: state)
        // Of another ledger, or of a later state of this one that is gone: everything is read again.
        let read = try index.sequence()
        if read > 0, try ledger.reader.leaf(of: read) != index.leaf() { try index.drop() }
        self.conductor = conductor
        self.logger = logger
        sequence = try index.sequence()
        let turns = Self.missing(ledger.model, try index.turns())
        ended = turns
        lag = Mutex((sequence, turns.count))
        (wakes, wake) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Ended turns of which not everything is in the index.
    private static func missing(_ model: ReadModel, _ known: [SearchTurn: SearchProgress]) -> TurnQueue {
        var missing: [SearchTurn: Timestamp] = [:]
        func look(_ lane: LaneID, _ turn: Int, _ entries: String?, _ startedAt: Timestamp) {
            let key = SearchTurn(lane: lane, turn: turn)
            guard let entries, known[key]?.isWhole != true || known[key]?.blob != entries else { return }
            missing[key] = startedAt
        }
        for lane in model.unsettledLanes {
            for turn in lane.turns { look(lane.id, turn.number, turn.outcome?.entries, turn.startedAt) }
        }
        for (id, brief) in model.briefs {
            for run in brief.runs where run.number > 0 { look(id, run.number, run.entries, run.startedAt) }
        }
        return TurnQueue(missing)
    }

    /// Runs until it is cancelled.
    package func run() async {
        let changes = conductor.ledger.changes()
        let news = conductor.stations.transcripts.news
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [wake] in
                for await _ in changes { wake.yield() }
                // The ledger is closed.
                wake.finish()
            }
            group.addTask { [wake] in for await _ in news { wake.yield() } }
            wake.yield()
            for await _ in wakes {
                do {
                    while try await round() { try Task.checkCancellation() }
                } catch {
                    await failed(error)
                }
                guard (try? await Task.sleep(for: Self.pause)) != nil else { break }
            }
            group.cancelAll()
        }
        index.close()
    }

    /// Makes the index anew, and reads everything again. Returns how many turns and events that are.
    package func rebuild() throws -> (turns: Int, events: Int64) {
        try index.drop()
        sequence = 0
        running = [:]
        ended = Self.missing(conductor.ledger.model, [:])
        note()
        wake.yield()
        return (ended.count, conductor.ledger.head.size)
    }

    /// How far the index is behind; nil when it has everything.
    package nonisolated func behind() -> SearchLag? {
        let (sequence, turns) = lag.withLock { $0 }
        let events = max(0, conductor.ledger.head.size - sequence)
        return events > 0 || turns > 0 ? SearchLag(events: events, turns: turns) : nil
    }

    package nonisolated func search(_ question: SearchQuestion) throws -> SearchPage {
        // Before the search: what comes in between is rather said to be missing than not.
        let behind = behind()
        var page = try index.search(question)
        page.behind = behind
        return page
    }

    /// A derived file that is damaged is made anew; other troubles (a full disk) are waited out.
    private func failed(_ error: any Error) async {
        guard !(error is CancellationError) else { return }
        logger.warning("search: \(error)")
        if case LedgerError.damaged = error { _ = try? rebuild() }
        try? await Task.sleep(for: .seconds(5))
        wake.yield()
    }
}
