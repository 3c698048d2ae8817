import Domain
import Testing

@Suite struct SafeTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("\u{1B}[31mred\u{1B}[0m", "␛[31mred␛[0m"), ("a\nb\tc\r", "a␊b␉c␍"), ("bell\u{7}\u{7F}", "bell␇␡"),
        ("\u{9B}31m", "⟨U+009B⟩31m"), ("a\u{202E}cba", "a⟨U+202E⟩cba"), ("x\u{2066}y\u{2069}", "x⟨U+2066⟩y⟨U+2069⟩"),
        ("zero\u{200B}width", "zero⟨U+200B⟩width"), ("\u{FEFF}bom", "⟨U+FEFF⟩bom"), ("tag\u{E0041}", "tag⟨U+E0041⟩"),
        ("\u{2028}", "⟨U+2028⟩"), ("é ü 日本 👩‍👩‍👧 ✈️", "é ü 日本 👩‍👩‍👧 ✈️"), ("\u{0}", "␀"), ("e\u{301}", "e\u{301}"),
    ])
    func oneLine(raw: String, expected: String) {
        #expect(SafeText.line(raw) == expected)
        #expect(SafeText.isHostile(raw) == (raw != expected))
        #expect(!SafeText.isHostile(SafeText.line(raw)))
    }

    @Test func blocksKeepTheirLines() {
        #expect(SafeText.block("a\r\n\tb\rc\u{1B}[2J\n") == "a\n\tb␍c␛[2J\n")
        #expect(SafeText.block("\r") == "␍")
    }

    @Test(arguments: [
        ("<script>alert('x')</script> & \"q\"", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;q&quot;"),
        ("a\u{0}b", "a␀b"), ("1 < 2", "1 &lt; 2"), ("", ""), ("plain", "plain"), ("é<日本>👩‍👩‍👧&", "é&lt;日本&gt;👩‍👩‍👧&amp;"), ("\t\"", "␉&quot;"),
    ])
    func html(raw: String, expected: String) {
        #expect(SafeText.html(raw) == expected)
    }

    @Test(arguments: [
        ("a|b", #"a\|b"#), ("*x* _y_ `z`", #"\*x\* \_y\_ \`z\`"#), ("[l](http://e.x)", #"\[l\](http:\//e.x)"#), ("a\nb", "a␊b"),
        ("<b> & c", "&lt;b&gt; &amp; c"), ("@all #12 www.e.x", ##"\@all \#12 www\.e.x"##), (#"\|"#, #"\\\|"#), ("v1.2", "v1.2"),
    ])
    func markdown(raw: String, expected: String) {
        #expect(SafeText.markdown(raw) == expected)
    }

    /// Byte by byte or scalar by scalar, the text is the same.
    @Test(arguments: 0..<300)
    func everyTextIsEscapedAsItsScalarsAre(seed: UInt64) {
        var random = Seeded(seed: seed)
        let alphabet: [String] = [
            "a", "bc ", "<", ">", "&", "\"", "'", "\t", "\n", "\r\n", "\r", "\u{7F}", "\u{1B}", "é", "e\u{301}", "字", "😀", "\u{202E}",
        ]
        let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
        var expected = ""
        for scalar in SafeText.line(text).unicodeScalars {
            switch scalar {
            case "&": expected += "&amp;"
            case "<": expected += "&lt;"
            case ">": expected += "&gt;"
            case "\"": expected += "&quot;"
            case "'": expected += "&#39;"
            default: expected.unicodeScalars.append(scalar)
            }
        }
        #expect(Array(SafeText.html(text).unicodeScalars) == Array(expected.unicodeScalars))
        let isKept = text.unicodeScalars.allSatisfy { $0 == "\t" || !SafeText.isHostile(String($0)) }
        #expect((SafeText.tabbed(text).unicodeScalars.elementsEqual(text.unicodeScalars)) == isKept)
        #expect(!SafeText.isHostile(SafeText.block(text).replacing("\n", with: "").replacing("\t", with: "")))
    }
}
