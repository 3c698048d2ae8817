import Domain
import TestSupport
import Testing

@Suite struct ActivityTests {
    private static func at(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

    private static func call(_ id: String, _ kind: ToolKind, command: String? = nil, paths: [String] = []) -> TranscriptContent {
        .toolCall(ToolCall(id: id, name: "Tool", kind: kind, command: command, paths: paths))
    }

    @Test func linesOfEachKind() {
        let rows: [(TranscriptContent, String)] = [
            (Self.call("1", .edit, paths: ["/w/src/app.py"]), "editing src/app.py"),
            (Self.call("1", .edit, paths: ["/w/a", "/elsewhere/b"]), "editing a, /elsewhere/b"),
            (Self.call("1", .edit, paths: ["/wide/a"]), "editing /wide/a"),
            (Self.call("1", .execute, command: "swift test"), "running: swift test"),
            (Self.call("1", .read, paths: ["b"]), "reading b"), (Self.call("1", .fetch), "fetching from the network"),
            (Self.call("1", .mcp), "using Tool"), (.thought(text: "x"), "thinking"), (.message(text: "x"), "writing"),
            (.fileChange(path: "/w/c", change: .added), "editing c"),
            (.error(AgentFault(kind: .api, text: "busy", retrying: true)), "trying again: busy"),
            (.ended(AgentEnding(kind: .finished)), "ending its turn"), (.usage(UsageDelta(tokens: TokenCounts())), "starting"),
        ]
        for (content, words) in rows {
            var activity = AgentActivity(worktree: "/w", since: Self.at(1))
            activity.saw(content, at: Self.at(5))
            #expect(activity.current.text == words)
        }
    }

    @Test func aCallLastsUntilItsResult() {
        var activity = AgentActivity(worktree: "/w", since: Self.at(1))
        #expect(activity.current == Activity(text: "starting", since: Self.at(1)))
        activity.saw(Self.call("1", .execute, command: "make"), at: Self.at(2))
        activity.saw(Self.call("2", .read, paths: ["a"]), at: Self.at(3))
        activity.saw(.thought(text: "meanwhile"), at: Self.at(4))
        #expect(activity.current == Activity(text: "reading a", since: Self.at(3)))
        activity.saw(.toolResult(id: "2", failed: false, output: ""), at: Self.at(5))
        #expect(activity.current == Activity(text: "running: make", since: Self.at(2)))
        activity.saw(.toolResult(id: "1", failed: true, output: ""), at: Self.at(6))
        #expect(activity.current.text == "thinking")
        let since = activity.current.since
        activity.saw(.thought(text: "still"), at: Self.at(9))
        #expect(activity.current.since == since)
    }

    @Test func hostileWordsAreOneHarmlessLine() {
        var activity = AgentActivity(worktree: "/w", since: Self.at(1))
        activity.saw(
            Self.call("1", .execute, command: "echo a\n\u{1B}[2J\u{202E}" + String(repeating: "x", count: 10_000_000)), at: Self.at(2))
        let text = activity.current.text
        #expect(text.count <= Activity.width && !SafeText.isHostile(text))
        #expect(text.hasPrefix("running: echo a␊␛[2J"))
    }

    /// Whatever comes in whatever order: bounded, and what changed is said.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func randomSequences(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var activity = AgentActivity(worktree: "/w", since: Self.at(0))
        for step in 1...5000 {
            let id = "\(Int.random(in: 0..<200, using: &generator))"
            let contents: [TranscriptContent] = [
                Self.call(id, .read, paths: [id]), .toolResult(id: id, failed: false, output: ""), .thought(text: id), .message(text: id),
                .fileChange(path: "/w/\(step)", change: .modified), .plan([]),
            ]
            let before = activity.current
            let said = activity.saw(contents[Int.random(in: 0..<contents.count, using: &generator)], at: Self.at(Int64(step)))
            if activity.current != before { #expect(said) }
            #expect(activity.touched.count <= AgentActivity.touchedLimit)
        }
    }

    @Test func whatTheAgentSaysIsMergedWithWhatIsFound() {
        var files = TouchedFiles(
            lane: LaneID(number: 1), base: "b", source: .worktree,
            files: [TouchedFile(path: "a", status: "modified", additions: 1, deletions: 2)], at: Self.at(1))
        files.add(said: ["a": .modified, "z": .added], isCut: false)
        #expect(files.files.map(\.path) == ["a", "z"])
        #expect(files.files.map(\.said) == [true, true] && files.files.map(\.isFound) == [true, false])
        #expect(!files.isCut)
        files.add(said: Dictionary(uniqueKeysWithValues: (1...3000).map { ("f\($0)", FileChangeKind.added) }), isCut: false)
        #expect(files.files.count == TouchedFiles.limit && files.isCut)
    }
}
