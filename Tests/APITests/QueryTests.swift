import API
import Domain
import Foundation
import Testing

@Suite struct QueryTests {
    @Test func valuesComeBackWhateverTheyHold() throws {
        let paths = ["a b/ü?&=%+#.swift", "new\nline", "\u{1B}[31mred", "", "--upload-pack=x"]
        let text = DiffQuery(paths: paths).query.text
        #expect(text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
        #expect(try DiffQuery(Query(text)).paths == paths)
    }

    @Test func everyQueryComesBack() throws {
        func back<Asked: QueryRequest>(_ request: Asked) throws -> Bool { try Asked(Query(request.query.text)) == request }
        #expect(try back(LanesQuery(all: true, target: TargetID(number: 4))))
        #expect(try back(LanesQuery()))
        #expect(try back(LogQuery(job: "gate-test-1", follow: true)))
        #expect(try back(WaitQuery(phase: .rolledBack, timeoutSeconds: 1.5)))
        #expect(try back(NextQuery(limit: 3)))
        #expect(try back(EventsQuery(after: 9_000_000_000)))
        #expect(try back(ReportQuery(day: "2026-11-23", format: "md", width: 120)))
    }

    @Test(arguments: [
        ("limit=many", "'limit' cannot be 'many'"), ("limit=0", "'limit' is a number from 1 to 10000, not 0"),
        ("Limit=2", "unknown parameter 'Limit'; known: limit"), ("limit=%2", "the query 'limit=%2' is not valid percent-encoding"),
    ])
    func badQueriesAreNamed(text: String, message: String) {
        #expect(throws: WireError(message)) { try NextQuery(Query(text)) }
    }

    @Test func badWaits() {
        #expect(throws: WireError("'phase' is missing")) { try WaitQuery(Query("timeout=1")) }
        #expect(throws: WireError("'timeout' is seconds, from 0 to a year")) { try WaitQuery(Query("phase=done&timeout=-1")) }
        #expect(throws: WireError.self) { try WaitQuery(Query("phase=done&timeout=nan")) }
        #expect(throws: WireError.self) { try WaitQuery(Query("phase=finished")) }
    }

    @Test func targetOfACall() {
        let query = LogQuery(job: "turn 1").query
        #expect(WireFormat.target("lanes/{id}/log", subject: "L-1", query: query) == "/api/v1/lanes/L-1/log?job=turn%201")
        #expect(WireFormat.target("status", subject: "", query: Query()) == "/api/v1/status")
    }
}
