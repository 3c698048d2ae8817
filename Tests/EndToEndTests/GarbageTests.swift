import Foundation
import Testing

/// `signalbox gc` removes what nothing needs, and everything works after it.
struct GarbageTests {
    private static let work = "echo two > b.txt\ngit add b.txt\ngit commit -qm 'Add b'\n"

    /// A landed lane, an abandoned one with work left in it, and one that waits for the operator.
    private func threeLanes(_ box: Sandbox, retention: String) async throws {
        _ = try await TestRepository(box)
        try await box.makeWorkspace(
            repository: "gates: [{name: test, run: \"echo tested\"}]", policy: "{lanesPerBoundary: 3}", rest: "retention: {\(retention)}")
        try await box.land(box.startLane("Add b", intent: Self.work))
        try await box.released("L-1")
        _ = try await box.startLane("Add c", intent: "echo c > c.txt; git add c.txt; git commit -qm c; echo left > left.txt")
        try await box.reach("L-2", "inspecting")
        let worktree = try await box.lane("L-2").worktree.text
        try box.write("by hand\n", to: worktree + "/hand.txt")
        try await box.succeed("abandon", "L-2", "--reason", "stuck")
        try await box.released("L-2")
        _ = try await box.startLane("Add d", intent: "echo d > d.txt; git add d.txt; git commit -qm d")
        try await box.reach("L-3", "inspecting")
    }

    private func blobs(_ box: Sandbox) throws -> Set<String> {
        let root = box.state + "/blobs"
        return Set(
            try FileManager.default.contentsOfDirectory(atPath: root).filter { $0.count == 2 }.flatMap { folder in
                try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").map { folder + $0 }
            })
    }

    /// What crashes leave, each in its place; every command prints the paths that must go.
    private func litter(_ box: Sandbox) async throws -> [String] {
        let text = try await box.shell(
            """
            cd '\(box.state)'
            name=$(printf orphan | sha256sum | cut -c1-64)
            place=blobs/$(echo $name | cut -c1-2); mkdir -p $place; printf orphan > $place/$(echo $name | cut -c3-); echo $place/$(echo $name | cut -c3-)
            cp -r jobs/L-3-turn-1 jobs/L-99-turn-1; echo jobs/L-99-turn-1
            object=$(echo lost | git --git-dir mirrors/r.git hash-object -w --stdin)
            file=mirrors/r.git/objects/$(echo $object | cut -c1-2)/$(echo $object | cut -c3-)
            chmod u+w $file; touch -d '30 days ago' $file; echo $file
            """)
        return text.split(separator: "\n").map { "\(box.state)/\($0)" }
    }

    /// What the last server would have removed had it not been killed, and the next one would at its start: so it comes after that.
    private func remains(_ box: Sandbox) async throws -> [String] {
        let text = try await box.shell(
            """
            cd '\(box.state)'
            mkdir -p turns/L-2-turn-1 lanes/L-2/home transcripts
            echo x > turns/L-2-turn-1/prompt; echo turns/L-2-turn-1
            echo x > lanes/L-2/home/x; echo lanes/L-2
            echo '{}' > transcripts/L-2-turn-1.jsonl; echo transcripts/L-2-turn-1.jsonl
            """)
        return text.split(separator: "\n").map { "\(box.state)/\($0)" }
    }

    private func expectAllWorks(_ box: Sandbox, _ lanes: [String]) async throws {
        for lane in lanes {
            for command in [
                ["lane", "show", lane], ["lane", "log", lane], ["lane", "pr", lane], ["inspect", lane], ["attach", lane],
            ] {
                let result = try await box.signalbox(command)
                #expect(result.exit == 0 && !result.output.isEmpty, "\(result)")
            }
            #expect(try await box.succeed("lane", "log", lane, "gate-test-1").output.contains("tested"))
        }
        try await box.expectSound()
    }

    @Test("A look removes nothing; --apply removes just that, and every lane can still be read, restored and landed")
    func collect() async throws {
        try await Sandbox.with { box in
            try await threeLanes(box, retention: "freeWorktrees: 0")
            try await box.succeed("down")
            let named = try blobs(box)
            var left = try await litter(box)
            try box.write("half a log", to: box.state + "/tmp-1.log")
            let free = try await box.shell("ls -d '\(box.state)'/worktrees/r/slot-*/.git").split(separator: "\n").count
            // The server removes at its start what an earlier one left of ended lanes, their folders last, and `up` need not wait for that.
            let last = box.state + "/lanes/L-1"
            try await box.shell("mkdir -p '\(last)'")
            try await box.succeed("up")
            for _ in 1...500 where box.exists(last) { _ = try await box.json("status") }
            #expect(!box.exists(last), "its lane has landed and is released")
            left += try await remains(box)
            #expect(!box.exists(box.state + "/tmp-1.log"), "nobody writes it any more")
            let events = try await box.json("status").events

            let look = try await box.json("gc")
            #expect(look.applied == false)
            let kinds = look.items.list.map(\.kind.text)
            #expect(Set(kinds) == ["blob", "spool", "prompt", "transcript", "lane-folder", "objects", "worktree"], "\(look)")
            #expect(look.items.list.allSatisfy { !$0.reason.text.isEmpty })
            #expect(left.allSatisfy { box.exists($0) }, "a look removes nothing")
            #expect(try await box.json("status").events == events, "and records nothing")
            #expect(try await box.succeed("gc").output.contains("signalbox gc --apply"))

            let done = try await box.json("gc", "--apply")
            #expect(done.applied == true && done.failed == .array([]))
            #expect(done.items.list.count == look.items.list.count, "\(done)")
            #expect(left.filter { box.exists($0) } == [], "all of it is gone")
            #expect(try blobs(box).isSuperset(of: named), "no blob of the ledger went")
            #expect(try blobs(box).subtracting(named).count == 1, "the plan itself is one")
            let slots = try await box.shell("ls -d '\(box.state)'/worktrees/r/slot-*/.git").split(separator: "\n").count
            #expect(slots < free || free == 1)
            #expect(try await box.json("gc").items == .array([]), "nothing is left to do")
            let history = try await box.json("events", "--after", "\(events.int)").list
            #expect(history.map { $0.actor.text } == ["operator:tester", "signalbox"])

            try await expectAllWorks(box, ["L-1", "L-2", "L-3"])
            let into = box.path("restored")
            try await box.succeed("lane", "restore", "L-2", "--into", into)
            #expect(try box.read(into + "/hand.txt") == "by hand\n")
            #expect(try box.read(into + "/c.txt") == "c\n")
            try await box.approve("L-3")
            try await box.reach("L-3", "done")
            try await box.land(box.startLane("Add e", intent: "echo e > e.txt; git add e.txt; git commit -qm e"))
            try await box.expectSound()
        }
    }

