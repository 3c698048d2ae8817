import Domain
import Foundation
import Synchronization
import Testing

@testable import Control

struct InspectionMemoryTests {
    private struct Failed: Error {}

    /// What was asked for, in order.
    private final class Tally<Value: Sendable>: Sendable {
        private let state = Mutex<[Value]>([])
        var values: [Value] { state.withLock { $0 } }
        func add(_ value: Value) { state.withLock { $0.append(value) } }
    }

    @Test func anAnswerIsMadeOnce() async throws {
        let answers = RecentAnswers<Int, String>(limit: 10)
        let made = Tally<Int>()
        let all = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await answers.answer(7) {
                        made.add(1)
                        await Task.yield()
                        return "seven"
                    }
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(all == ["seven"] && made.values == [1])
    }

    @Test func aFailureIsNotKept() async throws {
        let answers = RecentAnswers<Int, String>(limit: 10)
        await #expect(throws: Failed.self) { try await answers.answer(1) { throw Failed() } }
        #expect(try await answers.answer(1) { "now" } == "now")
    }

    @Test func theLeastRecentlyAskedIsForgotten() async throws {
        let answers = RecentAnswers<Int, Int>(limit: 10) { $0 }
        let made = Tally<Int>()
        @Sendable func ask(_ number: Int, cost: Int = 4) async throws {
            _ = try await answers.answer(number) {
                made.add(number)
                return cost
            }
        }
        for number in [1, 2, 1, 3, 1, 2] { try await ask(number) }
        #expect(made.values == [1, 2, 3, 2])
        try await ask(9, cost: 1000)
        try await ask(9, cost: 1000)
        #expect(made.values == [1, 2, 3, 2, 9], "the newest is kept whatever it costs")
    }

    @Test func gitIsAskedAboutNewPairsOnly() async throws {
        let memory = CollisionMemory()
        let asked = Tally<[Int]>()
        @Sendable func ask(_ pairs: [(String, String)], in repository: String = "web") async throws -> [[String]] {
            try await memory.conflicts(repository: repository, pairs) { missing in
                asked.add(missing)
                return missing.map { ["\(pairs[$0])"] }
            }
        }
        #expect(try await ask([("a", "b"), ("a", "c")]).count == 2)
        #expect(try await ask([("b", "a"), ("a", "d"), ("c", "a")]).map(\.count) == [1, 1, 1])
        _ = try await ask([("a", "b")])
        _ = try await ask([("a", "b")], in: "api")
        #expect(asked.values == [[0, 1], [1], [0]])
    }

    @Test(arguments: [
        ("", [], false), ("a", ["a"], true), ("a\n", ["a"], false), ("\n", [""], false), ("a\n\nb", ["a", "", "b"], true),
        ("a\r\nb\r\n", ["a\r", "b\r"], false),
    ])
    func linesOfAFile(text: String, lines: [String], lacks: Bool) {
        let contents = FileContents(Array(text.utf8))
        #expect((0..<contents.lineCount).map { String(decoding: contents.line($0), as: UTF8.self) } == lines)
        #expect(lines.isEmpty || contents.lacksNewline(lines.count - 1) == lacks)
    }

    @Test(arguments: [
        ("two\nthree\n", 2...3), ("two", 2...2), ("wo\nthr", 2...3), ("four\nfive", 4...5), ("nothing", nil), ("", nil),
        ("one\ntwo\nthree\nfour\nfive\nsix", nil), ("wo", nil),
    ])
    func whereAnEditStands(text: String, lines: ClosedRange<Int>?) {
        #expect(WrittenLines.find(text, in: FileContents(Array("one\ntwo\nthree\nfour\nfive".utf8))) == lines)
    }

    @Test func needlesOutliveJSON() throws {
        for name in ["a/b \"quoted\".swift", "ümlaut.txt", "plain.swift", "back\\slash.txt"] {
            let json = try JSONEncoder().encode(name)
            let needle = TranscriptScan.needle(name)
            #expect(!needle.isEmpty && String(decoding: json, as: UTF8.self).contains(String(decoding: needle, as: UTF8.self)))
        }
    }
}
