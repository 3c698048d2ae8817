import Testing

/// How decisions are come to, by the commands that a person types and the calls that a page makes.
struct PaceTests {
    private static let gates = "gates: [{name: test, run: \"true\"}]"

    /// A page: says that it showed rows of the lane's first file, and for how long it was looked at.
    private static func look(_ box: Sandbox, _ lane: String, rows: ClosedRange<Int>, seconds: Int, digest: String? = nil) async throws
        -> JSON
    {
        let file = try await box.lane(lane).candidate.files[0].file
        let body = """
            {"surface": "page", "kind": "screen", "looks": [{"path": "\(file.path.text)", "digest": "\(digest ?? file.digest.text)", \
            "rows": [{"first": \(rows.lowerBound), "last": \(rows.upperBound)}], "visibleMilliseconds": \(seconds * 1000), \
            "activeMilliseconds": \(seconds * 1000)}]}
            """
        try box.write(body, to: box.path("look.json"))
        let program = """
            import http.client, socket, sys
            class Connection(http.client.HTTPConnection):
                def connect(self):
                    self.sock = socket.socket(socket.AF_UNIX)
                    self.sock.connect(sys.argv[1])
            connection = Connection("localhost")
            connection.request("POST", "/api/v1/lanes/" + sys.argv[2] + "/looks", open(sys.argv[3]).read(), {"X-Signalbox-Operator": "tester"})
            print(connection.getresponse().read().decode())
            """
        try box.write(program, to: box.path("look.py"))
        return try JSON(
            try await box.shell(
                "python3 '\(box.path("look.py"))' '\(box.state)/run/socket' \(lane) '\(box.path("look.json"))'"))
    }

    @Test("A decision sooner than reading allows is taken, with a note, and counted everywhere")
    func fast() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            try await box.makeWorkspace(repository: Self.gates, rest: "attention: {linesPerMinute: 1, dailyMinutes: 90}")
            let lane = try await box.startLane("Count", intent: "seq 1 40 > n.txt; git add n.txt; git commit -qm Count")
            try await box.reach(lane, "inspecting")
            try await box.succeed("inspect", lane, "--all-viewed")
            let approved = try await box.succeed("approve", lane, "--reason", "correct").output
            #expect(approved.contains("never on a screen, 0 of 40 changed lines seen, 1 of 1 file viewed"))
            #expect(approved.contains("note: sooner than reading allows: 0 ms for what takes 40 min at 1 changed lines a minute"))
            #expect(approved.contains("note: marked as viewed and not shown in full: n.txt (0 of 40 lines)"))
            let done = try await box.reach(lane, "done")
            #expect(try await repository.tree() == done.candidate.tree.text, "it lands all the same")
            #expect(done.decision.pace.faster == true && done.decision.pace.neededMilliseconds == 2_400_000)
            #expect(done.decision.pace.sampled[0].path == "n.txt")

