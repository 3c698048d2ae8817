import Domain
import Evidence
import Foundation
import Testing

@Suite struct StatementTests {
    private var statement: Statement {
        Statement(
            lane: LaneID(number: 7), repository: "web", candidate: 2, commit: "c", tree: "t", gate: "test", stage: .e2e, definition: "d",
            command: "make a/b \"x\"", attempt: 1, result: .timedOut, exitCode: nil,
            counts: TestCounts(tests: 3, failures: 1, skipped: 0, source: "junit"), startedAt: Timestamp(milliseconds: 1),
            endedAt: Timestamp(milliseconds: 2), log: nil)
    }

    /// Its name is the digest of these bytes: a change of them makes every stored statement unreadable as evidence.
    @Test func everyByte() throws {
        #expect(
            String(decoding: try statement.encoded(), as: UTF8.self)
                == #"{"attempt":1,"candidate":2,"command":"make a/b \"x\"","commit":"c","#
                + #""counts":{"failures":1,"skipped":0,"source":"junit","tests":3},"#
                + #""definition":"d","endedAt":2,"gate":"test","lane":"L-7","repository":"web","#
                + #""result":"timed-out","stage":"e2e","startedAt":1,"#
                + #""tree":"t","version":1}"#)
    }

    @Test func readsBack() throws {
        #expect(try JSONDecoder().decode(Statement.self, from: Data(statement.encoded())) == statement)
    }
}