    @Test("Refs of ended lanes go by their own keys only, and it is said what is lost")
    func retention() async throws {
        try await Sandbox.with { box in
            try await threeLanes(box, retention: "landedLanes: 0")
            let mirror = box.state + "/mirrors/r.git"
            func refs() async throws -> [String] {
                try await box.shell("git --git-dir '\(mirror)' for-each-ref --format='%(refname)'").split(separator: "\n").map {
                    String($0)
                }
            }
            let before = try await refs()
            let landed = try await box.json("gc", "--apply")
            #expect(Set(landed.items.list.map(\.lane.text)) == ["L-1"])
            #expect(try await refs().filter { $0.contains("/L-1/") || $0.contains("refs/pull/1/") || $0.contains("t-1-") } == [])
            #expect(try await refs().count == before.count - landed.items.list.count)
            let refused = try await box.signalbox("lane", "restore", "L-1", "--into", box.path("x"))
            #expect(refused.exit == 3 && refused.all.contains("retention.landedLanes"), "\(refused)")
            try await box.succeed("lane", "restore", "L-2", "--into", box.path("two"))

            try box.write(
                box.read(box.workspace + "/signalbox.yaml").replacing("landedLanes: 0", with: "unlandedLanes: 0"),
                to: box.workspace + "/signalbox.yaml")
            let given = try await box.json("gc")
            #expect(Set(given.items.list.map(\.lane.text)) == ["L-2"])
            #expect(given.items.list.allSatisfy { $0.reason.text.contains("its work is only here") })
            try await box.succeed("gc", "--apply")
            #expect(try await refs().filter { $0.contains("/L-2/") } == [])
            #expect(try await refs().contains { $0.contains("/L-3/") })
            try await box.expectSound()
            try await box.approve("L-3")
            try await box.reach("L-3", "done")
            try await box.expectSound()
        }
    }

    @Test(
        "kill -9 in the middle: the next server ends it",
        arguments: ["after:workspace.collectionStarted", "before:workspace.collectionEnded", "after:lane.forgotten"])
    func killed(place: String) async throws {
        try await Sandbox.with { box in
            try await threeLanes(box, retention: "landedLanes: 0, freeWorktrees: 0")
            try await box.succeed("down")
            let left = try await litter(box).filter { !$0.contains("objects") }
            try await box.signalbox("up", with: ["SIGNALBOX_DIE": place])
            let broken = try await box.signalbox("gc", "--apply")
            #expect(broken.exit != 0, "nothing died at \(place)")
            try await box.succeed("up")
            #expect(left.filter { box.exists($0) } == [])
            let kinds = try await box.json("events").list.map { $0.event.workspace.event.keys.first ?? "" }
            #expect(kinds.count { $0 == "collectionStarted" } == 1 && kinds.count { $0 == "collectionEnded" } == 1)
            #expect(try await box.json("gc").items.list.filter { $0.kind != "objects" } == [])
            try await expectAllWorks(box, ["L-2", "L-3"])
        }
    }

    @Test("Lanes that start, work and end while everything unneeded is removed again and again lose nothing")
    func underWork() async throws {
        try await Sandbox.with { box in
            let repository = try await TestRepository(box)
            try await box.makeWorkspace(
                repository: "lanes: 4\ngates: [{name: test, run: \"test -f a.txt\"}]",
                policy: "{lanes: 4, lanesPerRepository: 4, lanesPerBoundary: 4}",
                rest: "retention: {landedLanes: 0, unlandedLanes: 0, freeWorktrees: 0}")
            for round in 0..<3 {
                for number in 1...4 {
                    let name = "f\(round)-\(number).txt"
                    _ = try await box.startLane("Add \(name)", intent: "echo x > \(name); git add \(name); git commit -qm \(name)")
                }
                for number in 1...4 {
                    let lane = "L-\(round * 4 + number)"
                    try await box.succeed("gc", "--apply")
                    try await box.reach(lane, "inspecting")
                    try await box.succeed("gc", "--apply")
                    if number == 4 {
                        try await box.succeed("abandon", lane, "--reason", "stuck")
                    } else {
                        try await box.approve(lane)
                    }
                    try await box.succeed("gc", "--apply")
                    try await box.reach(lane, number == 4 ? "abandoned" : "done")
                }
            }
            #expect(try await repository.files().count == 10)
            try await box.expectSound()
        }
    }
}
