import Domain
import Testing

@Suite struct SearchableTextTests {
    private static func words(_ content: TranscriptContent) -> String? {
        SearchableText.of(content).map { "\($0.kind.rawValue): \($0.text)" }
    }

    @Test func wordsOfEachKind() {
        #expect(Self.words(.message(text: "done")) == "message: done")
        #expect(Self.words(.thought(text: "hm")) == "thought: hm")
        #expect(
            Self.words(.toolCall(ToolCall(id: "1", name: "Bash", kind: .execute, command: "swift test"))) == "tool-call: Bash: swift test")
        #expect(
            Self.words(.toolCall(ToolCall(id: "1", name: "Edit", kind: .edit, paths: ["a.py"], input: "{\"x\":1}")))
                == "tool-call: Edit\na.py\n{\"x\":1}")
        #expect(Self.words(.fileChange(path: "a\nb", change: .added)) == "file-change: added a\nb")
        #expect(Self.words(.error(AgentFault(kind: .api, status: 529, text: "overloaded"))) == "error: overloaded")
        #expect(Self.words(.text(stream: .stderr, line: "oops")) == "output: oops")
        #expect(Self.words(.ended(AgentEnding(kind: .limited, text: "no turns"))) == "error: no turns")
        // The ledger holds these as events, a plain end repeats the last message, and nothing is no words.
        #expect(Self.words(.said(by: "ada", text: "x")) == nil)
        #expect(Self.words(.ended(AgentEnding(kind: .finished, text: "done"))) == nil)
        #expect(Self.words(.message(text: " \n")) == nil)
    }

    @Test func longOutputKeepsItsBeginningAndItsEnd() {
        let output = "first " + String(repeating: "é", count: 100_000) + " last"
        let text = SearchableText.of(.toolResult(id: "1", failed: false, output: output))?.text ?? ""
        #expect(text.hasPrefix("first ") && text.hasSuffix(" last"))
        #expect(text.utf8.count < SearchableText.tool + 20)
    }

    @Test func eventsBecomeDocumentsWithTheirPlace() throws {
        let at = Timestamp(milliseconds: 7)
        let lane = LaneID(number: 2)
        func documents(_ event: Event) -> [SearchDocument] {
            SearchableEvent.documents(RecordedEvent(sequence: 9, time: at, actor: "operator:ada", event: event)) { _ in "web" }
        }
        let message = OperatorMessage(number: 1, turn: 3, text: "use tabs", by: "ada", interrupts: false, at: at)
        #expect(
            documents(.lane(lane, .messaged(message))) == [
                SearchDocument(place: .event(9, lane, turn: 3), repository: "web", time: at, kind: .said, text: "use tabs")
            ])
        let comment = Comment(number: 1, candidate: 1, path: "a.py", line: 3, text: "why?", by: "ada", at: at)
        #expect(documents(.lane(lane, .commented(comment))).map(\.text) == ["a.py\nwhy?"])
        let decision = Decision(kind: .reject, reason: "not-wanted", message: "later", candidate: 1, by: "ada", at: at)
        #expect(documents(.lane(lane, .decided(decision))).map(\.text) == ["reject not-wanted\nlater"])
        let target = Target(id: TargetID(number: 4), title: "Title", intent: "Intent", repository: "api", kind: "fix", risk: .low)
        #expect(documents(.target(target.id, .added(target))).map(\.place) == [.target(target.id, sequence: 9)])
        #expect(documents(.lane(lane, .paused)).isEmpty)
        let ask = Ask(
            id: AskID(number: 1), turn: 1,
            ask: AgentAsk(key: "k", kind: .permission, call: ToolCall(id: "c", name: "Bash", kind: .execute, command: "curl x")), at: at)
        #expect(documents(.lane(lane, .asked(ask))).map(\.text) == ["Bash: curl x"])
        #expect(documents(.lane(lane, .answered(ask.id, Answer(verdict: .deny, by: "ada")))).map(\.text) == ["deny"])
    }
}
