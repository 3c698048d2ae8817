import Agents
import Foundation
import JSONValues
import TestSupport
import Testing

@Suite struct JSONValueTests {
    private func read(_ text: String) -> JSONValue? { try? JSONValue(ArraySlice(text.utf8)) }

    @Test func values() {
        #expect(read(" null ") == JSONValue.null)
        #expect(read("[true,false]") == [true, false])
        #expect(read(#"{"a":{"b":[1,-2.5e3,"x"]},"c":{}}"#) == ["a": ["b": [1, .number("-2.5e3"), "x"]], "c": [:]])
        #expect(read("\t{\"a\" :\r\n1}\n") == ["a": 1])
        #expect(read(#"{"a":1,"a":2}"#)?["a"] == 2)
    }

    @Test(arguments: [
        ("", JSONFault.Reason.end), ("{", .end), (#"{"a""#, .end), (#"{"a":"#, .end), ("[1,", .end), (#""abc"#, .end), ("tru", .end),
        ("-", .end),
        ("nul1", .character), ("{a:1}", .character), ("[1 2]", .character), (#"{"a":1,}"#, .character), ("[1,]", .character),
        ("\"a\u{1}b\"", .character),
        ("01", .number), ("[1.]", .number), ("[1e]", .number), ("+1", .character), (#""\x""#, .escape), (#""\u12g4""#, .escape),
        (#""\u12""#, .escape),
        ("{} {}", .rest), ("1 x", .rest), ("'a'", .character), ("NaN", .character), ("\u{FEFF}{}", .character),
    ])
    func refusals(_ text: String, _ reason: JSONFault.Reason) {
        let fault = #expect(throws: JSONFault.self) { try JSONValue(ArraySlice(text.utf8)) }
        #expect(fault?.reason == reason)
        #expect((0...text.utf8.count).contains(fault?.offset ?? -1))
    }

    @Test func escapes() {
        #expect(read(#""\"\\\/\b\f\n\r\t\u0041\u00e9\u20ac\ud83d\ude00""#)?.string == "\"\\/\u{8}\u{C}\n\r\tAé€😀")
        // Half a surrogate pair, and bytes that are no UTF-8, are repaired.
        #expect(read(#""a\ud83d""#)?.string == "a\u{FFFD}")
        #expect(read(#""\ude00\ud83dx""#)?.string == "\u{FFFD}\u{FFFD}x")
        #expect(read(#""\ud83d\ud83d\ude00""#)?.string == "\u{FFFD}😀")
        #expect((try? JSONValue([0x22, 0x61, 0xFF, 0x22]))?.string == "a\u{FFFD}")
        #expect((try? JSONValue([0x22, 0x5C, 0x6E, 0xC3, 0x22]))?.string == "\n\u{FFFD}")
    }

    @Test func numbers() {
        #expect(read("12")?.int == 12)
        #expect(read("1e3")?.int == 1000)
        #expect(read("1.5")?.int == nil)
        #expect(read("1e999")?.int == nil)
        #expect(read("99999999999999999999")?.int == nil)
        #expect(read("-0")?.int == 0)
        #expect(read("0.1")?.double == 0.1)
        // What is sent back is what came.
        #expect(read("[1.0,12345678901234567890,1E+2]")?.text == "[1.0,12345678901234567890,1E+2]")
    }

    @Test func depthIsBounded() {
        for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
            func nested(_ depth: Int) -> String {
                String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
            }
            #expect(read(nested(200)) != nil)
            #expect(read(nested(201)) == nil)
            #expect(read(String(repeating: open, count: 1_000_000)) == nil)
        }
    }

    @Test func aLineOfTenMegabytes() {
        let text = String(repeating: #"a\n"b"#.replacing("\"", with: "\\\""), count: 2_000_000)
        #expect(read("{\"text\":\"\(text)\"}")?["text"]?.string?.utf8.count == 8_000_000)
    }

    /// What is written is one line, and reads as what it was.
    @Test func writing() throws {
        let value: JSONValue = ["t": "\u{0}\u{1F}\n\r\t\"\\/é😀\u{2028}\u{7F}", "n": [nil, true, 3, .number("1e5")], "o": [:], "": []]
        #expect(!value.bytes.contains { $0 < 0x20 })
        #expect(try JSONValue(ArraySlice(value.bytes)) == value)
        #expect(value.line == value.bytes + [UInt8(ascii: "\n")])
        let foundation = try JSONSerialization.jsonObject(with: Data(value.bytes)) as? [String: Any]
        #expect(foundation?["t"] as? String == value["t"]?.string)
    }

    @Test func membersAreReplacedInTheirPlace() {
        let value: JSONValue = ["a": 1, "b": 2]
        #expect(value.with("a", 3) == ["a": 3, "b": 2])
        #expect(value.with("c", 3) == ["a": 1, "b": 2, "c": 3])
        #expect(JSONValue.null.with("a", 1) == nil)
    }

    /// Random bytes, and random JSON: whatever is read is written and read again as the same, and Foundation reads it too.
    @Test func fuzz() throws {
        var random = SeededGenerator(seed: 3)
        let pieces = ["{", "}", "[", "]", ":", ",", "\"", "\\", "u", "d83d", "null", "true", "1", "-", ".", "e", " ", "a", "é", "\u{1}"]
        var read = 0
        for _ in 0..<200_000 {
            var bytes: [UInt8] = []
            for _ in 0..<random.next() % 12 {
                if random.next() % 8 == 0 {
                    bytes.append(UInt8(truncatingIfNeeded: random.next()))
                } else {
                    bytes += Array(pieces[Int(random.next() % UInt64(pieces.count))].utf8)
                }
            }
            guard let value = try? JSONValue(ArraySlice(bytes)) else { continue }
            read += 1
            #expect(try JSONValue(ArraySlice(value.bytes)) == value)
        }
        #expect(read > 1000)
    }
}
