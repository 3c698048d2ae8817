import Foundation
import JSONReading
import Testing

/// What Foundation's decoder makes of the same bytes is the measure.
@Suite struct JSONBytesDecoderTests {
    struct Inner: Codable, Equatable {
        var list: [Int?]
        var byName: [String: Double]
    }

    enum Choice: Codable, Equatable {
        case nothing
        case one(Int)
        case two(name: String, inner: Inner)
    }

    struct Outer: Codable, Equatable {
        var text: String
        var flag: Bool
        var small: Int8
        var large: UInt64
        var real: Double
        var maybe: String?
        var choices: [Choice]
    }

    private func outcome<Value: Decodable & Equatable>(_ json: String, _ type: Value.Type) -> (mine: Value?, theirs: Value?) {
        let bytes = [UInt8](json.utf8)
        return (try? JSONBytesDecoder().decode(type, from: bytes), try? JSONDecoder().decode(type, from: Data(bytes)))
    }

    private func expectSame<Value: Decodable & Equatable>(_ json: String, _ type: Value.Type) {
        let (mine, theirs) = outcome(json, type)
        #expect(mine == theirs, "\(json) as \(type)")
    }

    @Test func valuesOfEveryKind() {
        let text = """
             {"text":"a\\n\\u00e9\\ud83d\\ude00 ⚠︎","flag":true,"small":-128,"large":18446744073709551615,"real":-1.5e-3,"maybe":null,
              "choices":[{"nothing":{}},{"one":{"_0":7}},{"two":{"name":"n","inner":{"list":[1,null,3],"byName":{"x":1,"y":2.25}}}}]}
            """
        let (mine, theirs) = outcome(text, Outer.self)
        #expect(mine != nil && mine == theirs)
    }

    @Test(arguments: [
        "1", "-0", "0", "01", "-", "1.0", "1e2", "1.5", "1E+2", "1e", "1.", ".5", "127", "128", "-128", "-129", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "1e400", "2e-400", "0.1", "123456789012345678901234567890", "+1", "NaN", " 1 ",
        "1 2",
    ])
    func numbers(_ json: String) {
        expectSame(json, Int.self)
        expectSame(json, Int8.self)
        expectSame(json, UInt64.self)
        expectSame(json, Double.self)
        expectSame("[\(json)]", [Int64].self)
    }

    @Test(arguments: [
        #""""#, #""a""#, #""\"""#, #""\\""#, #""\/\b\f\n\r\t""#, #""\u0041""#, #""\ud83d\ude00""#, #""\ud83d""#, #""\ude00""#,
        #""\ud83dx""#, #""\x""#,
        #""\u00g0""#, #""\u00""#, "\"\n\"", "\"\u{0}\"", "\"a", "a\"", "'a'", "\"e\u{301}\"", #""\"#,
    ])
    func texts(_ json: String) {
        expectSame(json, String.self)
        expectSame("[\(json)]", [String].self)
        expectSame("{\(json):1}", [String: Int].self)
    }

    @Test(arguments: [
        "", " ", "{", "}", "[", "]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1}x", "null", "true", "tru", "[[]]",
        "{\"a\":1,\"a\":2}", "{\"b\":1}", "{\"a\":null}", "{\"a\":\"1\"}", "{\"a\":{}}", "[]", "{}", "{\"\\u0061\":3}",
    ])
    func structure(_ json: String) {
        expectSame(json, [String: Int].self)
        expectSame(json, [Int].self)
        expectSame(json, Optional<Int>.self)
        struct A: Decodable, Equatable { var a: Int? }
        expectSame(json, A.self)
        struct B: Decodable, Equatable { var a: Int }
        expectSame(json, B.self)
    }

    /// Foundation's takes them.
    @Test func aCommaAtTheEndIsAnError() {
        #expect(throws: DecodingError.self) { try JSONBytesDecoder().decode([Int].self, from: [UInt8]("[1,]".utf8)) }
        #expect(throws: DecodingError.self) { try JSONBytesDecoder().decode([String: Int].self, from: [UInt8](#"{"a":1,}"#.utf8)) }
    }

    @Test func bytesThatAreNoText() {
        for bytes in [[0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] as [[UInt8]] {
            #expect(throws: DecodingError.self) { try JSONBytesDecoder().decode(String.self, from: bytes) }
        }
    }

    @Test func depthIsBounded() throws {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: DecodingError.self) { try JSONBytesDecoder().decode([Int].self, from: [UInt8](deep.utf8)) }
        struct Nested: Decodable { init(from decoder: any Decoder) throws { _ = try decoder.unkeyedContainer() } }
        let allowed = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
        _ = try JSONBytesDecoder().decode(Nested.self, from: [UInt8](allowed.utf8))
    }

    @Test func manyMembersAreFoundByName() throws {
        let many = Dictionary(uniqueKeysWithValues: (0..<1000).map { ("name \($0) é", $0) })
        let data = try JSONEncoder().encode(many)
        #expect(try JSONBytesDecoder().decode([String: Int].self, from: [UInt8](data)) == many)
    }

    @Test func anErrorSaysWhere() {
        let error = #expect(throws: DecodingError.self) {
            try JSONBytesDecoder().decode(
                Outer.self,
                from: [UInt8](
                    #"{"text":"","flag":true,"small":1,"large":2,"real":3,"choices":[{"two":{"name":"","inner":{"list":[1,"x"]}}}]}"#.utf8))
        }
        guard case .typeMismatch(_, let context) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["choices", "Index 0", "two", "inner", "list", "Index 1"])
        let broken = #expect(throws: DecodingError.self) { try JSONBytesDecoder().decode([Int].self, from: [UInt8]("[1,x]".utf8)) }
        guard case .dataCorrupted(let context) = broken else {
            Issue.record("\(String(describing: broken))")
            return
        }
        #expect(context.debugDescription == "no value begins so at byte 3")
    }
}
