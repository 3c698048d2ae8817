import Domain
import Testing

@Suite struct TAPReaderTests {
    /// Tests, failures, skipped.
    @Test(arguments: [
        ("TAP version 14\n1..2\nok 1 - a\nok 2 - b\n", [2, 0, 0]),
        ("1..2\nok 1\nnot ok 2 - b\n", [2, 1, 0]),
        ("ok\nnot ok\nok\n1..3", [3, 1, 0]),
        ("1..2\r\nok 1\r\nnot ok 2\r\n", [2, 1, 0]),
        // Points that were promised and never came.
        ("1..4\nok 1\nok 2\n", [4, 2, 0]),
        ("1..3\n", [3, 3, 0]),
        ("1..0 # SKIP no database\n", [0, 0, 0]),
        // Directives.
        ("1..3\nok 1 # SKIP no network\nnot ok 2 # TODO later\nok 3 # todo\n", [3, 0, 1]),
        ("ok 1 #skip\nok 2 # Skipped: slow\n", [2, 0, 2]),
        // What is no directive: escaped, within a word, or another word.
        ("not ok 1 - issue \\#todo\n", [1, 1, 0]),
        ("not ok 1 - issue#todo\n", [1, 1, 0]),
        ("not ok 1 - issue # 12\n", [1, 1, 0]),
        ("not ok 1 - C \\# skip\n", [1, 1, 0]),
        // Subtests, diagnostics and YAML are not points.
        ("    ok 1 - sub\n    not ok 2 - sub\n    1..2\nok 1 - whole\n1..1\n", [1, 0, 0]),
        ("\tnot ok 1\nok 1\n", [1, 0, 0]),
        ("ok 1\n  ---\n  message: not ok\n  ...\n# not ok in a comment\nokay then\nnot okay\n1..1\n", [1, 0, 0]),
        // A run that gave up has not passed.
        ("Bail out! no database\n", [1, 1, 0]),
        ("1..3\nok 1\nBail out!\n", [3, 2, 0]),
        // Plans that no one can keep.
        ("1..99999999999999999999\nok 1\n", [1, 0, 0]),
        ("not ok 1\nBail out!\n1..9223372036854775807\n", [2, 2, 0]),
    ])
    func counts(text: String, expected: [Int]) {
        let counts = TAPReader.read(text)
        #expect(counts.map { [$0.tests, $0.failures, $0.skipped] } == expected)
        #expect(counts?.source == "tap")
    }

    @Test(arguments: ["", "hello\n", "ok-ish\n", "Compiling…\nDone.\n", "    ok 1\n"])
    func notTAP(text: String) {
        #expect(TAPReader.read(text) == nil)
    }
}
