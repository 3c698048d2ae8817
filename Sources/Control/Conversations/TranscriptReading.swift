import AsyncAlgorithms
import Domain
import Foundation
import Ledger

/// Reads a transcript for one reader, from the file while the turn or review runs and from the blob afterwards.
struct TranscriptReading: Sendable {
    let desk: Desk
    let lane: LaneID
    let run: EngagementID
    /// Number of the first entry that is wanted.
    let from: Int
    let follow: Bool

    /// Lines of JSON with their newlines, in pieces. A reader that does not keep up makes the file wait, not the agent.
    func stream() -> AsyncStream<[UInt8]> {
        let pieces = AsyncChannel<[UInt8]>()
        let task = Task {
            do {
                try await read(into: pieces)
            } catch {
                // The reader sees the end, and the words in the server's log are of no use to it.
            }
            pieces.finish()
        }
        // A reader that merely lets go of the stream ends it too.
        let leash = Leash {
            task.cancel()
            pieces.finish()
        }
        return AsyncStream {
            _ = leash
            return await pieces.first { _ in true }
        } onCancel: {
            leash.end()
        }
    }

    private func read(into pieces: AsyncChannel<[UInt8]>) async throws {
        let stations = desk.stations
        guard let job = await begun()?.job else { return }
        let growth = await stations.transcripts.growth(of: job)
        var position: UInt64 = 0
        var seen = 0
        func copy(_ file: URL) async throws {
            guard let handle = try? FileHandle(forReadingFrom: file) else { return }
            defer { try? handle.close() }
            // Made anew by a server that started again: what this reader has is counted in entries, not in bytes.
            if try handle.seekToEnd() < position { (position, seen) = (0, 0) }
            try handle.seek(toOffset: position)
            while let data = try handle.read(upToCount: 256 << 10), let end = data.lastIndex(of: 10) {
                try Task.checkCancellation()
                let whole = data[...end]
                position += UInt64(whole.count)
                try handle.seek(toOffset: position)
                var lines = [UInt8]()
                for line in whole.split(separator: 10, omittingEmptySubsequences: true) {
                    seen += 1
                    if seen >= from, seen > delivered { lines += Array(line) + [10] }
                }
                delivered = max(delivered, seen)
                if !lines.isEmpty { await pieces.send(lines) }
            }
        }
        var delivered = 0
        if await current()?.endedAt == nil {
            try await copy(stations.transcripts.file(job))
            if !follow { return }
            for await _ in growth {
                try await copy(stations.transcripts.file(job))
                if await current()?.endedAt != nil { break }
            }
        }
        try Task.checkCancellation()
        if let blob = await current()?.entries {
            (position, seen) = (0, 0)
            try await copy(stations.blobs.url(of: blob))
        }
    }

    /// The turn, once it has begun; nil when the lane ended without it.
    private func begun() async -> (any Engagement)? {
        let changes = await desk.conductor.changes(of: lane)
        if let turn = await current() { return turn }
        for await _ in changes {
            if let turn = await current() { return turn }
            if await desk.conductor.model.lanes[lane]?.phase.isEnd != false { return nil }
        }
        return nil
    }

    private func current() async -> (any Engagement)? {
        await desk.conductor.model.lanes[lane]?.engagement(run)
    }
}
