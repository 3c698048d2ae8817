import Domain
import Pages
import Testing

@Suite("Markup")
struct MarkupTests {
    @Test(
        "Text cannot leave its place",
        arguments: [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"), ("\"onclick=\"x", "&quot;onclick=&quot;x"),
            ("'", "&#39;"),
            ("&amp;", "&amp;amp;"), ("\u{202E}evil", "⟨U+202E⟩evil"), ("\u{1B}[31m", "␛[31m"), ("a\nb", "a␊b"),
        ])
    func escapes(text: String, expected: String) {
        let markup: Markup = "<p title=\"\(text)\">\(text)</p>"
        #expect(markup.text == "<p title=\"\(expected)\">\(expected)</p>")
    }

    @Test func markupGoesInAsItIs() {
        let inner: Markup = "<b>\("<")</b>"
        let list: [Markup] = [inner, inner]
        #expect(("<p>\(inner)\(list)\(nil as Markup?)\(3)</p>" as Markup).text == "<p><b>&lt;</b><b>&lt;</b><b>&lt;</b>3</p>")
    }

    @Test func blocksKeepLinesAndTabs() {
        #expect(Markup.block("a\tb\n<i>\r\n\u{1B}").text == "a\tb\n&lt;i&gt;\n␛")
    }

    @Test func addressesAreEncoded() {
        #expect(Address.query([("q", "a b&c=\"<é"), ("none", nil), ("x", "1")]).text == "?q=a%20b%26c%3D%22%3C%C3%A9&amp;x=1")
        #expect(Address.query([]).text.isEmpty)
    }

    @Test func assetsAreThere() throws {
        let names = Asset.all.map(\.name)
        #expect(names == names.sorted() && Set(names).count == names.count)
        for asset in Asset.all { #expect(!asset.bytes.isEmpty, "\(asset.name)") }
        #expect(try #require(Asset.named("app.js")).contentType.hasPrefix("text/javascript"))
        #expect(Asset.address("app.js") == "/assets/\(Asset.digest)/app.js")
    }
}
