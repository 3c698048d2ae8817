import Testing

@testable import Commands

struct FrameTests {
    private let size = ScreenSize(columns: 20, rows: 3)

    private func frame(_ lines: [String], reversed: Int? = nil) -> Frame {
        Frame(lines.enumerated().map { ScreenLine(Styled($1, .warning), reversed: $0 == reversed) }, size: size)
    }

    @Test func onlyWhatChangedIsWritten() {
        var writer = FrameWriter(colour: false)
        let first = writer.update(frame(["one", "two", "three"]))
        #expect(first.contains("\u{1B}[2J") && first.contains("one") && first.contains("three"))
        #expect(writer.update(frame(["one", "two", "three"])) == "")
        let second = writer.update(frame(["one", "2", "three"]))
        #expect(second == "\u{1B}[?2026h\u{1B}[2;1H\u{1B}[1m2\u{1B}[0m\u{1B}[K\u{1B}[?2026l")
        writer.forget()
        #expect(writer.update(frame(["one", "2", "three"])).contains("three"))
    }

    @Test func aFullLineIsErasedBefore() {
        var writer = FrameWriter(colour: false)
        _ = writer.update(frame(["", "", ""]))
        let line = String(repeating: "x", count: 20)
        #expect(writer.update(Frame([ScreenLine(Styled(line))], size: size)).contains("\u{1B}[1;1H\u{1B}[2K\(line)\u{1B}[?2026l"))
    }

    @Test func withoutColourWhatIsInHandIsReversed() {
        var writer = FrameWriter(colour: false)
        let text = writer.update(frame(["one", "two"], reversed: 1))
        #expect(text.contains("\u{1B}[7;1mtwo\u{1B}[0m\u{1B}[7m                 \u{1B}[0m"))
        // 30 to 37, 40 to 47 and 90 on are colours (ECMA-48, 8.3.117).
        #expect(text.firstMatch(of: /\u{1B}\[[0-9;]*\b(3[0-9]|4[0-9]|9[0-9])\b[0-9;]*m/) == nil)
    }

    @Test(arguments: ["日本語の長い行がここにある", "e\u{301}e\u{301}e\u{301}", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦 family family", Samples.hostile])
    func linesAreNeverWiderThanTheScreen(text: String) {
        for columns in 1...24 {
            let frame = Frame(
                [ScreenLine(Styled(text)), ScreenLine(Styled(text), reversed: true)], size: ScreenSize(columns: columns, rows: 2))
            #expect(frame.lines.allSatisfy { $0.width <= columns })
            for line in Styled(text).wrapped(to: columns) { #expect(line.width <= max(2, columns)) }
            for line in Styled(text).wrappedAtWords(to: max(2, columns)) { #expect(line.width <= max(2, columns)) }
            #expect(Styled(text).wrapped(to: columns).map { $0.rendered(colour: false) }.joined() == Styled(text).rendered(colour: false))
        }
    }

    @Test func proseBreaksBetweenWords() {
        let lines = (Styled("  one two", .strong) + Styled(" three four")).wrappedAtWords(to: 11).map { $0.rendered(colour: false) }
        #expect(lines == ["  one two", "three four"])
        #expect(Styled("abcdefgh ij").wrappedAtWords(to: 4).map { $0.rendered(colour: false) } == ["abcd", "efgh", "ij"])
    }

    @Test func hostileTextBringsNoSequence() {
        var writer = FrameWriter(colour: true)
        let text = writer.update(Frame([ScreenLine(Styled(Samples.hostile, .bad))], size: ScreenSize(columns: 200, rows: 1)))
        #expect(SequenceText.strangers(in: text) == [])
    }
}
