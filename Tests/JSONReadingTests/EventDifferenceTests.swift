import Domain
import Foundation
import JSONReading
import TestSupport
import Testing

/// Events and lanes as the ledger writes them, and with a byte changed: what Foundation's decoder makes of them is the measure.
@Suite struct EventDifferenceTests {
    private func encoded(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(value))
    }

    private func same<Value: Decodable & Equatable>(_ type: Value.Type, _ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        // The one thing in which it is stricter.
        if text.contains(/,\s*[}\]]/) { return (try? JSONBytesDecoder().decode(type, from: bytes)) == nil }
        return (try? JSONBytesDecoder().decode(type, from: bytes)) == (try? JSONDecoder().decode(type, from: Data(bytes)))
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func eventsAndLanesOfADay(seed: UInt64) throws {
        let day = try RandomDay(seed: seed, lanes: 6, titles: ["Repair the door", "Ünïcödé \u{1F6A6} \"quoted\" \\ /\n\t\u{1}"]).day
        for event in day.events { #expect(try JSONBytesDecoder().decode(RecordedEvent.self, from: encoded(event)) == event) }
        for lane in day.model.lanes.values {
            #expect(try JSONBytesDecoder().decode(Lane.self, from: encoded(lane)) == lane)
            #expect(try JSONBytesDecoder().decode(LaneBrief.self, from: encoded(LaneBrief(lane))) == LaneBrief(lane))
        }
        #expect(Set(day.events.map(\.event.kind)).count > 12)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func changedBytes(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let day = try RandomDay(seed: seed, lanes: 4).day
        let pieces: [[UInt8]] = [
            "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "1.0", "-", "e5", "\u{e9}", "\\ud800", " ", "\n", "true",
        ].map { Array($0.utf8) }
        for event in day.events {
            let whole = try encoded(event)
            for _ in 0..<12 {
                var bytes = whole
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
                default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &random)))
                }
                #expect(same(RecordedEvent.self, bytes), "\(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }
}
