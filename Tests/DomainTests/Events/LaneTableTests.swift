import Domain
import TestSupport
import Testing

@Suite struct LaneTableTests {
    @Test func holdsWhatADictionaryHolds() throws {
        let model = try RandomDay(seed: 5, lanes: 9).day.model
        var table = LaneTable()
        var plain: [LaneID: Lane] = [:]
        var random = SeededGenerator(seed: 11)
        for lane in model.lanes.values.shuffled(using: &random) {
            table[lane.id] = lane
            plain[lane.id] = lane
        }
        let removed = try #require(plain.keys.max())
        table[removed] = nil
        plain[removed] = nil
        #expect(table.count == plain.count && table[removed] == nil)
        #expect(Set(table.keys) == Set(plain.keys))
        #expect(table.values.count == plain.count)
        #expect(table.values.allSatisfy { plain[$0.id] == $0 && table[$0.id] == $0 })
    }

    @Test func aCopyStaysAsItWas() throws {
        var day = DayBuilder()
        let lane = try day.lane(at: 0)
        var table = day.model.lanes
        let copy = table
        #expect(copy == table)
        var changed = try #require(table[lane])
        changed.paused = true
        table[lane] = changed
        #expect(copy[lane]?.paused == false && table[lane]?.paused == true)
        #expect(copy != table)
        changed.paused = false
        table[lane] = changed
        #expect(copy == table, "equal lanes in other boxes are equal")
        table[lane] = nil
        #expect(copy != table)
    }
}
