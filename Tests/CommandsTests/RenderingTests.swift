import Domain
import Foundation
import Testing

@testable import Commands

struct RenderingTests {
    @Test(arguments: [
        ("plain", 5), ("naïve", 5), ("e\u{301}", 1), ("字幕", 4), ("한글", 4), ("😀", 2), ("👩‍🚀", 2), ("❤️", 2), ("", 0), ("│", 1), ("ａ", 2),
    ])
    func widthIsWhatATerminalShows(text: String, width: Int) {
        #expect(displayWidth(text) == width)
    }

    private var table: Table {
        var table = Table([.init("ID"), .init("N", right: true), .init("TITLE", shrinks: true)])
        table.rows = [["T-1", "5", "字幕 and some more words"], ["T-12", "10", "short"]]
        return table
    }

    @Test func columnsAlign() {
        #expect(
            Face.plain.text(table.lines(.plain)) == """
                ID     N  TITLE
                T-1    5  字幕 and some more words
                T-12  10  short

                """)
    }

    @Test func aTerminalGetsWhatFits() {
        let lines = table.lines(Face(width: 20, colour: false))
        #expect(lines.map(\.width).max() == 20)
        #expect(lines[1].rendered(colour: false) == "T-1    5  字幕 and …")
        #expect(table.lines(Face(width: 3, colour: false))[2].rendered(colour: false) == "T-12  10  short")
    }

    @Test func nothingIsCutInAPipe() {
        #expect(!Face.plain.text(table.lines(.plain)).contains("…"))
    }

    @Test func anEmptyTableSaysNothing() {
        #expect(Table([.init("ID")]).lines(.plain).isEmpty)
    }

    @Test(arguments: [
        (true, [:], true), (false, [:], false), (true, ["NO_COLOR": "1"], false), (true, ["NO_COLOR": ""], true),
        (true, ["TERM": "dumb"], false),
    ])
    func colourIsAPrivilege(isTerminal: Bool, environment: [String: String], colour: Bool) {
        let face = Face(isTerminal: isTerminal, width: 100, environment: environment)
        #expect(face.colour == colour)
        #expect(face.width == (isTerminal ? 100 : nil))
    }

    @Test func cuttingKeepsWithinTheWidth() {
        let text = Styled("字幕", .good) + Styled("abc", .bad)
        for width in 0...8 {
            #expect(text.cut(to: width).width <= width)
        }
        #expect(text.cut(to: 7) == text)
        #expect(text.cut(to: 6).rendered(colour: false) == "字幕a…")
        #expect(text.cut(to: 4).rendered(colour: false) == "字…")
    }

    @Test(arguments: [
        (0.0, "0.0 s"), (0.34, "0.3 s"), (9.96, "10 s"), (42.4, "42 s"), (59.7, "1 m 00 s"), (185, "3 m 05 s"), (7800, "2 h 10 m"),
        (3600 * 76, "3 d 4 h"), (.infinity, "?"),
    ])
    func durationsReadWell(seconds: Double, text: String) {
        #expect(TimeText.duration(seconds) == text)
    }

    @Test(arguments: [
        (0, "1970-01-01 00:00:00"), (1_795_444_300_000, "2026-11-23 14:31:40"), (951_782_399_999, "2000-02-28 23:59:59"),
        (951_782_400_000, "2000-02-29 00:00:00"), (-1, "1969-12-31 23:59:59"), (4_107_542_400_000, "2100-03-01 00:00:00"),
    ])
    func momentsAreCivil(milliseconds: Int64, text: String) {
        #expect(TimeText(now: Samples.start, zone: .gmt).moment(Timestamp(milliseconds: milliseconds)) == text)
    }

    @Test func momentsStandInTheZone() throws {
        let zone = try #require(TimeZone(secondsFromGMT: 3600 * 10))
        #expect(TimeText(now: Samples.start, zone: zone).moment(Samples.start) == "2026-11-24 00:31:40")
    }

    @Test func documentsAreInertAndWhole() throws {
        let text = try JSONText.document(["key/path": Samples.hostile + "\u{1F600}\u{E0041}"])
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)) })
        #expect(!text.contains("\u{202E}"))
        #expect(text.contains("\"key/path\""))
        #expect(
            try JSONDecoder().decode([String: String].self, from: Data(text.utf8))["key/path"] == Samples.hostile + "\u{1F600}\u{E0041}")
        #expect(try !JSONText.line(["a": "b\nc"]).contains("\n"))
    }

    @Test func logsComeInWholeLines() {
        var log = LogText()
        let bytes = Array("one\ntwo é\u{1B}[2J\r\nrest".utf8)
        var text = ""
        for byte in bytes { text += log.feed([byte]) }
        #expect(text == "one\ntwo é␛[2J\n")
        #expect(log.finish() == "rest\n")
        #expect(log.finish() == "")
    }

    @Test func anEndlessLineIsNotKeptBackForEver() {
        var log = LogText()
        #expect(log.feed([UInt8](repeating: 0x61, count: 70_000)).count == 70_001)
    }

    @Test func showChoosesTheForm() throws {
        let plain = Recording()
        try plain.context().show(["a": 1], quiet: ["L-1"]) { ["words"] }
        #expect(plain.output == "words\n")
        let quiet = Recording()
        try quiet.context(quiet: true).show(["a": 1], quiet: ["L-1", "L-2"]) { ["words"] }
        #expect(quiet.output == "L-1\nL-2\n")
        let json = Recording()
        try json.context(json: true, quiet: true).show(["a": 1], quiet: ["L-1"]) { ["words"] }
        #expect(try JSONDecoder().decode([String: Int].self, from: Data(json.output.utf8)) == ["a": 1])
    }
}
