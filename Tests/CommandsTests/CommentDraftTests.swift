import API
import Domain
import Testing

@testable import Commands

struct CommentDraftTests {
    private func split(_ line: [String]) throws -> (lane: String, comments: [CommentDraft]) {
        let command: InspectCommand = try TestRoot.parsed(["inspect"] + line)
        return try CommentDraft.split(words: command.words, places: command.comment) { LaneID($0) != nil }
    }

    @Test func textsGoWithTheirPlaces() throws {
        let (lane, comments) = try split(["L-1", "--comment", "a.txt:3", "first words", "--comment", "b:c.txt", "second"])
        #expect(lane == "L-1")
        #expect(comments == [try CommentDraft(place: "a.txt:3", text: "first words"), try CommentDraft(place: "b:c.txt", text: "second")])
        #expect(comments.map(\.line) == [3, nil])
        #expect(comments.map(\.path) == ["a.txt", "b:c.txt"])
    }

    @Test func theLaneMayComeLast() throws {
        let (lane, comments) = try split(["--comment", "a.txt:3", "words", "L-1"])
        #expect(lane == "L-1" && comments.first?.text == "words")
    }

    @Test func aTextMayBeginWithADash() throws {
        #expect(try split(["L-1", "--comment", "a:1", "--", "-1 is wrong"]).comments.first?.text == "-1 is wrong")
    }

    @Test(arguments: [
        ["--comment", "a:1", "text"], ["L-1", "--comment", "a:1"], [], ["L-1", "text"], ["L-1", "--comment", "a:0", "text"],
        ["L-1", "--comment", "a:1", " "], ["L-1", "--comment", ":3", "text"], ["L-1", "--comment", "a:1", "two", "words"],
    ])
    func whatIsIncompleteIsWrongUsage(line: [String]) {
        let failure = #expect(throws: CommandFailure.self) { try split(line) }
        #expect(failure?.status == .usage)
    }

    @Test(arguments: [
        (["y"], ["a", "b"]), (["yes"], ["a", "b"]), (["n"], []), ([""], []), ([], []), (["sure"], []), (["list", "y", "n"], ["a"]),
        (["l", "n", "y"], ["b"]), (["list", "y", "q"], ["a"]), (["list"], []),
    ])
    func onlyWhatAPersonSaysIsSeen(answers: [String], seen: [String]) {
        var answers = answers[...]
        #expect(SeenQuestion(files: ["a", "b"]) { _ in answers.popFirst() }.answer() == seen)
    }

    @Test func nothingUnseenAsksNothing() {
        #expect(SeenQuestion(files: []) { _ in "y" }.answer() == [])
    }
}
