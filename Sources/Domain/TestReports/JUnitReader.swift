/// Counts test cases in JUnit XML (the de-facto schema: https://github.com/testmoapp/junitxml).
///
/// Cases are counted one by one; the totals that a file states about itself are not believed.
package enum JUnitReader {
    /// Deeper elements make a file unreadable: the schema has four levels.
    static let depthLimit = 1_000

    /// - Returns: nil when the text is not JUnit XML, or was cut off. Read as an encoding that extends ASCII, whatever its declaration says.
    package static func read(_ bytes: [UInt8]) -> TestCounts? {
        // The mark that some editors put before UTF-8.
        var tags = XMLTags(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
        var counter = Counter()
        var open: [ArraySlice<UInt8>] = []
        var hasRoot = false
        do {
            while true {
                let (tag, textBefore) = try tags.next()
                if open.isEmpty, textBefore { return nil }
                guard let tag else { break }
                if open.isEmpty {
                    if hasRoot { return nil }
                    hasRoot = true
                }
                switch tag {
                case .start(let name):
                    guard open.count < depthLimit else { return nil }
                    open.append(name)
                    counter.start(name)
                case .end(let name):
                    guard let last = open.popLast(), last == name else { return nil }
                    counter.end(name)
                case .empty(let name):
                    counter.start(name)
                    counter.end(name)
                }
            }
        } catch {
            return nil
        }
        return open.isEmpty && counter.sawSuite ? counter.counts : nil
    }

    /// Sums several files; nil when there is none that can be read.
    package static func sum(_ counts: [TestCounts]) -> TestCounts? {
        guard let first = counts.first else { return nil }
        return counts.dropFirst().reduce(first) { total, next in
            TestCounts(
                tests: total.tests + next.tests, failures: total.failures + next.failures, skipped: total.skipped + next.skipped,
                source: total.source)
        }
    }

    private struct Counter {
        private(set) var sawSuite = false
        private var tests = 0
        private var failed = 0
        private var skipped = 0
        private var caseFailed = false
        private var caseSkipped = false

        var counts: TestCounts { TestCounts(tests: tests, failures: failed, skipped: skipped, source: "junit") }

        mutating func start(_ name: ArraySlice<UInt8>) {
            switch String(decoding: name, as: UTF8.self) {
            case "testsuite", "testsuites": sawSuite = true
            case "testcase":
                tests += 1
                caseFailed = false
                caseSkipped = false
            case "failure", "error": caseFailed = true
            case "skipped": caseSkipped = true
            default: break
            }
        }

        mutating func end(_ name: ArraySlice<UInt8>) {
            guard name.elementsEqual("testcase".utf8) else { return }
            if caseFailed { failed += 1 } else if caseSkipped { skipped += 1 }
        }
    }
}
