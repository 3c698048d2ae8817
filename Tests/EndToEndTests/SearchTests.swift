import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Finding what was said, through a real server, its crashes and its rebuilds.
struct SearchTests {
    /// Asks until the index is whole; its answer then.
    private static func search(_ box: Sandbox, _ words: String...) async throws -> JSON {
        for _ in 1...2000 {
            let page = try await box.signalbox(["search", "--json"] + words).json()
            if page.behind == .null { return page }
        }
        throw TestFailure("the search index did not become whole")
    }

    /// What a browser is told, up to the first activity and the first event.
    private static func live(_ box: Sandbox) async throws -> String {
        try Data(
            #"""
            use IO::Socket::UNIX; my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die; my ($activity, $event) = (0, 0);
            print $s "GET /api/v1/live?after=0 HTTP/1.1\r\nHost: x\r\n\r\n";
            while (<$s>) { print; $activity |= /^data: \{"activity"/; $event |= /^data: \{"actor"/; last if $activity && $event; }
            """#.utf8
        ).write(to: URL(fileURLWithPath: box.path("live.pl")))
        return try await box.shell("perl '\(box.path("live.pl"))' '\(box.state)/run/socket'")
    }

    private static func places(_ page: JSON) -> [String] {
        page.hits.list.map { "\($0.kind.text) \($0.lane.text)\($0.target.text) \($0.turn.int) \($0.entry.int)" }
    }

    @Test("What an agent printed, a title, a comment and a decision are found, after a crash and after a rebuild as before")
    func found() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: "gates: [{name: test, run: \"test -f b.txt\"}]")
            let lane = try await box.startLane(
                "Plant the zebra", intent: "printf 'zebra said \\033[2J\\n日本語のテスト\\n'; echo b > b.txt; git add b.txt; git commit -qm b")
            try await box.reach(lane, "inspecting")
            try await box.succeed("inspect", lane, "--all-viewed", "--comment", "b.txt:1", "why this zebra")
            try await box.succeed("reject", lane, "--reason", "not-wanted", "--message", "no zebra today")
            let before = try await Self.search(box, "zebra")
            let kinds = Set(before.hits.list.map(\.kind.text))
            #expect(kinds == ["output", "target", "comment", "decision"], "\(before)")
            #expect(try await Self.search(box, "本語").hits.list.count >= 1)
            #expect(try await Self.search(box, "zebra", "--lane", lane).hits.list.count == before.hits.list.count - 1)
            #expect(try await Self.search(box, "zebra", "--repo", "nobody").hits.list.isEmpty)
            for odd in ["\"", "*", "a AND (", "-x", "🚀", "NEAR/", "'; DROP TABLE words; --", String(repeating: "long ", count: 2000)] {
                let result = try await box.signalbox("search", "--json", "--", odd)
                #expect(result.exit == 0, "\(odd.prefix(20)): \(result)")
            }
            let shown = try await box.succeed("search", "zebra said").output
            #expect(shown.contains("␛[2J") && !shown.contains("\u{1B}[2J"))

            #expect(kill(Int32(try await box.json("status").pid.int), SIGKILL) == 0)
            #expect(try await Self.search(box, "zebra").hits == before.hits)

            let rebuilt = try await box.json("ledger", "rebuild")
            #expect(rebuilt.sound == .bool(true) && rebuilt.index.text.contains("1 turn"))
            #expect(try await Self.places(Self.search(box, "zebra")) == Self.places(before))

            try await box.succeed("down")
            for file in ["search.sqlite", "search.sqlite-wal", "search.sqlite-shm"] {
                try? FileManager.default.removeItem(atPath: "\(box.state)/\(file)")
            }
            try Data("not an index".utf8).write(to: URL(fileURLWithPath: "\(box.state)/search.sqlite"))
            #expect(try await Self.places(Self.search(box, "zebra")) == Self.places(before))
        }
    }

    @Test("While an agent works: what it has said is found, what it does is shown, and so are the files that it touched")
    func atWork() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace()
            let fifo = try await Fifo(box, "fifo")
            let intent = """
                echo giraffe; echo new > "$(printf 'n\\n\\033[2Jw.txt')"; echo changed >> a.txt; git add a.txt; git commit -qm a
                echo ready > \(fifo.path); read go < \(fifo.path)
                git add -A; git commit -qm b
                """
            let lane = try await box.startLane("Work", intent: intent)
            _ = try await fifo.read()
            var page = JSON.null
            for _ in 1...2000 where page.hits.list.isEmpty {
                page = try await box.signalbox("search", "giraffe", "--lane", lane, "--json").json()
            }
            #expect(page.hits[0].turn.int == 1 && page.hits[0].entry.int > 0)
            let touched = try await box.json("lane", "files", lane)
            #expect(touched.source == "worktree")
            #expect(touched.files.list.map(\.path.text).sorted() == ["a.txt", "n\n\u{1B}[2Jw.txt"], "\(touched)")
            #expect(touched.files.list.allSatisfy { $0.additions.int == 1 })
            #expect(try await !box.succeed("lane", "files", lane).output.contains("\u{1B}"))
            #expect(try await box.lane(lane).activity["text"].text.isEmpty == false)
            let live = try await Self.live(box)
            #expect(live.contains("id: 1\ndata: {"))
            #expect(
                live.contains("event: activity\ndata: {\"activity\":{\"since\":")
                    && live.contains(#""text":"starting"},"lane":"\#(lane)"}"#), "\(live)")
            // Killed in the middle: the next server reads the transcript from its beginning, and nothing is there twice.
            #expect(kill(Int32(try await box.json("status").pid.int), SIGKILL) == 0)
            _ = try await box.json("status")
            try await fifo.release()
            try await box.reach(lane, "inspecting")
            #expect(try await Self.search(box, "giraffe", "--lane", lane).hits.list.count == 1)
            try await box.succeed("abandon", lane, "--reason", "obsolete")
        }
    }
}
