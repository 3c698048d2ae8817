import Domain
import Foundation
import Testing

@testable import Ledger

@Suite struct FeedTests {
    let folder: TemporaryFolder
    let store: LedgerStore

    init() throws {
        folder = try TemporaryFolder()
        store = try LedgerStore(state: folder.url)
    }

    @Test func everySubscriberGetsEveryTransaction() async throws {
        let (one, two) = (store.changes(), store.changes())
        try store.addTargets(1...2)
        try store.append([Sample.added(3), Sample.added(4)], at: Sample.at(0))
        try store.close()
        for stream in [one, two] {
            var batches: [[Int64]] = []
            for await batch in stream { batches.append(batch.map(\.sequence)) }
            #expect(batches == [[1], [2], [3, 4]])
        }
        #expect(store.subscribers.count == 0)
    }

    @Test func aRefusedEventIsNotHeardOf() async throws {
        let stream = store.changes()
        #expect(throws: LedgerError.self) { try store.append([Sample.added(1), Sample.added(1)], at: Sample.at(0)) }
        try store.close()
        for await batch in stream { Issue.record("heard of \(batch)") }
    }

    @Test func aSlowReaderKeepsTheNewest() async throws {
        let stream = store.changes()
        try store.addTargets(1...300)
        try store.close()
        var sequences: [Int64] = []
        for await batch in stream { sequences += batch.map(\.sequence) }
        #expect(sequences == Array(45...300))
    }

    @Test func whoLeavesIsForgotten() async throws {
        do {
            var stream: AsyncStream<[RecordedEvent]>? = store.changes()
            #expect(store.subscribers.count == 1)
            _ = stream
            stream = nil
        }
        try store.addTargets(1...1)
        #expect(store.subscribers.count == 0)
    }

    @Test func aFeedHasNoGap() async throws {
        try store.addTargets(1...600)
        let feed = store.feed(after: 40)
        let store = self.store
        try await withThrowingTaskGroup(of: [Int64].self) { group in
            for _ in 0..<3 {
                group.addTask {
                    var sequences: [Int64] = []
                    for try await batch in feed {
                        sequences += batch.map(\.sequence)
                        if sequences.last == 1200 { break }
                    }
                    return sequences
                }
            }
            group.addTask {
                try store.addTargets(601...1200)
                return Array(41...1200)
            }
            for try await sequences in group { #expect(sequences == Array(41...1200)) }
        }
    }

    @Test func aFeedEndsWithTheLedgerAndWithItsTask() async throws {
        let feed = store.feed(after: 0)
        let waiting = Task { for try await _ in feed {} }
        let cancelled = Task { for try await _ in feed {} }
        cancelled.cancel()
        try await cancelled.value
        try store.addTargets(1...1)
        var iterator = feed.makeAsyncIterator()
        #expect(try await iterator.next()?.count == 1)
        try store.close()
        try await waiting.value
    }
}
