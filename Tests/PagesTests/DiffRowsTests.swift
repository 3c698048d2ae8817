import Domain
import Foundation
import Pages
import Testing

@Suite("Rows of a diff")
struct DiffRowsTests {
    private static func cell(_ line: Int, _ text: String) -> DiffCell { DiffCell(line: line, text: text) }

    private static func html(_ rows: [DiffRow], _ layout: DiffLayout, from: Int = 0, total: Int = 3, remarks: Remarks = Remarks()) -> String
    {
        DiffRows(
            part: DiffPart(path: "a.swift", from: from, total: total, pieces: rows.map { .row($0) }), layout: layout, remarks: remarks
        ).html.text
    }

    @Test func unifiedHasAllThatWentBeforeAllThatCame() {
        let rows = [
            DiffRow(kind: .changed, old: Self.cell(1, "one"), new: Self.cell(1, "eins")),
            DiffRow(kind: .changed, old: Self.cell(2, "two"), new: Self.cell(2, "zwei")),
            DiffRow(kind: .context, old: Self.cell(3, "same"), new: Self.cell(3, "same")),
        ]
        let text = Self.html(rows, .unified)
        let expected = """
            <div class="l d" data-o="1">one</div><div class="l d" data-o="2">two</div>\
            <div class="l a" data-n="1">eins</div><div class="l a" data-n="2">zwei</div>\
            <div class="l c" data-o="3" data-n="3">same</div>
            """
        #expect(text.contains(expected), "\(text)")
    }

    @Test func sideBySideHasPairsAndGaps() {
        let rows = [
            DiffRow(kind: .changed, old: Self.cell(1, "one"), new: Self.cell(1, "eins")),
            DiffRow(kind: .removed, old: Self.cell(2, "two")), DiffRow(kind: .added, new: Self.cell(2, "drei")),
        ]
        let text = Self.html(rows, .split)
        let expected = """
            <div class="r"><div class="l d" data-o="1">one</div><div class="l a" data-n="1">eins</div></div>\
            <div class="r"><div class="l d" data-o="2">two</div><div class="no"></div></div>\
            <div class="r"><div class="no"></div><div class="l a" data-n="2">drei</div></div>
            """
        #expect(text.contains(expected), "\(text)")
    }

    @Test("Nothing of a line acts", arguments: DiffLayout.allCases)
    func hostileLinesAreInert(layout: DiffLayout) {
        var old = Self.cell(1, "<img src=x onerror=alert(1)> \u{202E}\u{1B}[31m")
        old.words = [.init(text: "<b>\"", changed: true), .init(text: "\t'&", changed: false)]
        var new = Self.cell(1, "</div><script>alert(1)</script>")
        new.moved = MovedMark(block: 1, exact: false, path: "\"><script>\n", line: 7)
        new.ending = LineEnding.none
        new.omitted = 12
        let text = Self.html([DiffRow(kind: .changed, old: old, new: new)], layout)
        #expect(text.contains("<b>&lt;b&gt;&quot;</b>\t&#39;&amp;</div>"), "\(text)")
        #expect(text.contains("&lt;/div&gt;&lt;script&gt;"))
        #expect(text.contains("moved from &quot;&gt;&lt;script&gt;␊:7, with other white space"))
        #expect(text.contains("<i>… 12 bytes more</i><i>no newline at the end</i>"))
        #expect(!text.contains("<script") && !text.contains("<img"))
    }

    @Test func aMovedBlockSaysOnceWhereItWas() {
        let mark = MovedMark(block: 4, exact: true, path: "b.swift", line: 9)
        let rows = (1...3).map { DiffRow(kind: .added, new: DiffCell(line: $0, text: "x", moved: mark)) }
        let text = Self.html(rows, .unified)
        #expect(text.components(separatedBy: "<i class=\"mv\">moved from b.swift:9</i>").count == 2)
        #expect(text.components(separatedBy: "class=\"l a m\"").count == 4)
    }

    @Test func theFirstPartBringsThePlacesOfTheOthers() {
        let rows = [DiffRow(kind: .added, new: Self.cell(1, "x"))]
        let text = Self.html(rows, .unified, total: 250)
        #expect(text.contains("data-from=\"0\" data-lines=\"100\" data-before=\"0\" data-loaded"))
        #expect(
            text.hasSuffix(
                "<div class=\"part\" data-from=\"100\" data-lines=\"100\"></div><div class=\"part\" data-from=\"200\" data-lines=\"50\"></div>"
            ))
        #expect(!Self.html(rows, .unified, from: 100, total: 250).contains("data-from=\"200\""))
    }

    @Test func gapsSayHowMuchTheyHide() {
        let gap = GapRow(gap: .init(first: 11, last: 30, shift: -2), heading: "func <f>()", isTail: false, opens: true).html.text
        #expect(gap.contains("data-first=\"11\" data-last=\"30\" data-shift=\"-2\"") && gap.contains("↕ 20 lines"))
        #expect(gap.contains("<code>func &lt;f&gt;()</code>"))
        #expect(!GapRow(gap: .init(first: 1, last: 0, shift: 0), heading: "h", isTail: false, opens: true).html.text.contains("<button"))
    }

    @Test func commentsStandAtTheirLines() {
        var lane = Samples.lane
        lane.comments = [
            Comment(number: 1, candidate: 1, path: "a.swift", line: 2, text: "<i>\nwhy?", by: "ada", at: Timestamp(milliseconds: 1)),
            Comment(number: 2, candidate: 0, path: "a.swift", line: 2, text: "an older remark", by: "ada", at: Timestamp(milliseconds: 1)),
        ]
        let rows = [DiffRow(kind: .added, new: Self.cell(2, "x")), DiffRow(kind: .added, new: Self.cell(3, "y"))]
        let text = Self.html(rows, .unified, remarks: Remarks(lane))
        #expect(text.contains("data-n=\"2\">x</div><div class=\"remarks\"><div class=\"remark\" data-comment=\"1\">"))
        #expect(text.contains("&lt;i&gt;\nwhy?</div>") && !text.contains("an older remark"))
    }
}
