import Foundation
import Testing

/// What an agent does by its lane's tools: any program of the lane, over `signalbox mcp`, from inside the sandbox.
struct ToolTests {
    /// The beginning of every script: `T TOOL ARGUMENTS` calls a tool.
    private static func head(_ box: Sandbox) -> String {
        "T() { python3 '\(box.shared)/tool_client.py' '\(box.binary)' \"$@\"; }\n"
    }

    private static func with(_ body: (Sandbox, TestRepository) async throws -> Void) async throws {
        try await Sandbox.with(confined: true) { box in
            let repository = try await TestRepository(box)
            let other = try await TestRepository(
                box, name: "lib", files: ["src/lib.txt": "zero\ngreet(name)\nlast\n", "top.txt": "greet(x)\n"])
            let client = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Programs/tool_client.py")
            try box.write(try box.read(client.path), to: box.shared + "/tool_client.py")
            try await box.makeWorkspace(
                repository: "gates: [{name: word, run: \"cat b.txt; grep -q two b.txt\"}, {name: after, run: \"true\", needs: [word]}]")
            try await box.succeed("repo", "add", "lib", other.path)
            try await body(box, repository)
        }
    }

    /// What waits in the inbox, as soon as there is so much.
    private static func inbox(_ box: Sandbox, _ count: Int) async throws -> [JSON] {
        for _ in 1...600 {
            let items = try await box.json("inbox").list
            if items.count >= count { return items }
        }
        throw TestFailure("the inbox does not come to \(count): \(try await box.signalbox("lanes"))")
    }

