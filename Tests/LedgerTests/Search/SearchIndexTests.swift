import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct SearchIndexTests {
    let folder: TemporaryFolder
    let index: SearchIndex

    init() throws {
        folder = try TemporaryFolder()
        index = try SearchIndex(state: folder.url)
    }

    private func document(_ number: Int, _ text: String, lane: Int = 1, repository: String = "web", time: Int64? = nil) -> SearchDocument {
        SearchDocument(
            place: .entry(LaneID(number: lane), turn: 1, number: number), repository: repository,
            time: Timestamp(milliseconds: time ?? 1_800_000_000_000 + Int64(number) * 1000), kind: .message, text: text)
    }

    private func write(_ documents: [SearchDocument]) throws {
        var batch = SearchBatch()
        batch.documents = documents
        try index.write(batch)
    }

    private func entries(_ text: String, lane: Int? = nil, repository: String? = nil) throws -> [Int?] {
        try index.search(SearchQuestion(text: text, lane: lane.map(LaneID.init), repository: repository)).hits.map(\.entry)
    }

    @Test func newestFirstWithFiltersAndPages() throws {
        try write((1...20).map { document($0, "common word\($0)", lane: $0 % 2 + 1, repository: $0 % 2 == 0 ? "web" : "a\"b'c:*") })
        #expect(try entries("common") == Array((1...20).reversed()))
        #expect(try entries("COMMON word7") == [7])
        #expect(try entries("common", lane: 1) == [20, 18, 16, 14, 12, 10, 8, 6, 4, 2])
        #expect(try entries("common", repository: "a\"b'c:*") == [19, 17, 15, 13, 11, 9, 7, 5, 3, 1])
        #expect(try entries("common", lane: 2, repository: "web").isEmpty)
        #expect(try entries("common missing").isEmpty)
        #expect(try entries("wor*").count == 20)
        #expect(try entries("\"common word3\"") == [3])
        var found: [Int?] = []
        var before: Int64?
        repeat {
            let page = try index.search(SearchQuestion(text: "common", limit: 7, before: before))
            found += page.hits.map(\.entry)
            before = page.next
        } while before != nil
        #expect(found == Array((1...20).reversed()))
    }

    @Test func whatIsSaidInOneMillisecondStaysInOrderAndIsWhole() throws {
        // More than fit into one.
        try write((1...5000).map { document($0, "same", time: 1_800_000_000_000) })
        try write([document(5001, "same", time: 1_800_000_000_000), document(5002, "same", time: 0), document(5003, "same", time: .max)])
        let page = try index.search(SearchQuestion(text: "same", limit: 200))
        #expect(page.hits.map(\.entry).prefix(3) == [5003, 5001, 5000])
        #expect(try index.contents().count == 5003)
    }

    @Test(arguments: [
        "", " ", "\"", "\"\"", "'", "*", "a*", "^a", "-", "- -", "AND", "OR NOT", "NEAR(a b)", "text:", "{text} : a", "a\"b", "(((", ")",
        "\\",
        "a + b", "🚀", "👩‍👩‍👧", "日本語", "\u{0}", "a\u{0}b", "\u{1}\u{2}", "\u{200B}", "\u{202E}abc", "é", "e\u{301}", "%_",
        "; DROP TABLE words; --",
        "\u{FFFF}", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "٣", "ﬁ", "\u{1F1E9}\u{1F1EA}",
    ])
    func noTextIsAnError(text: String) throws {
        try write([document(1, "some text"), document(2, text), document(3, text + " tail")])
        for question in [text, "\"\(text)\"", text + "*", String(repeating: text + " ", count: 3000), "some " + text] {
            _ = try index.search(SearchQuestion(text: question, lane: LaneID(number: 1), repository: question))
            _ = try index.search(SearchQuestion(text: question))
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func noRandomTextIsAnError(seed: UInt64) throws {
        var state = seed
        func random(_ bound: UInt32) -> UInt32 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt32(truncatingIfNeeded: state >> 33) % bound
        }
        for number in 1...300 {
            var text = String.UnicodeScalarView()
            for _ in 0...random(12) {
                let scalar = random(3) == 0 ? Unicode.Scalar(random(0x11_0000)) : Unicode.Scalar(random(0x80))
                text.append(scalar ?? "x")
            }
            try write([document(number, String(text))])
            let page = try index.search(SearchQuestion(text: String(text)))
            // What was said is found by its own words, unless there are none.
            #expect(
                page.note != nil || page.hits.contains { $0.entry == number }
                    || !text.contains { $0.value < 0x3000 && $0.properties.isAlphabetic },
                "\(String(text).debugDescription)")
        }
    }

    @Test func scriptsWithoutSpacesAndSymbolsAreFoundByParts() throws {
        try write([
            document(1, "修复登录页面的错误"), document(2, "ログインを直す"), document(3, "done✅ and 🚀shipped"), document(4, "로그인 오류"),
            document(5, "│ cell │"),
            document(6, "Émile naïve"),
        ])
        #expect(try entries("登录") == [1])
        #expect(try entries("登页").isEmpty)
        #expect(try entries("グイ") == [2])
        #expect(try entries("오류") == [4])
        #expect(try entries("🚀") == [3])
        #expect(try entries("done") == [3] && entries("shipped") == [3])
        #expect(try entries("cell") == [5])
        #expect(try entries("emile NAIVE") == [6])
        let hit = try #require(try index.search(SearchQuestion(text: "登录")).hits.first)
        #expect(hit.snippet == "修复登录页面的错误")
        #expect(hit.pieces.filter(\.isMatch).map(\.text).joined() == "登录")
    }

    @Test func snippetsAreBoundedAndKeepTheMatch() throws {
        let long = String(repeating: "🚀é", count: 3000)
        try write([document(1, "\(long) needle \(long)"), document(2, String(repeating: "x", count: 30_000) + "\u{1}needle\u{2}\u{1B}[2J")])
        let hits = try index.search(SearchQuestion(text: "needle")).hits
        #expect(hits.map(\.entry) == [2, 1])
        for hit in hits {
            #expect(hit.snippet.utf16.count <= Snippet.limit)
            #expect(hit.pieces.filter(\.isMatch).map(\.text) == ["needle"])
        }
    }

    @Test func aTurnThatIsClearedIsGoneAndTheLedgersWordsStay() throws {
        try write([document(1, "agent"), document(2, "agent", lane: 2)])
        let event = SearchDocument(
            place: .event(3, LaneID(number: 1), turn: 1), repository: "web", time: Timestamp(milliseconds: 5), kind: .said, text: "agent")
        var batch = SearchBatch()
        batch.documents = [event]
        batch.turns[SearchTurn(lane: LaneID(number: 1), turn: 1)] = SearchProgress(entries: 1, bytes: 9)
        batch.sequence = 3
        try index.write(batch)
        #expect(try index.turns().count == 1 && index.sequence() == 3)
        batch = SearchBatch()
        batch.cleared = [SearchTurn(lane: LaneID(number: 1), turn: 1)]
        try index.write(batch)
        #expect(try index.search(SearchQuestion(text: "agent")).hits.map(\.lane?.number) == [2, 1])
        #expect(try index.search(SearchQuestion(text: "agent")).hits.map(\.sequence) == [nil, 3])
        #expect(try index.turns().isEmpty)
    }

    @Test func aTargetHasItsNewestWords() throws {
        for (sequence, title) in [(1, "old words"), (2, "new words")] {
            try write([
                SearchDocument(
                    place: .target(TargetID(number: 4), sequence: Int64(sequence)), repository: "web",
                    time: Timestamp(milliseconds: Int64(sequence)), kind: .target, text: title)
            ])
        }
        #expect(try index.search(SearchQuestion(text: "words")).hits.map(\.sequence) == [2])
        #expect(try index.search(SearchQuestion(text: "old")).hits.isEmpty)
        #expect(try index.search(SearchQuestion(text: "words", repository: "web")).hits.map(\.target?.number) == [4])
        #expect(try index.search(SearchQuestion(text: "words", lane: LaneID(number: 4))).hits.isEmpty)
    }

    @Test(arguments: ["not a database at all", ""])
    func aFileThatIsNoIndexIsMadeAnew(content: String) throws {
        try write([document(1, "here")])
        index.close()
        let file = folder.file("search.sqlite")
        for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + suffix) }
        try Data(content.utf8).write(to: file)
        let again = try SearchIndex(state: folder.url)
        #expect(try again.search(SearchQuestion(text: "here")).hits.isEmpty)
        #expect(try again.sequence() == 0)
        #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
    }

    @Test func anIndexOfAnotherVersionIsMadeAnewAndAnOwnOneIsKept() throws {
        try write([document(1, "here")])
        index.close()
        let kept = try SearchIndex(state: folder.url)
        #expect(try kept.search(SearchQuestion(text: "here")).hits.count == 1)
        kept.close()
        try DatabaseQueue(path: folder.file("search.sqlite").path).write { try $0.execute(sql: "PRAGMA user_version = 999") }
        let anew = try SearchIndex(state: folder.url)
        #expect(try anew.search(SearchQuestion(text: "here")).hits.isEmpty)
        try anew.drop()
        #expect(try anew.turns().isEmpty)
    }
}
