import TestSupport
import Testing

@testable import Domain

struct UnifiedDiffTests {
    @Test func readsAsDiffWritesIt() {
        let old = (1...20).map { "\($0)\n" }.joined()
        let new = old.replacing("\n3\n", with: "\nthree\n").replacing("18\n", with: "") + "21"
        #expect(
            UnifiedDiff(old: old, new: new).text(oldName: "x@1", newName: "x@2") == """
                --- x@1
                +++ x@2
                @@ -1,6 +1,6 @@
                 1
                 2
                -3
                +three
                 4
                 5
                 6
                @@ -15,6 +15,6 @@
                 15
                 16
                 17
                -18
                 19
                 20
                +21
                \\ No newline at end of file

                """)
    }

    @Test func sidesCanBeEmpty() {
        #expect(UnifiedDiff(old: "", new: "a\n").text(oldName: "a", newName: "b") == "--- a\n+++ b\n@@ -0,0 +1,1 @@\n+a\n")
        #expect(UnifiedDiff(old: "a\n", new: "").text(oldName: "a", newName: "b") == "--- a\n+++ b\n@@ -1,1 +0,0 @@\n-a\n")
        #expect(UnifiedDiff(old: "a\n", new: "a\n").isEmpty)
        #expect(!UnifiedDiff(old: "a\n", new: "a").isEmpty)
    }

    @Test(arguments: 0..<200)
    func appliedToTheOldTextGivesTheNewOne(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        func text() -> String {
            let lines = (0..<Int.random(in: 0...30, using: &random)).map { _ in "\(Int.random(in: 0...4, using: &random))" }
            return lines.joined(separator: "\n") + (Bool.random(using: &random) && !lines.isEmpty ? "\n" : "")
        }
        let (old, new) = (text(), text())
        #expect(Self.apply(UnifiedDiff(old: old, new: new).hunks, to: old) == new)
    }

    /// What `patch` does, without looking for a place: context and removed lines must be where the hunk says.
    private static func apply(_ hunks: [Hunk], to text: String) -> String {
        var old = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) + "\n" }
        let last = old.removeLast().dropLast()
        if !last.isEmpty { old.append(String(last)) }
        var result: [String] = []
        var position = 0
        for hunk in hunks {
            let isEmpty = !hunk.lines.contains { $0.kind == .context || $0.kind == .removed }
            let start = isEmpty ? hunk.oldStart : hunk.oldStart - 1
            result += old[position..<start]
            position = start
            for (index, line) in hunk.lines.enumerated() where line.kind != .noNewline {
                let isLast = index + 1 < hunk.lines.count && hunk.lines[index + 1].kind == .noNewline
                let whole = line.text + (isLast ? "" : "\n")
                if line.kind != .added {
                    #expect(old[position] == whole)
                    position += 1
                }
                if line.kind != .removed { result.append(whole) }
            }
        }
        return (result + old[position...]).joined()
    }
}
