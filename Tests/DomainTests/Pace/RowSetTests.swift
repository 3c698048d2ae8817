import Domain
import Foundation
import TestSupport
import Testing

/// Ranges of rows against plain sets of numbers.
@Suite struct RowSetTests {
    @Test func whatIsNoRangeOrBehindTheEndIsLeftOut() {
        let set = RowSet(
            [
                .init(first: 3, last: 5), .init(first: 0, last: 2), .init(first: 7, last: 6), .init(first: 9, last: 99),
                .init(first: 11, last: 12),
            ],
            of: 10)
        #expect(set.ranges == [.init(first: 3, last: 5), .init(first: 9, last: 10)])
        #expect(set.count == 5)
        #expect(RowSet([.init(first: 1, last: .max)], of: 0).isEmpty)
    }

    @Test func rangesThatTouchAreOne() {
        let set = RowSet([.init(first: 1, last: 2), .init(first: 5, last: 6), .init(first: 3, last: 4)], of: 9)
        #expect(set.ranges == [.init(first: 1, last: 6)])
    }

    @Test(arguments: 0..<200)
    func randomRangesAreWhatASetOfNumbersIs(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let rows = Int.random(in: 0...60, using: &random)
        var set = RowSet()
        var numbers: Set<Int> = []
        for _ in 0..<Int.random(in: 0...25, using: &random) {
            let first = Int.random(in: -2...65, using: &random)
            let range = RowRange(first: first, last: first + Int.random(in: -2...9, using: &random))
            set.formUnion(RowSet([range], of: rows))
            if range.first >= 1, range.last >= range.first { numbers.formUnion((range.first...range.last).filter { $0 <= rows }) }
            #expect(set.count == numbers.count)
            #expect(Set(set.ranges.flatMap { Array($0.first...$0.last) }) == numbers)
            #expect(zip(set.ranges, set.ranges.dropFirst()).allSatisfy { $0.last + 1 < $1.first })
        }
        #expect(try JSONDecoder().decode(RowSet.self, from: JSONEncoder().encode(set)) == set)
    }
}
