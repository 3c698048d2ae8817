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

    package init(folder: URL) { self.folder = folder }

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

    func grew(_ job: String) { readers[job]?.values.forEach { $0.yield() } }

    private func forget(_ job: String, _ reader: Int) {
        readers[job]?[reader] = nil
        if readers[job]?.isEmpty == true { readers[job] = nil }
    }
}
