import JSONValues
import MCPWire
import Testing

@Suite struct JSONTests {
    @Test(arguments: [
        #"{"a":[1,-0.5e+3,true,false,null,"x"],"b":{}}"#, #"[]"#, #""é 😀 \n \" \\ ""#, #"123456789012345678901234567890"#,
    ])
    func comesBackAsItWas(text: String) throws {
        #expect(try JSONValue(message: Array(text.utf8)).text == text)
    }

    @Test func escapesAreRead() throws {
        let value = try JSONValue(message: Array(#""\u00e9\ud83d\ude00\/\b\f\u0001""#.utf8))
        #expect(value == .string("é😀/\u{8}\u{C}\u{1}"))
        #expect(value.text == #""é😀/\u0008\u000c\u0001""#)
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "01", "1.", "-", "1e", "tru", "nul", "\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"",
        "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"a\nb\"", "1 2", "[1}", "{1:2}", "'a'", "NaN",
    ])
    func whatIsNoJSONIsSaid(text: String) {
        #expect(throws: JSONFault.self) { try JSONValue(message: Array(text.utf8)) }
    }

    @Test(
        arguments: [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0xEF, 0xBB, 0xBF, 0x31]] as [[UInt8]])
    func whatIsNotUTF8IsSaid(bytes: [UInt8]) {
        #expect(throws: JSONFault.self) { try JSONValue(message: bytes) }
    }

    @Test func depthAndNumberAreBounded() throws {
        func nested(_ depth: Int) -> [UInt8] { [UInt8](repeating: 0x5B, count: depth) + [UInt8](repeating: 0x5D, count: depth) }
        #expect(throws: Never.self) { try JSONValue(message: nested(JSONRules.message.depth)) }
        #expect(throws: JSONFault.self) { try JSONValue(message: nested(JSONRules.message.depth + 1)) }
        #expect(throws: JSONFault.self) { try JSONValue(message: [UInt8](repeating: 0x5B, count: 4 << 20)) }
        let many = Array("[".utf8) + Array(repeatElement(Array("1,".utf8), count: JSONRules.message.values).joined()) + Array("1]".utf8)
        #expect(throws: JSONFault.self) { try JSONValue(message: many) }
    }

    @Test func anyDamageIsAnErrorOrAValue() {
        let whole = Array(#"{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"ask","arguments":{"question":"\u00e9"}}}"#.utf8)
        for position in whole.indices {
            _ = try? JSONValue(message: Array(whole[..<position]))
            for byte: UInt8 in [0x00, 0x22, 0x2C, 0x5C, 0x5D, 0x7B, 0x80, 0xFF] {
                var damaged = whole
                damaged[position] = byte
                if let value = try? JSONValue(message: damaged) { #expect((try? JSONValue(message: value.bytes)) == value) }
            }
        }
    }
}
