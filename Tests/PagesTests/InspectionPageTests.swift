import Domain
import Foundation
import Pages
import Testing

@Suite("The inspection page")
struct InspectionPageTests {
    private static func html(_ inspection: Inspection = Samples.inspection()) -> String {
        let frame = PageFrame(
            workspace: "w", sequence: 9, waiting: 0, needsYou: 1, holds: [], alarms: [], configurationProblems: [], sandboxProblem: nil,
            now: Timestamp(milliseconds: 5))
        return InspectionPage(
            inspection: inspection, layout: .unified, choices: [DecisionChoice(kind: .approve, reasons: ["correct", "own<"])]
        ).page(frame).html.text
    }

    @Test func nothingThatOthersWroteActs() {
        let text = Self.html()
        for hostile in ["<script>\u{202E}", "<b>.swift", "<all tests", "<words>", "<other>", "<s>", "own<\"", "\u{1B}", "\u{202E}"] {
            #expect(!text.contains(hostile), "\(hostile)")
        }
        #expect(text.contains("&lt;script&gt;⟨U+202E⟩") && text.contains("a&quot;&lt;b&gt;.swift"))
    }

    @Test func itHasNoInlineStyleOrScript() {
        let text = Self.html()
        #expect(!text.contains(" style=") && !text.contains("<style") && !text.contains("javascript:"))
        #expect(text.components(separatedBy: "<script").count == 2, "app.js alone")
    }

    @Test func filesStandInATreeAndFoldersWithOneFolderAreOneLine() {
        let text = Self.html()
        #expect(text.contains(">deep/only</span>"))
        #expect(text.contains("<li class=\"leaf\" id=\"leaf-2\"><a href=\"#file-2\" data-leaf=\"2\" title=\"package-lock.json\">"))
        #expect(text.contains("lock file") && text.contains("folded: "))
        #expect(text.contains("gone&lt;&gt;"))
    }

    @Test func whatProgramsWroteIsFoldedAndWhatWasViewedToo() {
        var lane = Samples.lane
        lane.viewed = [ViewedMark(path: "src/z.swift", digest: "2")]
        let text = Self.html(Samples.inspection(lane))
        #expect(text.contains("<section class=\"file\" id=\"file-0\""))
        #expect(text.contains("<section class=\"file folded viewed\" id=\"file-1\""))
        #expect(text.contains("<section class=\"file folded\" id=\"file-2\""))
        #expect(text.contains("data-viewed=\"1\" data-files=\"3\""))
    }

    @Test func whatStandsAgainstItIsSaidBeforeAnyDecision() {
        let text = Self.html()
        #expect(text.contains("data-problems=\"over-size\"") && text.contains("larger than its budget"))
        #expect(text.contains("No gate is configured"))
        #expect(text.contains("data-verdict=\"none\""))
        #expect(text.contains("class=\"claim contradicted\"") && text.contains("gate &#39;test&#39; is &quot;red&quot;"))
        #expect(text.contains("does not merge: ") && text.contains("data-path-link=\"src/z.swift\""))
        // The gravest reason stands first.
        let words = text.range(of: "a password")?.lowerBound
        let info = text.range(of: "low &lt;words&gt;")?.lowerBound
        #expect(words != nil && info != nil && words ?? text.endIndex < info ?? text.startIndex)
    }

    @Test func findingsStandAtTheirLinesAsClaims() throws {
        var lane = Samples.lane
        let start = ReviewStart(
            candidate: 1, tree: "t", reviewer: "second<>", definition: "d", blocking: [.high], timeoutSeconds: 60, job: "j", prompt: "p")
        var review = Review(number: 1, start: start, startedAt: Timestamp(milliseconds: 1))
        review.outcome = ReviewOutcome(
            ending: .completed,
            findings: [
                try Finding(file: "src/z.swift", severity: .low, text: "a <name>"),
                try Finding(file: "src/z.swift", line: 4, severity: .high, text: "off by <one>"),
                try Finding(file: "elsewhere.swift", line: 4, severity: .info, text: "not here"),
            ], summary: "<sum>", seconds: 1)
        lane.reviews = [review]
        let page = Self.html(Samples.inspection(lane))
        #expect(page.contains("second&lt;&gt;") && page.contains("1 blocking") && page.contains("&lt;sum&gt;"))
        #expect(page.contains("data-path-link=\"src/z.swift\" data-path-line=\"4\">src/z.swift:4</a>"))
        #expect(page.contains("<code>elsewhere.swift:4</code>"))
        func rows(_ lane: Lane) -> String {
            DiffRows(
                part: DiffPart(
                    path: "src/z.swift", from: 0, total: 1, pieces: [.row(DiffRow(kind: .added, new: DiffCell(line: 4, text: "x")))]),
                layout: .unified, remarks: Remarks(lane)
            ).html.text
        }
        #expect(rows(lane).contains("data-n=\"4\">x</div><div class=\"remarks\"><div class=\"remark finding severity-high\">"))
        #expect(rows(lane).contains("off by &lt;one&gt;") && !rows(lane).contains("a &lt;name&gt;"))

        #expect(page.contains("data-call=\"lanes/\(lane.id)/reviews\"") && page.contains(">Review again</button>"))
        var decided = lane
        decided.decisions = [Decision(kind: .approve, reason: "correct", candidate: 1, by: "operator:ada", at: Timestamp(milliseconds: 2))]
        #expect(!Self.html(Samples.inspection(decided)).contains("Review again"))

        // One that a later one took the place of stays, and says nothing at the lines.
        var superseded = lane
        superseded.reviews[0].supersededBy = 2
        let old = Self.html(Samples.inspection(superseded))
        #expect(old.contains("superseded by review 2; 3 findings") && !old.contains("1 blocking") && old.contains("off by &lt;one&gt;"))
        #expect(!rows(superseded).contains("off by &lt;one&gt;"))

        // What is reported is there while the reviewer works.
        var open = lane
        open.reviews[0].outcome = nil
        open.reviews[0].reported = [try Finding(file: "src/z.swift", line: 4, severity: .high, text: "on the way")]
        #expect(Self.html(Samples.inspection(open)).contains("at work, 1 finding so far"))

        // What was said about other bytes is not said about these.
        lane.reviews = [
            Review(
                number: 1,
                start: ReviewStart(
                    candidate: 9, tree: "other", reviewer: "second<>", definition: "d", blocking: [], timeoutSeconds: 60, job: "j",
                    prompt: "p"),
                startedAt: Timestamp(milliseconds: 1))
        ]
        #expect(!Self.html(Samples.inspection(lane)).contains("second&lt;&gt;"))
    }
}
