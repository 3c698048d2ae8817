import Domain
import Testing

@testable import Control

@Suite("What is decided is what was shown")
struct CandidateGuardTests {
    private static func lane(candidates: Int) -> Lane {
        let at = Timestamp(milliseconds: 1)
        let start = LaneStart(
            target: TargetID(number: 1), repository: "web", boundary: nil, risk: .low, kind: "fix", title: "A", agent: "sh",
            definition: "d",
            attempt: 1, maxTurns: 3, maxFiles: 20, maxLines: 400)
        var lane = Lane(id: LaneID(number: 1), start: start, at: at)
        lane.candidates = (0..<candidates).map {
            Candidate(
                number: $0 + 1, base: "b", head: "h", commit: "c", tree: "t", commits: 1,
                files: [CandidateFile(path: "a", status: "modified", additions: 1, deletions: 0, digest: "d")], gates: [])
        }
        return lane
    }

    @Test("another candidate than the one that was looked at is refused", arguments: [(0, 1), (2, 1), (1, 2)])
    func otherCandidates(there: Int, lookedAt: Int) throws {
        let error = try #require(throws: DeskError.self) { try Self.lane(candidates: there).require(candidate: lookedAt) }
        #expect(error.code == .refused && error.message.contains("candidate \(lookedAt) of L-1"))
    }

    @Test func theSameCandidateAndNoneAtAllAreFine() throws {
        try Self.lane(candidates: 2).require(candidate: 2)
        try Self.lane(candidates: 2).require(candidate: nil)
        try Self.lane(candidates: 0).require(candidate: nil)
    }

    @Test func remarksAreNumberedOnAndOfTheCandidate() throws {
        var lane = Self.lane(candidates: 2)
        let at = Timestamp(milliseconds: 7)
        lane.comments = [Comment(number: 1, candidate: 1, path: "a", line: nil, text: "old", by: "ada", at: at)]
        let asked = [AskedComment(path: "a", line: 3, text: "one"), AskedComment(path: "a", line: nil, text: "two")]
        #expect(
            try lane.remarks(asked, by: "ada", at: at) == [
                .commented(Comment(number: 2, candidate: 2, path: "a", line: 3, text: "one", by: "ada", at: at)),
                .commented(Comment(number: 3, candidate: 2, path: "a", line: nil, text: "two", by: "ada", at: at)),
            ])
        #expect(try Self.lane(candidates: 0).remarks([], by: "ada", at: at).isEmpty)
    }

    @Test func aRemarkThatFitsNowhereTakesAllWithIt() throws {
        let at = Timestamp(milliseconds: 7)
        let asked = [AskedComment(path: "a", line: 3, text: "one"), AskedComment(path: "other", line: 1, text: "two")]
        let missing = try #require(throws: DeskError.self) { try Self.lane(candidates: 1).remarks(asked, by: "ada", at: at) }
        #expect(missing.code == .notFound)
        let none = try #require(throws: DeskError.self) { try Self.lane(candidates: 0).remarks(asked, by: "ada", at: at) }
        #expect(none.code == .refused)
    }
}
