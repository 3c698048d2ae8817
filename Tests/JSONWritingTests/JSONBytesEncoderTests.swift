import Domain
import Foundation
import JSONWriting
import TestSupport
import Testing

/// What Foundation's encoder writes is the measure, byte for byte.
@Suite struct JSONBytesEncoderTests {
    private func foundation(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private func ours(_ value: some Encodable) throws -> String {
        String(decoding: try JSONBytesEncoder().encode(value), as: UTF8.self)
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func eventsAndRecordsOfADay(seed: UInt64) throws {
        let day = try RandomDay(
            seed: seed, lanes: 8, titles: ["Repair the door", "Ünïcödé \u{1F6A6} \"quoted\" \\ /\n\t\u{1}\u{1F}\u{7F}\u{2028}"]
        ).day
        for event in day.events { #expect(try ours(event) == foundation(event)) }
        for lane in day.model.lanes.values {
            #expect(try ours(lane) == foundation(lane))
            #expect(try ours(LaneBrief(lane)) == foundation(LaneBrief(lane)))
        }
        for target in day.model.targets.values { #expect(try ours(target) == foundation(target)) }
        for request in day.model.pullRequests.values { #expect(try ours(request) == foundation(request)) }
        #expect(try ours(day.model.workspace) == foundation(day.model.workspace))
        #expect(day.model.lanes.count == 8)
    }

    @Test func texts() throws {
        for scalar in (0...0x250).compactMap(Unicode.Scalar.init) {
            #expect(try ours(["a\(scalar)b"]) == foundation(["a\(scalar)b"]), "\(scalar.value)")
        }
        for text in ["", "\"", "\\\\", "e\u{301}", "\u{1F468}\u{200D}\u{1F469}", "</script>", String(repeating: "x\n", count: 5000)] {
            #expect(try ours(text) == foundation(text))
        }
    }

    @Test func numbers() throws {
        for number in [
            0, -0.0, 1, -1, 0.1, 0.07342499999999999, 1e16, 1e21, 1e-7, 123456789.5, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
        ] {
            #expect(try ours([number]) == foundation([number]), "\(number)")
        }
        for number in [Int64.min, -10, -1, 0, 9, 10, 99, 1_796_082_874_169, Int64.max] {
            #expect(try ours([number]) == foundation([number]))
        }
        #expect(try ours([UInt64.max]) == foundation([UInt64.max]))
        #expect(try ours([Float(0.1)]) == foundation([Float(0.1)]))
        #expect(throws: EncodingError.self) { try ours([Double.infinity]) }
        #expect(throws: EncodingError.self) { try ours(["a": Double.nan]) }
    }

    private struct Empty: Codable, Equatable {}
    private enum Sum: Codable { case none, one(Int), two(a: String, b: Sum2?), nothing(Empty) }
    private enum Sum2: Codable { case deep(z: [Int], a: [String: Empty]) }

    @Test func shapes() throws {
        #expect(try ours(Empty()) == foundation(Empty()))
        #expect(try ours([Empty(), Empty()]) == foundation([Empty(), Empty()]))
        let sums: [Sum] = [
            .none, .one(1), .two(a: "x", b: nil), .two(a: "", b: .deep(z: [3, 1], a: ["b": Empty(), "a": Empty()])), .nothing(Empty()),
        ]
        #expect(try ours(sums) == foundation(sums))
        // In the order of the bytes of a name as it is, not as it is escaped.
        let names = [
            "b": 1, "a": 2, "": 3, "a\"": 4, "a\\": 5, "a!": 6, "aé": 7, "aa": 8, "A": 9, "Z": 10, "\u{1}": 11, "\u{FFFF}": 12,
            "\u{1F600}": 13,
        ]
        #expect(try ours(names) == foundation(names))
        let lists: [[[Int?]]] = [[], [[]], [[nil, 1], [2]]]
        #expect(try ours(lists) == foundation(lists))
        #expect(try ours(["a": [true, false]]) == foundation(["a": [true, false]]))
        #expect(try ours([Int8(-3)]) == foundation([Int8(-3)]))
    }

    /// Two objects side by side in one list, and the first written again after the second was begun.
    private struct Late: Encodable {
        enum Key: CodingKey { case a }

        func encode(to encoder: any Encoder) throws {
            var list = encoder.unkeyedContainer()
            var first = list.nestedContainer(keyedBy: Key.self)
            try first.encode(1, forKey: .a)
            var second = list.nestedContainer(keyedBy: Key.self)
            try second.encode(2, forKey: .a)
            try first.encode(3, forKey: .a)
        }
    }

    @Test func aContainerThatIsUsedTooLateIsAnError() {
        #expect(throws: EncodingError.self) { try ours(Late()) }
        #expect(throws: EncodingError.self) { try ours(["x": Late()]) }
    }
}
