import Domain
import Foundation
import Reports
import TestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct RenderingTests {
    static let hostile = [
        "Repair the door", "<script>alert(1)</script>", "\u{1B}[31mred\u{1B}[0m\nsecond line", "a | b `c` [x](http://e.x) ![y](z)",
        "\u{202E}gnirts a \u{9B}2J", "日本語のタイトル 👩‍👩‍👧 with a very long tail that does not fit into any table of a terminal at all",
    ]

    private func busy() throws -> DayReport {
        let random = try RandomDay(seed: 7, lanes: 52, titles: Self.hostile)
        return random.day.report(commits: random.commits, now: 1500)
    }

    @Test(arguments: [10, 40, 57, 80, 100, 132, 200])
    func noLineIsWiderThanTheTerminal(width: Int) throws {
        for report in [try busy(), DayBuilder().report()] {
            for sources in [false, true] {
                let text = try report.rendered(as: .text, workspace: "acme", options: TextOptions(width: width, sources: sources))
                for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                    #expect(columns(line) <= max(40, width), "\(line)")
                    #expect(line.last != " ")
                }
                #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !SafeText.isHostile(String(Character($0))) })
            }
        }
    }

    /// Independent of the renderer's own measure: what the samples hold is either narrow, CJK, or an emoji joined by U+200D.
    private func columns(_ line: Substring) -> Int {
        line.reduce(0) { sum, character in
            let first = character.unicodeScalars.first?.value ?? 0
            return sum + ((0x3040...0x9FFF).contains(first) || first >= 0x1F300 ? 2 : 1)
        }
    }

    @Test func colourOnlyWhenAskedFor() throws {
        let plain = try busy().rendered(as: .text, workspace: "acme")
        let coloured = try busy().rendered(as: .text, workspace: "acme", options: TextOptions(colour: true))
        #expect(!plain.contains("\u{1B}"))
        #expect(coloured.contains("\u{1B}[32m"))
        #expect(coloured.replacing(#/\x1B\[\d+m/#, with: "") == plain)
    }

    @Test(arguments: [ReportFormat.text, .md, .html])
    func everyFigureAndLaneIsThere(format: ReportFormat) throws {
        let report = try busy()
        let text = try report.rendered(as: format, workspace: "acme", options: TextOptions(width: 400))
        let escape: (String) -> String =
            switch format {
            case .html: SafeText.html
            case .md: SafeText.markdown
            default: { $0 }
            }
        for figure in report.figures { #expect(text.contains(escape(figure.text)), "\(figure.id)") }
        for sentence in report.notShown where format != .text { #expect(text.contains(escape(sentence))) }
        for row in report.landed.rows { #expect(text.contains("\(row.repository)" + escape("#\(row.pullRequest ?? 0)"))) }
        for row in report.unfinished.rows { #expect(text.contains(row.target.description)) }
    }

    @Test func theHTMLIsWellFormedAndRunsNothing() throws {
        let html = try busy().rendered(as: .html, workspace: "<b>acme</b>")
        #expect(!html.contains("<script"))
        #expect(!html.contains("<b>acme"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!html.contains("http://e.x\""))
        #expect(parses(html.replacing("<!DOCTYPE html>", with: "")))
        let drawings = html.matches(of: #/<svg.*?<\/svg>/#.dotMatchesNewlines()).map { String($0.output) }
        #expect(drawings.count == 5)
        for drawing in drawings { #expect(parses(drawing)) }
        #expect(parses(try DayBuilder().report().rendered(as: .html, workspace: "x").replacing("<!DOCTYPE html>", with: "")))
        #expect(!parses("<svg><rect></svg>"))
    }

    private func parses(_ xml: String) -> Bool {
        let parser = XMLParser(data: Data(xml.utf8))
        return parser.parse() && parser.parserError == nil
    }

    @Test func markdownTablesKeepTheirColumns() throws {
        let lines = try busy().rendered(as: .md, workspace: "acme").split(separator: "\n")
        var expected: Int?
        for line in lines {
            guard line.hasPrefix("|") else {
                expected = nil
                continue
            }
            let borders = line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
            if let expected { #expect(borders == expected, "\(line)") }
            expected = borders
        }
        #expect(!lines.contains { $0.contains("<script") })
    }

    @Test func theJSONReadsBackAndHoldsNoControlCharacters() throws {
        let report = try busy()
        let json = try report.rendered(as: .json, workspace: "acme")
        #expect(try JSONDecoder().decode(DayReport.self, from: Data(json.utf8)) == report)
        #expect(json.unicodeScalars.allSatisfy { $0 == "\n" || !SafeText.isHostile(String(Character($0))) })
        #expect(json == (try report.rendered(as: .json, workspace: "acme")))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["schema"] as? String == "signalbox.day-report/1")
        let figures = try #require(object["acceptance"] as? [[String: Any]])
        #expect(figures.first?["id"] as? String == "acceptance")
        #expect(figures.allSatisfy { ($0["source"] as? String)?.isEmpty == false })
    }

    @Test func theHoursChartIsDrawnInBlocks() throws {
        var day = DayBuilder()
        let one = try day.landedLane(commits: 4, at: 60)
        let two = try day.landedLane(commits: 1, at: 180)
        let text = try day.report(commits: day.commits(of: one, at: 65) + day.commits(of: two, at: 185))
            .rendered(as: .text, workspace: "w", options: TextOptions(width: 80))
        let lines = text.split(separator: "\n")
        // The top row: the full bar of four, and the running sum from the hour in which it is complete.
        let top = try #require(lines.first { $0.hasPrefix("4 ┤") })
        #expect(top.hasPrefix("4 ┤  █    •" + " •"))
        #expect(top.hasSuffix("├ 5"))
        let bottom = try #require(lines.first { $0.hasPrefix("0 ┤") })
        #expect(bottom.hasPrefix("0 ┤  █   █ "))
    }
}
