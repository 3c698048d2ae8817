import API
import Domain
import Testing

@testable import Commands

/// What the command line says about pace.
struct PaceScreenTests {
    @Test func whatIsPrintedIsReportedAndNothingElse() {
        let folded = PrintedLooks(diffs: Samples.diff(), full: false).looks
        #expect(folded.map(\.path) == ["a/words"], "a folded file and a file whose lines were cut are not shown")
        // One removed line and two added ones: rows 1 to 3.
        #expect(folded[0].rows == [RowRange(first: 1, last: 3)])
        #expect(folded[0].activeMilliseconds == 0 && folded[0].visibleMilliseconds == 0)
        #expect(PrintedLooks(diffs: Samples.diff(), full: true).looks.map(\.path) == ["a/words", "package.lock"])
        let logo = CandidateFile(path: "logo", status: "added", additions: 0, deletions: 0, binary: true, digest: "d")
        #expect(PrintedLooks(diffs: [FileDiff(file: logo, hunks: [], cut: "binary")], full: false).looks.map(\.rows) == [[]])
    }

    @Test func theNoteStandsBelowTheDecision() {
        let lines = DecisionOptions.lines(Samples.view(), .approve).map { $0.rendered(colour: false) }
        #expect(lines[0] == "L-7 approve: recorded, candidate 1")
        #expect(lines[1].hasPrefix("    never on a screen, 0 of 12 changed lines seen"))
        #expect(lines[2].hasPrefix("    note: sooner than reading allows"))
    }

    @Test func aBulkAnswerNamesEveryLaneInItsOrder() {
        let ids = [8, 7].map(LaneID.init(number:))
        var answer = BulkDecisionAnswer(decided: [Samples.view()], refused: [.init(lane: ids[0], code: .refused, message: "not seen")])
        let table = BulkTable(answer: answer, lanes: ids)
        let lines = table.lines(Face(isTerminal: false, width: nil, environment: [:])).map { $0.rendered(colour: false) }
        #expect(lines[1].hasPrefix("L-8") && lines[1].contains("not seen") && lines[2].hasPrefix("L-7"))
        #expect(lines[3] == "1 of 2 approved, 1 of them sooner than reading allows")
        #expect(table.exit == .refused)
        answer.refused[0].code = .failed
        #expect(BulkTable(answer: answer, lanes: ids).exit == .failed)
        answer.refused = []
        #expect(BulkTable(answer: answer, lanes: ids).exit == nil)
    }

    @Test func statusSaysWhatIsLeft() {
        let line = AttentionScreen.line(Samples.attention()).rendered(colour: false)
        #expect(line.hasPrefix("attention 0 ms of 240 min looked · 4 h left"))
    }
}
