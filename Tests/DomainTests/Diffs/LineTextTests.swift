import Domain
import Testing

struct LineTextTests {
    @Test(arguments: [
        ([UInt8]("plain\ttab".utf8), "plain\ttab", 0, false), ([UInt8]("crlf\r".utf8), "crlf", 0, true),
        ([0x61, 0xFF, 0xC3, 0xA9, 0xC3], "a⟨0xFF⟩é⟨0xC3⟩", 0, false), ([UInt8]("\u{1B}[31m\u{202E}".utf8), "␛[31m⟨U+202E⟩", 0, false),
        ([UInt8]("éééé".utf8), "éé", 4, false), ([], "", 0, false), ([0xF0, 0x9F], "⟨0xF0⟩⟨0x9F⟩", 0, false),
    ])
    func isMadeVisible(bytes: [UInt8], text: String, omitted: Int, carriageReturn: Bool) {
        let line = LineText(bytes[...], limit: omitted > 0 ? 5 : 4096)
        #expect(line.text == text && line.omitted == omitted && line.hasCarriageReturn == carriageReturn)
    }

    @Test func tenMegabytesAreCut() {
        let line = LineText([UInt8](repeating: 0x61, count: 10 << 20)[...])
        #expect(line.text.utf8.count == LineText.limit && line.omitted == (10 << 20) - LineText.limit)
    }
}
