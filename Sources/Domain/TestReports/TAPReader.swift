/// Counts test points in TAP (https://testanything.org/tap-version-14-specification.html).
package enum TAPReader {
    /// - Returns: nil when the text holds no plan and no test point. Points that the plan promises and that never came count as failed.
    package static func read(_ text: String) -> TestCounts? {
        var tests = 0
        var failures = 0
        var skipped = 0
        var planned: Int?
        for line in text.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("1.."), let count = Int(line.dropFirst(3).prefix(while: \.isNumber)), count <= largestPlan {
                planned = count
            } else if line.hasPrefix("Bail out!") {
                tests += 1
                failures += 1
            } else if let failed = point(line) {
                tests += 1
                let directive = directive(line)
                if directive.hasPrefix("skip") {
                    skipped += 1
                } else if failed, !directive.hasPrefix("todo") {
                    failures += 1
                }
            }
        }
        guard tests > 0 || planned != nil else { return nil }
        if let planned, planned > tests {
            failures += planned - tests
            tests = planned
        }
        return TestCounts(tests: tests, failures: failures, skipped: skipped, source: "tap")
    }

    /// A plan beyond this is nonsense, and is not believed.
    private static let largestPlan = 1_000_000_000

    /// The lower-cased text behind the `#` of a directive: one that white space precedes. An escaped `\#` belongs to the description.
    private static func directive(_ line: Substring) -> String {
        var before: Character = " "
        for index in line.indices {
            if line[index] == "#", before.isWhitespace { return line[index...].dropFirst().drop(while: \.isWhitespace).lowercased() }
            before = line[index]
        }
        return ""
    }

    /// Whether a line is a test point, and if so, whether it is a failed one. Indented lines belong to subtests and are not counted.
    private static func point(_ line: Substring) -> Bool? {
        guard let first = line.first, !first.isWhitespace else { return nil }
        let words = line.split(separator: " ", maxSplits: 2)
        if words.first == "ok" { return false }
        if words.count > 1, words[0] == "not", words[1] == "ok" { return true }
        return nil
    }
}
