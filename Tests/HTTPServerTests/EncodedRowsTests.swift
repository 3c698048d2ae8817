import API
import Control
import Domain
import Foundation
import NIOCore
import Synchronization
import TestSupport
import Testing

@testable import HTTPServer

@Suite struct EncodedRowsTests {
    static func standings(_ model: ReadModel, waitingFor: String?) -> [LaneStanding] {
        model.lanes.keys.sorted().compactMap { model.lanes.version(of: $0) }
            .map { LaneStanding(version: $0, waitingFor: waitingFor, stalledBy: [], hold: nil, activity: nil) }
    }

    /// What is kept gives the bytes that coding everything anew gives, whatever happens in between.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func isWhatCodingAllOfItGives(seed: UInt64) throws {
        var model = try RandomDay(seed: seed, lanes: 8).day.model
        let rows = EncodedRows<LaneStanding>()
        for (round, words) in ["a slot", "a slot", nil, "the queue"].enumerated() {
            let sources = Self.standings(model, waitingFor: words)
            let part = Array(sources.prefix(2))
            for isAll in [true, false, true] {
                #expect(try Data(rows.array(sources, isAll: isAll).readableBytesView) == WireFormat.encode(sources.map(\.value)))
                #expect(try Data(rows.array(part, isAll: false).readableBytesView) == WireFormat.encode(part.map(\.value)))
            }
            #expect(try Data(rows.array([], isAll: false).readableBytesView) == Data("[]".utf8))
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
        let rows = Self.standings(model, waitingFor: nil).map { BoardRowSource(lane: $0, group: .done) }
        let lists = BoardGroup.allCases.map { $0 == .done ? rows : Array(rows.prefix($0 == .ready ? 2 : 0)) }
        let parts = try WireFormat.encode(board).parts(around: "rows")
        let text = Data(try EncodedRows<BoardRowSource>().answer(parts, lists, isAll: true).readableBytesView)
        for (index, list) in lists.enumerated() { board.groups[index].rows = list.map(\.value) }
        #expect(text == (try WireFormat.encode(board)))
        #expect(try JSONDecoder().decode(BoardView.self, from: text) == board)
    }

    /// Counts how often it is coded.
    private struct Counted: EncodedSource {
        let id: LaneID
        let number: Int
        let count: Counter
        var value: Int {
            count.add()
            return number
        }
        static func == (left: Counted, right: Counted) -> Bool { left.id == right.id && left.number == right.number }
    }

    private final class Counter: Sendable {
        private let number = Mutex(0)
        var value: Int { number.withLock { $0 } }
        func add() { number.withLock { $0 += 1 } }
    }

    @Test func onlyWhatChangedIsCodedAnew() throws {
        let count = Counter()
        let rows = EncodedRows<Counted>()
        var all = (1...1000).map { Counted(id: LaneID(number: $0), number: $0, count: count) }
        _ = try rows.array(all, isAll: true)
        #expect(count.value == 1000)
        _ = try rows.array(all, isAll: true)
        _ = try rows.array(Array(all.suffix(10)), isAll: false)
        #expect(count.value == 1000)
        all[500] = Counted(id: all[500].id, number: 7, count: count)
        let text = String(buffer: try rows.array(all, isAll: true))
        #expect(count.value == 1001 && text.contains(",500,7,502,"))
        // What was not among all is forgotten.
        _ = try rows.array(Array(all.prefix(5)), isAll: true)
        _ = try rows.array(all, isAll: true)
        #expect(count.value == 1001 + 995)
    }

    @Test func anAnswerIsKeptUntilItsSourceIsAnother() async throws {
        let kept = KeptAnswer<Int>()
        let count = Counter()
        for (source, made) in [(1, 1), (1, 1), (2, 2), (2, 2), (1, 3)] {
            let answer = await kept.answer(source) {
                count.add()
                return ByteBuffer(string: "\(source)")
            }
            #expect(String(buffer: answer) == "\(source)" && count.value == made)
        }
    }
}
