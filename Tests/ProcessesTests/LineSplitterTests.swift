import Processes
import Testing

@Suite struct LineSplitterTests {
    private func split(_ text: String, limit: Int = 1000, chunk: Int) -> [String] {
        var splitter = LineSplitter(limit: limit)
        var lines: [String] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            Array(bytes[start..<min(start + chunk, bytes.count)]).withUnsafeBytes { piece in
                splitter.feed(piece) { lines.append(String(decoding: $0, as: UTF8.self)) }
            }
        }
        splitter.finish { lines.append(String(decoding: $0, as: UTF8.self)) }
        return lines
    }

    @Test(arguments: 1...12) func anyChunkingGivesTheSameLines(chunk: Int) {
        let text = "one\n\ntwo \u{2028} and \u{85} stay\r\nlast"
        #expect(split(text, chunk: chunk) == ["one", "", "two \u{2028} and \u{85} stay\r", "last"])
    }

    @Test(arguments: [1, 7, 100]) func longLinesAreCut(chunk: Int) {
        #expect(split("abcdefghij\nkl\nmnopqrstu", limit: 4, chunk: chunk) == ["abcd", "kl", "mnop"])
    }
}
