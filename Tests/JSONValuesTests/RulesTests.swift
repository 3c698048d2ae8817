import Foundation
import JSONValues
import TestSupport
import Testing

/// One reader, with what each dialect allows: where two rules both take a text they read the same, and Foundation reads no other values.
@Suite struct RulesTests {
    private static let repairing = JSONRules(depth: 20, repairsTexts: true)
    private static let strict = JSONRules(depth: 10, values: 12, repairsTexts: false)

    private func read(_ bytes: [UInt8], _ rules: JSONRules) -> JSONValue? { try? JSONValue(bytes[...], rules) }

    private func fault(_ text: String, _ rules: JSONRules) -> JSONFault? {
        do throws(JSONFault) {
            _ = try JSONValue(ArraySlice(text.utf8), rules)
            return nil
        } catch {
            return error
        }
    }

    @Test func depthIsCounted() {
        for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
            func nested(_ depth: Int) -> String { String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth) }
            let rules = JSONRules(depth: 5, repairsTexts: true)
            #expect(fault(nested(5), rules) == nil)
            #expect(fault(nested(6), rules)?.reason == .depth)
            #expect(fault(String(repeating: open, count: 1_000_000), rules)?.reason == .depth)
        }
    }

    @Test func valuesAndNamesAreCounted() {
        let rules = JSONRules(depth: 5, values: 4, repairsTexts: true)
        #expect(fault("[1,2,3]", rules) == nil)
        #expect(fault("[1,2,3,4]", rules)?.reason == .values)
        #expect(fault(#"{"a":1}"#, rules) == nil)
        #expect(fault(#"{"a":[1]}"#, rules) == nil)
        #expect(fault(#"{"a":1,"b":2}"#, rules)?.reason == .values)
    }

    @Test(arguments: [
        ([0x22, 0xFF, 0x22], JSONFault.Reason.text), ([0x22, 0xC0, 0x80, 0x22], .text), ([0x22, 0xED, 0xA0, 0x80, 0x22], .text),
        ([0x22, 0x5C, 0x6E, 0xC3, 0x22], .text), (Array(#""\ud800""#.utf8), .escape), (Array(#""\ud800\u0041""#.utf8), .escape),
        (Array(#""\udc00""#.utf8), .escape),
    ])
    func whatIsNoTextIsRepairedOrRefused(bytes: [UInt8], reason: JSONFault.Reason) throws {
        #expect(try JSONValue(bytes[...], Self.repairing).string?.contains("\u{FFFD}") == true)
        let fault = #expect(throws: JSONFault.self) { try JSONValue(bytes[...], Self.strict) }
        #expect(fault?.reason == reason)
    }

    @Test func severalMembersOfOneNameAreKept() throws {
        let value = try JSONValue(ArraySlice(#"{"a":1,"b":2,"a":3}"#.utf8), Self.strict)
        #expect(value["a"] == 3 && value.object?.map(\.key) == ["a", "b", "a"])
        #expect(value.text == #"{"a":1,"b":2,"a":3}"#)
    }

    @Test func integersAreSpelledSo() throws {
        func value(_ text: String) throws -> JSONValue { try JSONValue(ArraySlice(text.utf8), Self.strict) }
        #expect(try value("7").integer == 7 && value("-0").integer == 0)
        for text in ["1.0", "1e3", "99999999999999999999", "\"7\""] { #expect(try value(text).integer == nil, "\(text)") }
        #expect(try value("1e3").int == 1000 && value("3.0").int == 3)
        #expect(try value("1e999").double == nil, "no infinity")
    }

    /// Random pieces of JSON and bytes.
    @Test func rulesAgree() throws {
        var random = SeededGenerator(seed: 11)
        let pieces = [
            "{", "}", "[", "]", ":", ",", "\"", "\"", "\\u", "d83d", "de00", "null", "true", "1", "0", "-", ".", "e", " ", "a", "é",
            "\u{1}",
            #"{"a":"#, #""b""#, "[1,", "]}",
        ]
        var (both, repaired, refused) = (0, 0, 0)
        for _ in 0..<200_000 {
            var bytes: [UInt8] = []
            for _ in 0..<random.next() % 14 {
                if random.next() % 9 == 0 {
                    bytes.append(UInt8(truncatingIfNeeded: random.next()))
                } else {
                    bytes += Array(pieces[Int(random.next() % UInt64(pieces.count))].utf8)
                }
            }
            let (loose, tight) = (read(bytes, Self.repairing), read(bytes, Self.strict))
            switch (loose, tight) {
            case (let loose?, let tight?):
                both += 1
                #expect(loose == tight)
                #expect(read(tight.bytes, Self.strict) == tight, "what was read is written and read again")
                // Foundation refuses numbers that no Double comes near.
                if !bytes.contains(UInt8(ascii: "e")) {
                    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) }
                }
            case (let loose?, nil):
                repaired += 1
                let text = loose.text
                #expect(text.contains("\u{FFFD}") || text.count { ",:[{".contains($0) } > 5, "\(text)")
            case (nil, _?): Issue.record("the strict rules take more: \(bytes)")
            case (nil, nil): refused += 1
            }
        }
        #expect(both > 1000 && repaired > 20 && refused > 1000, "\(both) \(repaired) \(refused)")
    }
}
