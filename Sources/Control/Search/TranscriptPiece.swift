import Domain
import Foundation

/// Some entries of a transcript, as many whole lines as fit.
struct TranscriptPiece {
    private(set) var documents: [SearchDocument] = []
    private(set) var entries = 0
    /// Bytes that were read, newlines included.
    private(set) var bytes: Int64 = 0
    /// Whether nothing follows, for now.
    private(set) var isLast = false

    /// Bytes that are looked at in one go, and the longest line: longer ones are not written.
    private static let size = 512 << 10
    private static let longest = 32 << 20

    /// - Throws: when the file cannot be read.
    init(_ file: URL, from position: Int64, turn: (lane: LaneID, number: Int), repository: String) throws {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        try handle.seek(toOffset: UInt64(position))
        var data = try handle.read(upToCount: Self.size) ?? Data()
        while data.lastIndex(of: 10) == nil, data.count < Self.longest, let more = try handle.read(upToCount: Self.size), !more.isEmpty {
            data += more
        }
        guard let end = data.lastIndex(of: 10) else {
            isLast = true
            return
        }
        let whole = data[...end]
        bytes = Int64(whole.count)
        isLast = data.count < Self.size
        let decoder = JSONDecoder()
        for line in whole.split(separator: 10, omittingEmptySubsequences: true) {
            entries += 1
            // An entry of a version that is newer has nothing that this one could look for.
            guard let entry = try? decoder.decode(TranscriptEntry.self, from: line), let found = SearchableText.of(entry.content) else {
                continue
            }
            documents.append(
                SearchDocument(
                    place: .entry(turn.lane, turn: turn.number, number: entry.number), repository: repository, time: entry.time,
                    kind: found.kind, text: found.text))
        }
    }
}
