import API
import Foundation
import Testing

@Suite struct WireTests {
    @Test(arguments: [
        (ProgressLine.progress("12%"), #"{"progress":"12%"}"#), (.done, #"{"done":true}"#),
        (.error(ErrorBody(code: .notFound, message: "no")), #"{"error":{"code":"notFound","message":"no"}}"#),
    ])
    func progressLines(line: ProgressLine, json: String) throws {
        #expect(String(decoding: try WireFormat.encode(line), as: UTF8.self) == json)
        #expect(try JSONDecoder().decode(ProgressLine.self, from: Data(json.utf8)) == line)
    }

    @Test(arguments: [#"{}"#, #"{"done":false}"#, #"{"error":"x"}"#])
    func otherLinesAreRefused(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(ProgressLine.self, from: Data(json.utf8)) }
    }

    @Test(arguments: [Readiness.ready, .failed(.usage, "signalbox.yaml:3:1: wrong\n  remedy\n"), .failed(.failed, "")])
    func readinessComesBack(_ readiness: Readiness) {
        #expect(Readiness(readiness.text) == readiness)
    }

    @Test(arguments: ["", "ready", "failed", "failed 99\nx", "failed x\n", "hello\n"])
    func otherWordsAreNoReadiness(_ text: String) {
        #expect(Readiness(text) == nil)
    }

    @Test func exitCodesAreTheDocumentedOnes() {
        #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 130])
        #expect(ErrorBody.Code.allCases.map(\.exitCode.rawValue) == [1, 2, 3, 4, 5])
    }

    @Test func longSocketPathsAreExplained() {
        #expect(WireFormat.problem(ofSocketPath: String(repeating: "a", count: 103)) == nil)
        #expect(WireFormat.problem(ofSocketPath: String(repeating: "a", count: 104))?.contains("104 bytes") == true)
        #expect(!SocketProbe.answers("/" + String(repeating: "a", count: 200)))
    }
}
