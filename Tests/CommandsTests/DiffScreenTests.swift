import API
import Domain
import Testing

@testable import Commands

struct DiffScreenTests {
    private func text(_ diffs: [FileDiff], viewed: Set<ViewedMark> = [], full: Bool = false, colour: Bool = false) -> String {
        let face = Face(width: nil, colour: colour)
        return face.text(DiffScreen(diffs: diffs, viewed: viewed, face: face, full: full).lines)
    }

    @Test func aFileIsShownWithNumbersAndMarks() {
        let shown = text([Samples.diff()[0]], viewed: [ViewedMark(path: "a/words", digest: "d-a/words")])
        #expect(
            shown == """
                ── 1/1 a/words  modified  +3 -1  [x] seen
                   @@ -9 +10 @@ func words
                   9  10       let same = 0
                  10     - let a = words + 1
                      11 + let a = words + 2
                      12 + ends in spaces··
                           \\ no newline at the end of the file


                """)
    }

    @Test func aMarkForAnotherVersionDoesNotCount() {
        #expect(text([Samples.diff()[0]], viewed: [ViewedMark(path: "a/words", digest: "older")]).contains("[ ] not seen"))
    }

    @Test func changedWordsStandOut() {
        let shown = text([Samples.diff()[0]], colour: true)
        #expect(shown.contains("\u{1B}[1;7;31m1\u{1B}[0m"))
        #expect(shown.contains("\u{1B}[1;7;32m2\u{1B}[0m"))
        // Not the words around them.
        #expect(shown.contains("\u{1B}[32mlet a = words + \u{1B}[0m"))
    }

    @Test func generatedFilesAreOneLineUntilAskedFor() {
        let collapsed = text(Samples.diff())
        #expect(collapsed.contains("package.lock  modified, generated"))
        #expect(collapsed.contains("generated: 1 line not expanded here; --full shows them"))
        #expect(!collapsed.contains("locked words"))
        #expect(text(Samples.diff(), full: true).contains("locked words"))
    }

    @Test func whatIsMissingIsSaid() {
        #expect(text(Samples.diff()).contains("not shown: binary"))
    }

    @Test func longLinesAreCutWithAMark() {
        let line = String(repeating: "x", count: 1000)
        let diff = FileDiff(
            file: Samples.file("a"), hunks: [Hunk(oldStart: 1, newStart: 1, heading: "", lines: [DiffLine(kind: .added, text: line)])])
        let shown = text([diff])
        #expect(shown.contains(String(repeating: "x", count: 399) + "… (600 more columns; --full)"))
        #expect(!shown.contains(String(repeating: "x", count: 401)))
        #expect(text([diff], full: true).contains(line))
    }

    @Test func aTabThatChangedIsVisible() {
        let lines = [DiffLine(kind: .removed, text: "\tif x { return }"), DiffLine(kind: .added, text: "    if x { return }")]
        let diff = FileDiff(file: Samples.file("a"), hunks: [Hunk(oldStart: 1, newStart: 1, heading: "", lines: lines)])
        #expect(text([diff]).contains("- →   if x { return }"))
    }

    @Test func aRenameShowsBothNames() {
        var file = Samples.file("new.txt")
        file.oldPath = "old.txt"
        file.status = "renamed"
        #expect(text([FileDiff(file: file, hunks: [])]).contains("old.txt → new.txt  renamed"))
    }
}
