package import Domain
package import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Counts test cases in JUnit XML (the de-facto schema: https://github.com/testmoapp/junitxml).
///
/// Cases are counted one by one; the totals that a file states about itself are not believed. External entities are not resolved.
package enum JUnitReader {
    /// - Returns: nil when the text is not JUnit XML.
    package static func read(_ data: Data) -> TestCounts? {
        let parser = XMLParser(data: data)
        parser.shouldResolveExternalEntities = false
        let counter = Counter()
        parser.delegate = counter
        // A report that was cut off is none: the parser alone takes it for whole on some systems.
        guard parser.parse(), counter.sawSuite, counter.open == 0 else { return nil }
        return TestCounts(tests: counter.tests, failures: counter.failed, skipped: counter.skipped, source: "junit")
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

    private final class Counter: NSObject, XMLParserDelegate {
        var sawSuite = false
        private(set) var open = 0
        var tests = 0
        var failed = 0
        var skipped = 0
        private var caseFailed = false
        private var caseSkipped = false

        func parser(
            _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            open += 1
            switch element {
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

        func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
            open -= 1
            guard element == "testcase" else { return }
            if caseFailed { failed += 1 } else if caseSkipped { skipped += 1 }
        }
    }
}
