import Domain
import Testing

@Suite struct NumbersTests {
    @Test(arguments: [
        (50, [3.0, 1, 2], 2.0), (50, [1, 2, 3, 4], 2), (90, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 9), (100, [5, 7], 7), (1, [5, 7], 5),
        (90, [4, 1, 2, 3], 4), (25, [15, 20, 35, 40, 50], 20), (30, [15, 20, 35, 40, 50], 20), (40, [15, 20, 35, 40, 50], 20),
        (41, [15, 20, 35, 40, 50], 35), (50, [42], 42),
    ])
    func nearestRank(percent: Int, values: [Double], expected: Double) {
        #expect(Percentile.nearestRank(percent, of: values) == expected)
    }

    @Test func thereIsNoPercentileOfNothing() {
        #expect(Percentile.nearestRank(50, of: []) == nil)
        #expect(Percentile.nearestRank(0, of: [1]) == nil)
        #expect(Percentile.nearestRank(101, of: [1]) == nil)
    }

    @Test(arguments: [
        (0, 0, "0 of 0"), (3, 7, "3 of 7"), (9, 9, "9 of 9"), (10, 10, "10 of 10 (100 %)"), (41, 52, "41 of 52 (79 %)"),
        (0, 12, "0 of 12 (0 %)"), (1, 400, "1 of 400 (under 1 %)"), (399, 400, "399 of 400 (over 99 %)"), (1, 8, "1 of 8"),
        (5, 40, "5 of 40 (13 %)"),
    ])
    func shares(n: Int, all: Int, expected: String) {
        #expect(ShareWords.text(n, of: all) == expected)
    }

    @Test(arguments: [
        (0.0, "0 ms"), (0.29, "290 ms"), (0.9996, "999 ms"), (1, "1 s"), (59.9, "59 s"), (60, "1 min"), (725, "12 min 5 s"),
        (3600, "1 h"), (11220, "3 h 7 min"), (187_200, "2 d 4 h"), (-65, "-1 min 5 s"), (.infinity, "unknown"),
    ])
    func durations(seconds: Double, expected: String) {
        #expect(DurationWords.text(seconds: seconds) == expected)
    }
}
