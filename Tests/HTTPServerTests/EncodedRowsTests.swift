import API
import Domain
import Foundation
import TestSupport
import Testing

@testable import HTTPServer

@Suite struct EncodedRowsTests {
    private static func sources(_ model: ReadModel, waitingFor: String?) -> [LaneSource] {
        model.lanes.keys.sorted().compactMap { model.lanes.version(of: $0) }
            .map { LaneSource(version: $0, waitingFor: waitingFor, stalledBy: [], hold: nil, activity: nil) }
    }

    /// What is kept gives the bytes that coding everything anew gives, whatever happens in between.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func isWhatCodingAllOfItGives(seed: UInt64) throws {
        var model = try RandomDay(seed: seed, lanes: 8).day.model
        let rows = EncodedRows<LaneSource>()
        for (round, words) in ["a slot", "a slot", nil, "the queue"].enumerated() {
            let sources = Self.sources(model, waitingFor: words)
            let expected = try WireFormat.encode(sources.map(\.value))
            #expect(try rows.arrays([sources], model) == [expected])
            #expect(try rows.arrays([Array(sources.prefix(2)), [], sources], model)[2] == expected)
            guard var lane = model.lanes.values.min(by: { $0.id < $1.id }) else { continue }
            lane.paused = round.isMultiple(of: 2)
            model.store(.lane(lane))
        }
    }

    @Test func listsGoWhereTheyBelong() throws {
        let model = try RandomDay(seed: 4, lanes: 5).day.model
        let words = "an alarm that says \"rows\":[] and \\\"rows\":[]"
        var board = BoardView(
            sequence: 7, groups: BoardGroup.allCases.map { BoardGroupView(group: $0, rows: []) }, holds: [words], alarms: [words],
            configurationProblems: [words], sandboxProblem: nil)
        let rows = Self.sources(model, waitingFor: nil).map { BoardRowSource(lane: $0, group: .done) }
        let lists = BoardGroup.allCases.map { $0 == .done ? rows : Array(rows.prefix($0 == .ready ? 2 : 0)) }
        let text = try WireFormat.encode(board).filling("rows", with: EncodedRows<BoardRowSource>().arrays(lists, model))
        for (index, list) in lists.enumerated() { board.groups[index].rows = list.map(\.value) }
        #expect(text == (try WireFormat.encode(board)))
        #expect(try JSONDecoder().decode(BoardView.self, from: text) == board)
    }
}
