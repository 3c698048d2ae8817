import Control
import Domain
import Foundation
import Pages

/// The end of a transcript, or the entries before some entry: what a page shows at once.
struct TranscriptTail {
    /// Entries that a page gets at a time.
    static let size = 200

    let desk: any OperatorDesk
    let lane: LaneID
    let turn: Int

    /// - Parameter limit: the number of the first entry that is not wanted any more; nil means up to the end.
    func part(before limit: Int? = nil) async throws -> TranscriptPart {
        // Kept as bytes until it is known which ones count: a long transcript is read once and not decoded.
        var kept: [(number: Int, line: [UInt8])] = []
        var number = 0
        reading: for await piece in try await desk.transcript(lane, .turn(turn), from: 1, follow: false) {
            for line in piece.split(separator: 10) {
                number += 1
                if let limit, number >= limit { break reading }
                kept.append((number, Array(line)))
            }
            if kept.count > Self.size * 8 { kept.removeFirst(kept.count - Self.size) }
        }
        return TranscriptPart(turn: turn, entries: kept.suffix(Self.size).map { Self.entry($0.line, number: $0.number) })
    }

    /// An entry that this version does not know is shown as what it is.
    static func entry(_ line: some Collection<UInt8>, number: Int) -> TranscriptEntry {
        (try? JSONDecoder().decode(TranscriptEntry.self, from: Data(line)))
            ?? TranscriptEntry(
                number: number, time: Timestamp(milliseconds: 0),
                content: .unknown(
                    kind: "entry of another version", raw: String(decoding: line.prefix(TranscriptLimit.unknown), as: UTF8.self)))
    }
}
