import Domain
package import Foundation

/// Where the transcripts of running turns are, and who reads along.
///
/// A transcript is a file of one JSON entry a line, made from the job's frames. It holds nothing that the frames do not: a server that starts
/// again makes it anew. When the turn has ended it becomes a blob.
package actor TranscriptStore {
    private let folder: URL
    private var readers: [String: [Int: AsyncStream<Void>.Continuation]] = [:]
    private var nextReader = 0
    private var beginnings = 0
    /// For the search index: what has grown since it last asked.
    private var grown: Set<String> = []
    private var running: [String: Running] = [:]
    private let growing: AsyncStream<Void>.Continuation
    /// Wakes the one who indexes, when ``takeGrown()`` has something.
    nonisolated let news: AsyncStream<Void>

    /// The transcript of a turn that goes on.
    struct Running: Equatable, Sendable {
        let lane: LaneID
        let turn: Int
        /// Another one each time it is begun anew: what was read of an earlier one does not count.
        let beginning: Int
    }

    package init(folder: URL) {
        self.folder = folder
        (news, growing) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// A transcript is written from its beginning.
    func began(_ job: String, _ lane: LaneID, turn: Int) {
        beginnings += 1
        running[job] = Running(lane: lane, turn: turn, beginning: beginnings)
        if grown.insert(job).inserted { growing.yield() }
    }

    /// It is complete, and a blob.
    func ended(_ job: String) {
        running[job] = nil
        grown.remove(job)
    }

    func takeGrown() -> [Running] {
        defer { grown = [] }
        return grown.compactMap { running[$0] }
    }

    nonisolated func file(_ job: String) -> URL { folder.appendingPathComponent("\(job).jsonl") }

    /// Wakes when the transcript of a job has grown or is complete.
    func growth(of job: String) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        nextReader += 1
        let number = nextReader
        readers[job, default: [:]][number] = continuation
        continuation.onTermination = { [weak self] _ in Task { await self?.forget(job, number) } }
        return stream
    }

    func grew(_ job: String) {
        readers[job]?.values.forEach { $0.yield() }
        if grown.insert(job).inserted { growing.yield() }
    }

    private func forget(_ job: String, _ reader: Int) {
        readers[job]?[reader] = nil
        if readers[job]?.isEmpty == true { readers[job] = nil }
    }
}
