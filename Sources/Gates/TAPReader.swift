package import Domain

/// Counts test points in TAP (https://testanything.org/tap-version-14-specification.html).
package enum TAPReader {
    /// - Returns: nil when the text holds no plan and no test point. Points that the plan promises and that never came count as failed.
    package static func read(_ text: String) -> TestCounts? {
        var tests = 0
        var failures = 0
        var skipped = 0
        var planned: Int?
        for line in text.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("1.."), let count = Int(line.dropFirst(3).prefix(while: \.isNumber)) {
                planned = count
            } else if line.hasPrefix("Bail out!") {
                failures += 1
            } else if let failed = point(line) {
                tests += 1
                let directive = line.firstIndex(of: "#").map { line[$0...].dropFirst().drop(while: \.isWhitespace).lowercased() } ?? ""
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

    /// Whether a line is a test point, and if so, whether it is a failed one. Indented lines belong to subtests and are not counted.
    private static func point(_ line: Substring) -> Bool? {
        let words = line.split(separator: " ", maxSplits: 2)
        if words.first == "ok" { return false }
        if words.count > 1, words[0] == "not", words[1] == "ok" { return line.hasPrefix("not ok") ? true : nil }
        return nil
    }
}
