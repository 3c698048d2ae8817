import Domain
import Ledger
import TestSupport
import Testing

@testable import Control

@Suite struct TurnQueueTests {
    private static func turn(_ lane: Int) -> SearchTurn { SearchTurn(lane: LaneID(number: lane), turn: 1) }

    /// Against a dictionary that is looked through each time.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func givesTheNewestWhateverCameAndWent(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var plain: [SearchTurn: Timestamp] = [:]
        for lane in 0..<20 { plain[Self.turn(lane)] = Timestamp(milliseconds: Int64.random(in: 0..<1000, using: &random)) }
        var queue = TurnQueue(plain)
        for step in 0..<500 {
            let key = Self.turn(Int.random(in: 0..<40, using: &random))
            if Bool.random(using: &random) {
                // Each moment once, so that there is one newest.
                let at = Timestamp(milliseconds: Int64.random(in: 0..<1000, using: &random) * 1000 + Int64(step))
                if plain[key] == nil { plain[key] = at }
                queue.insert(key, startedAt: at)
            } else {
                plain[key] = nil
                queue.remove(key)
            }
            #expect(queue.count == plain.count)
            #expect(queue.contains(key) == (plain[key] != nil))
            #expect(queue.newest.flatMap { plain[$0] } == plain.values.max())
        }
    }
}
