import Foundation
import Testing

@testable import Commands

/// The pager is a real program here; only the terminal is missing.
struct PagerTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/pager-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test func thePagerReadsTheTextAndIsWaitedFor() throws {
        try withFolder { folder in
            // Larger than a pipe holds: nobody has to read while it is written.
            let text = String(repeating: "a line of a diff\n", count: 20_000)
            #expect(Pager(environment: ["SIGNALBOX_PAGER": "cat > '\(folder)/out'"]).show(text))
            let shown = try String(contentsOfFile: folder + "/out", encoding: .utf8)
            #expect(shown == text)
        }
    }

    @Test func aPagerThatIsLeftEarlyIsNoError() {
        #expect(Pager(environment: ["PAGER": "head -c 1 > /dev/null; exit 1"]).show(String(repeating: "x", count: 300_000)))
    }

    @Test func aPagerThatIsNotThereIsSaid() {
        #expect(!Pager(environment: ["SIGNALBOX_PAGER": "/nonexistent/pager 2> /dev/null"]).show("text"))
    }

    private static let standard = "LESSCHARSET=${LESSCHARSET:-utf-8} less -R"

    @Test(arguments: [
        ([:], Self.standard), (["PAGER": "more"], "more"), (["PAGER": "more", "SIGNALBOX_PAGER": "most"], "most"),
        (["PAGER": ""], Self.standard),
    ])
    func theOperatorsChoiceHolds(environment: [String: String], command: String) {
        #expect(Pager(environment: environment).command == command)
    }
}
