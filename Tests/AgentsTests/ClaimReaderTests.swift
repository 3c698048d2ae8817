import Agents
import Domain
import Testing

@Suite struct ClaimReaderTests {
    @Test func readsTheLastOfEach() {
        let claim = ClaimReader.read("Root cause: guess\nwork…\n  ROOT CAUSE:   a stale key \nFix: compare again\r\nbye\n")
        #expect(claim?.rootCause == "a stale key ")
        #expect(claim?.fix == "compare again")
        #expect(claim?.account.hasSuffix("bye\n") == true)
    }

    @Test func whatIsNotSaidIsNotThere() {
        let claim = ClaimReader.read("All done. Prefix: no. The fix: not at the start.\n")
        #expect(claim?.rootCause == nil)
        #expect(claim?.fix == nil)
        #expect(claim?.account.hasPrefix("All done") == true)
    }

    @Test(arguments: ["", " \n\t\n"])
    func silence(text: String) {
        #expect(ClaimReader.read(text) == nil)
    }

    @Test func isBounded() {
        let long = String(repeating: "x", count: 100_000)
        let claim = ClaimReader.read("start\n\(long)\nFix: \(long)")
        #expect((claim?.account.count ?? .max) <= ClaimReader.limit)
        #expect(claim?.fix?.count == ClaimReader.limit)
    }
}