            #expect(try await box.succeed("lane", "show", lane).output.contains("sooner than reading allows"))
            let report = try await box.json("report")
            let figures = report.pace.list.reduce(into: [:]) { $0[$1.id.text] = $1["text"].text }
            #expect(figures["fasterThanReading"] == "1 of 1" && figures["filesSampled"] == "1 of 1")
            #expect(report.hurried.rows[0].lane.text == lane)
            let attention = try await box.json("attention")
            #expect(attention.faster == 1 && attention.decisions == 1 && attention.leftMilliseconds == 5_400_000)
            #expect(try await box.succeed("status").output.contains("attention 0 ms of 90 min looked · 1 h 30 min left"))
            #expect(try await box.json("audit").pace[0]["text"].text == "1 of 1")
            try await box.expectSound()
        }
    }

    @Test("What a page and the pager showed is recorded, bounded, and derived again")
    func looks() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(repository: Self.gates)
            let lane = try await box.startLane("Count", intent: "seq 1 5 > n.txt; git add n.txt; git commit -qm Count")
            try await box.reach(lane, "inspecting")

            let old = try await Self.look(box, lane, rows: 1...5, seconds: 1, digest: "another")
            #expect(old.ignored[0] == "n.txt" && old.believedMilliseconds == 0 && old.pace.linesSeen == 0)
            let first = try await Self.look(box, lane, rows: 1...3, seconds: 3600)
            #expect((1...60_000).contains(first.believedMilliseconds.int), "nothing before the page opened, and no hour: \(first)")
            #expect(first.pace.linesSeen == 3)
            let again = try await Self.look(box, lane, rows: 2...99, seconds: 3600)
            #expect(again.believedMilliseconds.int <= 60_000)

            try await box.succeed("inspect", lane)
            try await box.succeed("inspect", lane, "--viewed", "n.txt")
            let seen = try await box.lane(lane).candidate.files[0]
            #expect(seen.linesSeen == 5 && seen.linesShown == 5)
            try await box.succeed("approve", lane, "--reason", "correct")
            let pace = try await box.reach(lane, "done").decision.pace
            #expect(pace.linesSeen == 5 && pace.linesPrinted == 0 && pace.sampled.list.isEmpty)
            #expect(pace.lookedMilliseconds.int == first.believedMilliseconds.int + again.believedMilliseconds.int)
            #expect(pace.sincePrintedMilliseconds.int >= 0)
            #expect(try await box.json("attention").lookedMilliseconds == pace.lookedMilliseconds)
            let looked = try await box.json("events").list.filter { $0.event.lane.event.looked != .null }
            // The first at once; the second and what was printed with the mark or the decision.
            #expect(looked.count == 3)
            try await box.expectSound()
        }
    }

    @Test("Several lanes in one call: each by itself, and nothing at all with one of high risk among them")
    func bulk() async throws {
        try await Sandbox.with { box in
            _ = try await TestRepository(box)
            try await box.makeWorkspace(
                repository: Self.gates + "\nboundaries: {bank: {paths: [\"bank/**\"], risk: high}}", policy: "{land: manual}")
            func start(_ name: String, _ path: String) async throws -> String {
                let lane = try await box.startLane(
                    name, intent: "mkdir -p $(dirname \(path)); echo x > \(path); git add -A; git commit -qm \(name)")
                try await box.reach(lane, "inspecting")
                return lane
            }
            let one = try await start("One", "one.txt")
            let two = try await start("Two", "two.txt")
            let risky = try await start("Bank", "bank/a.txt")
            let unseen = try await start("Three", "three.txt")
            for lane in [one, two, risky] { try await box.succeed("inspect", lane, "--all-viewed") }

            let refused = try await box.signalbox("approve", one, risky, two, "--reason", "correct")
            #expect(refused.exit == 3)
            #expect(refused.errors.contains("\(risky): it changes bank/a.txt in boundary 'bank' of high risk"))
            #expect(refused.errors.contains("nothing was decided"))
            for lane in [one, two, risky] { #expect(try await box.lane(lane).decisions.list.isEmpty) }
            #expect(try await box.signalbox("approve", one, "L-99", "--reason", "correct").exit == 5)
            #expect(try await box.signalbox("approve", one, one, "--reason", "correct").exit == 2)
            #expect(try await box.signalbox("approve", one, two, "--reason", "nonsense").exit == 2)
            #expect(try await box.lane(one).decisions.list.isEmpty)

            let mixed = try await box.signalbox("approve", one, unseen, two, "--reason", "correct", "--json")
            #expect(mixed.exit == 3)
            let document = try mixed.json()
            #expect(document.decided.list.map(\.id.text) == [one, two])
            #expect(document.refused[0].lane.text == unseen && document.refused[0].code == "refused")
            #expect(document.refused[0].message.text.contains("three.txt"))
            #expect(mixed.errors.isEmpty)

            try await box.succeed("inspect", unseen, "--all-viewed")
            try await box.succeed("approve", risky, "--reason", "correct")
            let last = try await start("Four", "four.txt")
            try await box.succeed("inspect", last, "--all-viewed")
            let table = try await box.succeed("approve", last, unseen, "--reason", "correct").output
            #expect(table.contains("2 of 2 approved, 2 of them sooner than reading allows"))
            try await box.expectSound()
        }
    }
}
