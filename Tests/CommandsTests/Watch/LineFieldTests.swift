import TestSupport
import Testing

@testable import Commands

struct LineFieldTests {
    private func field(_ keys: Key...) -> LineField {
        var field = LineField()
        for key in keys { _ = field.take(key) }
        return field
    }

    @Test func writing() {
        #expect(field(.character("a"), .character("b"), .left, .character("c")).text == "acb")
        #expect(field(.paste("two words"), .control("w")).text == "two ")
        #expect(field(.paste("abc"), .home, .delete).text == "bc")
        #expect(field(.paste("abc"), .control("a"), .control("k")).text == "")
        #expect(field(.paste("abc"), .backspace).text == "ab")
        #expect(field(.character("e"), .character("\u{301}"), .backspace).text == "")
        #expect(!field().take(other: .up))
    }

    @Test(arguments: UInt64(1)...100)
    func theCaretStaysInside(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let keys: [Key] = [
            .character("a"), .character("日"), .character("\u{301}"), .character(" "), .paste("x y\nz"), .left, .right, .home, .end,
            .backspace, .delete,
            .control("w"), .control("u"), .control("k"), .control("d"),
        ]
        var field = LineField()
        for _ in 0..<200 {
            _ = field.take(keys[Int.random(in: 0..<keys.count, using: &random)])
            #expect((0...field.text.count).contains(field.caret))
            #expect(
                Frame([field.line("label: ", width: 40)], size: ScreenSize(columns: 40, rows: 1)).lines[0].spans.contains { $0.reversed })
        }
    }
}

extension LineField {
    fileprivate func take(other key: Key) -> Bool {
        var field = self
        return field.take(key)
    }
}
