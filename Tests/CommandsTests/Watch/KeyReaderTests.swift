import TestSupport
import Testing

@testable import Commands

struct KeyReaderTests {
    static let table: [(String, [Key])] = [
        ("j", [.character("j")]), ("jK", [.character("j"), .character("K")]), ("ä", [.character("ä")]),
        ("日🙂", [.character("日"), .character("🙂")]),
        ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]), ("\u{7F}", [.backspace]), ("\u{3}", [.control("c")]),
        ("\u{1A}", [.control("z")]),
        ("\u{1B}[A", [.up]), ("\u{1B}OB", [.down]), ("\u{1B}[1;5C", [.right]), ("\u{1B}[5~", [.pageUp]), ("\u{1B}[6~", [.pageDown]),
        ("\u{1B}[H", [.home]), ("\u{1B}[4~", [.end]), ("\u{1B}[3~", [.delete]), ("\u{1B}[Z", [.backTab]), ("\u{1B}[I", [.focus(true)]),
        ("\u{1B}[O", [.focus(false)]), ("\u{1B}[99~x", [.unknown, .character("x")]), ("\u{1B}[?1;2cq", [.unknown, .character("q")]),
        // An escape that is followed quickly is a key of its own: nothing is bound to Alt.
        ("\u{1B}q", [.escape, .character("q")]), ("\u{1B}\u{1B}[A", [.escape, .up]),
        ("\u{1B}[200~a\nq\u{1B}[201~j", [.paste("a\nq"), .character("j")]),
        ("\u{1B}[200~\u{1B}[2J\u{1B}[201~", [.paste("\u{1B}[2J")]),
    ]

    @Test(arguments: table.indices)
    func whole(_ index: Int) {
        let (text, keys) = Self.table[index]
        var reader = KeyReader()
        #expect(reader.feed(Array(text.utf8)) == keys)
        #expect(reader.flush() == [])
    }

    /// However a line cuts what comes, the keys are the same.
    @Test(arguments: UInt64(1)...200)
    func inPieces(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var bytes: [UInt8] = []
        var keys: [Key] = []
        for _ in 0..<20 {
            let (text, more) = Self.table[Int.random(in: 0..<Self.table.count, using: &random)]
            bytes += Array(text.utf8)
            keys += more
        }
        var reader = KeyReader()
        var read: [Key] = []
        while !bytes.isEmpty {
            let count = Int.random(in: 1...min(5, bytes.count), using: &random)
            read += reader.feed(bytes.prefix(count))
            bytes.removeFirst(count)
        }
        #expect(read == keys)
    }

    @Test func anEscapeAloneIsAKey() {
        var reader = KeyReader()
        #expect(reader.feed([0x1B]) == [])
        #expect(reader.isWaiting)
        #expect(reader.flush() == [.escape])
        #expect(!reader.isWaiting)
    }

    @Test func whatIsNoTextEndsNothing() {
        for seed in UInt64(1)...50 {
            var random = SeededGenerator(seed: seed)
            var reader = KeyReader()
            _ = reader.feed((0..<500).map { _ in UInt8.random(in: 0...255, using: &random) })
            _ = reader.flush()
        }
        var reader = KeyReader()
        #expect(reader.feed([0xFF, 0x80] + Array("j".utf8)) == [.unknown, .unknown, .character("j")])
    }

    @Test func aPasteIsBounded() {
        var reader = KeyReader()
        let keys = reader.feed(Array(("\u{1B}[200~" + String(repeating: "x", count: 200_000) + "\u{1B}[201~").utf8))
        guard case .paste(let text)? = keys.first else { return #expect(Bool(false), "no paste: \(keys)") }
        #expect(text.utf8.count == KeyReader.pasteLimit && keys.count == 1)
    }
}
