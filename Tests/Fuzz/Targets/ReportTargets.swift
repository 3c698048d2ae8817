import Domain

/// A test report in JUnit XML.
enum JUnitTarget: FuzzTarget {
    static func run(_ bytes: [UInt8]) { check(JUnitReader.read(bytes)) }
}

/// A test report in TAP.
enum TAPTarget: FuzzTarget {
    static func run(_ bytes: [UInt8]) { check(TAPReader.read(String(decoding: bytes, as: UTF8.self))) }
}

private func check(_ counts: TestCounts?) {
    guard let counts else { return }
    promise(min(counts.tests, counts.failures, counts.skipped) >= 0, "counts are not negative")
    promise(counts.failures + counts.skipped <= counts.tests, "what failed or was skipped is a test: \(counts)")
    guard let sum = JUnitReader.sum([counts, counts]) else { return promise(false, "two reports have a sum") }
    promise(sum.tests == 2 * counts.tests, "a sum is a sum")
}