    @Test("An agent reports, asks, hears the answer over a restart of the server, and runs the gates on its work")
    func wholeTurn() async throws {
        try await Self.with { box, _ in
            let lane = try await box.startLane(
                "Say it",
                intent: Self.head(box) + """
                    T target > '\(box.shared)/target'; T rules > '\(box.shared)/rules'
                    T report '{"text": "Begun."}'
                    answer=$(T ask '{"question": "Which word?", "options": ["one", "two"]}')
                    T gates > '\(box.shared)/early' || true
                    echo wrong > b.txt; git add b.txt; git commit -qm 'Add b'
                    T gates > '\(box.shared)/red'
                    echo "$answer" > b.txt; git commit -qam 'Say it'
                    T gates '{"names": ["after"]}' > '\(box.shared)/green'
                    T history > '\(box.shared)/history'
                    T claim '{"claim": "b says the word"}'
                    """)
            let ask = try #require(try await Self.inbox(box, 1).first)
            #expect(ask.kind == "question" && ask["text"] == "Which word?" && ask.lane.text == lane)
            #expect(ask.options.list == ["one", "two"])
            try await box.succeed("down")
            try await box.succeed("up")
            #expect(try await box.json("inbox").list.count == 1)
            try await box.succeed("answer", ask.id.text, "2")
            let after = try await box.reach(lane, "inspecting")
            #expect(after.turns.list.count == 1)
            #expect(after.turns[0].reports.list.map { $0["text"].text } == ["Begun.", "b says the word"])
            #expect(after.turns[0].reports.list.map(\.kind.text) == ["progress", "claim"])
            #expect(try box.read(box.shared + "/target").contains("Say it"))
            #expect(try box.read(box.shared + "/rules").contains("grep -q two b.txt"))
            #expect(try box.read(box.shared + "/early").contains("commit first"))
            let red = try box.read(box.shared + "/red")
            #expect(
                red.contains("word: failed\nexited with code 1\nwrong") && red.contains("after: skipped") && red.contains("no evidence"),
                "\(red)")
            let green = try box.read(box.shared + "/green")
            #expect(green.contains("All green: 2 gates.") && green.contains("word: passed"), "\(green)")
            #expect(try box.read(box.shared + "/history").contains("Which word?: two"))
            // Tries are no evidence: the ledger knows the gates of the candidate only, each once.
            let runs = after.candidate.gates.list.flatMap(\.runs.list)
            #expect(runs.count == 2 && runs.allSatisfy { $0.outcome.result == "passed" })
            try await box.approve(lane)
            try await box.reach(lane, "done")
            try await box.released(lane)
            let left = try FileManager.default.contentsOfDirectory(atPath: box.state + "/jobs").filter { $0.contains("-try-") }
            #expect(left.isEmpty)
            try await box.expectSound()
        }
    }

    @Test("Handoffs are proposed once, scoped or declined, draw the dependency, and the agent hears of it; neighbours can be read")
    func handoffs() async throws {
        try await Self.with { box, _ in
            let lane = try await box.startLane(
                "Use it",
                intent: Self.head(box)
                    + #"""
                    T search '{"repository": "lib", "query": "greet(", "paths": "src/**"}' > SHARED/search
                    T read '{"repository": "lib", "path": "src/lib.txt", "line": 2, "count": 1}' > SHARED/read
                    T read '{"repository": "lib", "path": ""}' > SHARED/folder
                    T search '{"repository": "lib", "query": "--output=/tmp/x"}' > SHARED/option
                    T search '{"repository": "r", "query": "x"}' > SHARED/own || true
                    H='{"repository": "lib", "need": "A farewell\nas greet is.", "interface": "bye(name)", "why": "Manners", "blocking": true}'
                    T handoff "$H" > SHARED/first; T handoff "$H" > SHARED/again
                    T handoff '{"repository": "lib", "need": "A bell", "interface": "ring()", "why": "Fun", "blocking": false}'
                    T handoff '{"repository": "nowhere", "need": "a", "interface": "b", "why": "c", "blocking": false}' > SHARED/nowhere || true
                    T ask '{"question": "Go on?"}'
                    T history > SHARED/history
                    echo two > b.txt; git add b.txt; git commit -qm 'Add b'
                    """#.replacing("SHARED", with: "'\(box.shared)'"))
            let items = try await Self.inbox(box, 3)
            #expect(items.map(\.kind.text) == ["handoff", "handoff", "question"])
            #expect(items[0].id == "H-1" && items[0].blocking == .bool(true) && items[0].lane.text == lane)
            let shown = try await box.succeed("inbox").output
            #expect(shown.contains("bye(name)") && shown.contains("signalbox handoff decline H-2"), "\(shown)")
            #expect(try await box.json("handoff", "list").list.count == 2)

            let target = try await box.succeed("handoff", "scope", "H-1", "--risk", "high", "-q").output.trimmingCharacters(
                in: .whitespacesAndNewlines)
            let scoped = try await box.json("target", "show", target).target
            #expect(scoped.repository == "lib" && scoped.title == "A farewell" && scoped.risk == "high")
            #expect(scoped.intent.text.contains("bye(name)") && scoped.intent.text.contains("Manners"))
            #expect(try await box.json("target", "show", "T-1").target.after.list.map(\.text) == [target])
            #expect(try await box.signalbox("handoff", "scope", "H-1").exit == 3)
            #expect(try await box.signalbox("target", "edit", target, "--after", "T-1").exit == 2, "that would be a cycle")
            try await box.succeed("handoff", "decline", "H-2", "-m", "No bells.")
            #expect(try await box.signalbox("handoff", "show", "H-9").exit == 5)
            try await box.succeed("answer", items[2].id.text, "yes")

            try await box.reach(lane, "inspecting")
            #expect(try box.read(box.shared + "/search").contains("src/lib.txt:2: greet(name)"))
            #expect(try !box.read(box.shared + "/search").contains("top.txt"))
            #expect(try box.read(box.shared + "/read").contains("2-2 of 3\ngreet(name)"))
            #expect(try box.read(box.shared + "/folder").contains("src/\ntop.txt"))
            #expect(try box.read(box.shared + "/option").hasPrefix("0 hits"))
            #expect(try box.read(box.shared + "/own").contains("your own repository"))
            #expect(try box.read(box.shared + "/first").hasPrefix("H-1 to lib"))
            #expect(try box.read(box.shared + "/again").hasPrefix("H-1 to lib"))
            #expect(try box.read(box.shared + "/nowhere").contains("others are lib"))
            let history = try box.read(box.shared + "/history")
            #expect(history.contains("the operator made \(target) of it") && history.contains("No bells."), "\(history)")

            // What it waits for keeps it from landing, until the operator takes the order back.
            try await box.approve(lane)
            let stalled = try await box.attention(lane, "dependency-stalled")
            #expect(stalled.attention.detail.text.contains("\(target) must land first"))
            #expect(try await box.signalbox("target", "edit", "T-1", "--title", "Else", "--after", target).exit == 3)
            try await box.succeed("dispatch", target, "-q")
            try await box.succeed("abandon", "L-2", "--reason", "obsolete")
            try await box.reach("L-2", "abandoned")
        }
    }

    @Test("A lane cannot reach another lane's tools")
    func others() async throws {
        try await Self.with { box, _ in
            let second = box.state + "/lanes/L-2/tools/mcp.sock"
            let lane = try await box.startLane(
                "Look around",
                intent: Self.head(box) + """
                    T ask '{"question": "Is the other there?"}'
                    for place in "$SIGNALBOX_TOOLS" '\(second)'; do
                        python3 -c 'import socket, sys; socket.socket(socket.AF_UNIX).connect(sys.argv[1]); print("reached")' "$place" ||
                            echo "not there"
                    done > '\(box.shared)/other'
                    ls '\(box.state)/lanes' > '\(box.shared)/lanes' || true
                    echo two > b.txt; git add b.txt; git commit -qm 'Add b'
                    """)
            _ = try await Self.inbox(box, 1)
            let added = try await box.signalbox([
                "target", "add", "--repo", "lib", "--title", "Wait", "-q", "--intent", Self.head(box) + "T ask '{\"question\": \"Now?\"}'",
            ])
            try await box.succeed("dispatch", added.output.trimmingCharacters(in: .whitespacesAndNewlines), "-q")
            let asks = try await Self.inbox(box, 2)
            #expect(box.exists(second), "it is there, outside")
            try await box.succeed("answer", asks[0].id.text, "yes")
            try await box.reach(lane, "inspecting")
            #expect(try box.read(box.shared + "/other") == "reached\nnot there\n")
            #expect(try box.read(box.shared + "/lanes").trimmingCharacters(in: .whitespacesAndNewlines) == lane)
            try await box.succeed("answer", asks[1].id.text, "yes")
            try await box.attention("L-2", "nothing-done")
        }
    }
}
