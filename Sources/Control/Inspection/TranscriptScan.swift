import Domain
import Foundation
import Ledger

/// Goes through the recorded transcripts of a lane's turns, oldest first, a line at a time. Entries are only decoded where they are asked for:
/// there may be some hundred thousand.
struct TranscriptScan: Sendable {
    let stations: Stations

    /// Bytes of all transcripts together that are gone through, newest turns first.
    private static let limit: Int64 = 256 << 20

    /// A line of a transcript, not decoded yet.
    struct Line {
        let turn: Turn
        let json: Data

        func holds(_ bytes: [UInt8]) -> Bool { json.withUnsafeBytes { TranscriptScan.contains($0, bytes) } }
        func entry() -> TranscriptEntry? { try? JSONDecoder().decode(TranscriptEntry.self, from: json) }
    }

    /// - Parameter body: returns false to end.
    func lines(of turns: [Turn], _ body: (Line) throws -> Bool) throws {
        var left = Self.limit
        var chosen: [(Turn, URL)] = []
        for turn in turns.reversed() {
            let file = try turn.outcome?.entries.map { try stations.blobs.url(of: $0) } ?? stations.transcripts.file(turn.job)
            guard let size = try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int64, size <= left else { break }
            left -= size
            chosen.append((turn, file))
        }
        for (turn, file) in chosen.reversed() {
            guard let handle = try? FileHandle(forReadingFrom: file) else { continue }
            defer { try? handle.close() }
            var rest = Data()
            while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
                try Task.checkCancellation()
                rest.append(piece)
                guard let end = rest.lastIndex(of: 10) else { continue }
                for line in rest[...end].split(separator: 10) {
                    guard try body(Line(turn: turn, json: line)) else { return }
                }
                rest = Data(rest[(end + 1)...])
            }
        }
    }

    /// The longest part of a text that JSON writes as it is.
    static func needle(_ text: String) -> [UInt8] {
        text.utf8.split { !(0x20..<0x7F).contains($0) || [0x22, 0x5C, 0x2F].contains($0) }.max { $0.count < $1.count }.map(Array.init) ?? []
    }

    private static func contains(_ bytes: UnsafeRawBufferPointer, _ needle: [UInt8]) -> Bool {
        guard let first = needle.first else { return true }
        guard bytes.count >= needle.count else { return false }
        return needle.withUnsafeBytes { wanted in
            var index = 0
            let last = bytes.count - wanted.count
            while index <= last {
                if bytes[index] == first, bytes[index..<(index + wanted.count)].elementsEqual(wanted) { return true }
                index += 1
            }
            return false
        }
    }
}
