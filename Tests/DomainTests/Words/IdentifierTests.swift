import Domain
import Foundation
import Testing

@Suite struct IdentifierTests {
    @Test(arguments: ["T-1", "t-1", "T-12", "T-007"])
    func reads(text: String) {
        #expect(TargetID(text) != nil)
    }

    @Test(arguments: [
        "", "T", "T-", "T-0", "T--1", "T-+1", "T-1 ", " T-1", "L-1", "T-1.0", "T-1-2", "T-٣", "T-１", "TT-1", "T1", "T-99999999999999999999",
        "T-1\n", "--upload-pack",
    ])
    func refuses(text: String) {
        #expect(TargetID(text) == nil)
    }

    @Test func oneSpelling() throws {
        #expect(TargetID("t-012")?.description == "T-12")
        #expect(LaneID("l-7") == LaneID(number: 7))
        #expect(LaneID(number: 2) < LaneID(number: 10))
        #expect(String(decoding: try JSONEncoder().encode([LaneID(number: 7)]), as: UTF8.self) == "[\"L-7\"]")
        #expect(try JSONDecoder().decode([TargetID].self, from: Data("[\"T-3\"]".utf8)) == [TargetID(number: 3)])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([TargetID].self, from: Data("[\"L-3\"]".utf8)) }
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([TargetID].self, from: Data("[3]".utf8)) }
    }
}
