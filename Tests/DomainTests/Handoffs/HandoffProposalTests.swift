import Domain
import Foundation
import Testing

@Suite struct HandoffProposalTests {
    private static func propose(_ repository: String = "api", boundary: String? = nil, need: String = "a door") throws -> HandoffProposal {
        try HandoffProposal(repository: repository, boundary: boundary, need: need, interface: "open()", why: "none", blocking: false)
    }

    @Test func whatIsProposedIsKept() throws {
        let proposal = try Self.propose(" api\n", boundary: "core", need: "\n a door ")
        #expect(proposal.repository == "api" && proposal.boundary == "core" && proposal.need == "a door")
        #expect(try JSONDecoder().decode(HandoffProposal.self, from: JSONEncoder().encode(proposal)) == proposal)
    }

    @Test(arguments: ["", "  ", "a\u{1B}[2Jb", String(repeating: "a", count: 201)]) func aRepositoryIsAName(text: String) {
        #expect(throws: HandoffProblem.self) { try Self.propose(text) }
        #expect(throws: HandoffProblem.self) { try Self.propose(boundary: text) }
    }

    @Test func aNeedIsThereAndBounded() {
        #expect(throws: HandoffProblem.self) { try Self.propose(need: " \u{3000}") }
        #expect(throws: HandoffProblem.self) { try Self.propose(need: String(repeating: "a", count: 4001)) }
        #expect(throws: Never.self) { try Self.propose(need: String(repeating: "a", count: 4000)) }
    }
}
